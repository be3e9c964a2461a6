// Protects whoever must not eat something: what is in what was chosen is said, dressing and sauces too, and so is what only shares
// the pan; nothing is ever called free of anything.
import { describe, expect, test } from 'vitest'
import { exampleMenu as menu } from '@/prisma/menu'
import { type AskedLine, allergensOf, type Portion, portionsOf } from './allergy'
import { allergyWords, lineTroubles, readOut } from './allergy-words'
import type { Allergen } from './menu'

type Options = Record<string, string>
const line = (item: string, options?: Options): AskedLine => ({ key: 1, item, ...(options && { options }) })
const dry = { 'salt-vinegar': 'None' }
const answers = (portions: readonly Portion[]) => portions.map(({ name, verdict }) => [name, verdict])

describe('each thing on a line is answered for itself', () => {
  const cases: [string, Allergen, AskedLine, [string, Portion['verdict']][]][] = [
    ['fish in cod', 'fish', line('cod-and-chips', dry), [['Cod & chips', 'contains']]],
    [
      'mustard on cod and chips with a tartare',
      'mustard',
      line('cod-and-chips', { 'salt-vinegar': 'Both', 'on-top': 'Tartare' }),
      [
        ['Cod & chips', 'not-in-it'],
        ['Salt & vinegar', 'not-in-it'],
        ['Tartare on top', 'contains'],
      ],
    ],
    [
      'malt vinegar is barley',
      'gluten',
      line('skate', { 'salt-vinegar': 'Vinegar' }),
      [
        ['Skate', 'contains'],
        ['Vinegar only', 'contains'],
      ],
    ],
    [
      'sulphites come with the vinegar and not with the chips',
      'sulphites',
      line('chips', { 'salt-vinegar': 'Both' }),
      [
        ['Chips, regular', 'not-in-it'],
        ['Salt & vinegar', 'contains'],
      ],
    ],
    ['salt alone brings nothing', 'sulphites', line('chips', { 'salt-vinegar': 'Salt' }), [['Chips, regular', 'not-in-it']]],
    [
      'curry on top of chips',
      'mustard',
      line('chips', { ...dry, 'on-top': 'Curry' }),
      [
        ['Chips, regular', 'not-in-it'],
        ['Curry on top', 'contains'],
      ],
    ],
    ['plaice is fried with scampi', 'crustaceans', line('plaice', dry), [['Plaice', 'shared']]],
    ['cod is not', 'crustaceans', line('cod', dry), [['Cod', 'not-in-it']]],
    ['one of two foods shares its pan', 'crustaceans', line('plaice-and-chips', dry), [['Plaice & chips', 'shared']]],
    ['what contains it is never only shared', 'fish', line('scampi', dry), [['Scampi, 10', 'contains']]],
    ['what is not fried shares no pan', 'crustaceans', line('mushy-peas'), [['Mushy peas', 'not-in-it']]],
    ['food that the menu does not know', 'fish', line('deep-fried-mystery'), [['deep-fried-mystery', 'unknown']]],
    [
      'a sale that names only food is dressed as it comes',
      'sulphites',
      line('cod'),
      [
        ['Cod', 'not-in-it'],
        ['Salt & vinegar', 'contains'],
      ],
    ],
  ]
  test.each(cases)('%s', (_, avoid, asked, expected) => {
    expect(answers(portionsOf(menu, [asked], [avoid]))).toEqual(expected)
  })
})

test('what is on the order twice is answered once, for all its lines', () => {
  const lines = [line('cod', dry), { ...line('cod', { 'salt-vinegar': 'Both' }), key: 2 }, { ...line('chips'), key: 3 }]
  const portions = portionsOf(menu, lines, ['sulphites'])
  expect(portions.map(({ name, lines: keys }) => [name, keys])).toEqual([
    ['Cod', [1, 2]],
    ['Salt & vinegar', [2, 3]],
    ['Chips, regular', [3]],
  ])
})

test('with several to avoid the worst of them is the answer, and what is shared beside it is named', () => {
  const [fishcake] = portionsOf(menu, [line('fishcake', dry)], ['milk', 'egg', 'nuts'])
  expect(fishcake).toMatchObject({ verdict: 'contains', found: ['milk'] })
  expect(fishcake?.sharing).toEqual([{ allergen: 'egg', pan: 4, foods: ['Cheese & onion pie'] }])
})

test('an item names no less than its verdicts, for every item and each of the fourteen', () => {
  for (const item of menu.items) {
    for (const allergen of allergensOf(menu, line(item.id)) ?? []) {
      const portions = portionsOf(menu, [line(item.id)], [allergen])
      expect([item.id, allergen, portions.some(({ verdict }) => verdict === 'contains')]).toEqual([item.id, allergen, true])
    }
  }
})

test('what a line contains counts its dressing, in the order of the fourteen', () => {
  expect(allergensOf(menu, line('chips', { 'on-top': 'Curry', 'salt-vinegar': 'Both' }))).toEqual([
    'celery',
    'gluten',
    'milk',
    'mustard',
    'sulphites',
  ])
  expect(allergensOf(menu, line('gone'))).toBeNull()
})

test('a menu of before, without allergens by choice, answers by its items alone', () => {
  const before = { ...menu, version: 9, options: menu.options.map(({ allergens: _, ...option }) => option) }
  expect(answers(portionsOf(before, [line('chips')], ['sulphites']))).toEqual([['Chips, regular', 'not-in-it']])
})

describe('what is said', () => {
  const said = (avoid: Allergen[], ...lines: AskedLine[]) => readOut(portionsOf(menu, lines, avoid), avoid)
  test('names what has it, and what shares a pan', () => {
    expect(said(['mustard'], line('cod', dry), line('curry-sauce'))).toBe(
      'The curry sauce has mustard in it. We fry in shared oil, so we cannot promise no traces.',
    )
    expect(said(['crustaceans'], line('plaice', dry))).toBe(
      'The plaice is fried in one pan with scampi, with crustaceans in it. We fry in shared oil, so we cannot promise no traces.',
    )
  })

  test('nothing is called free of anything', () => {
    const text = said(['nuts', 'milk'], line('mushy-peas'))
    expect(text).toBe(
      'Nuts or milk: not in what you have chosen, by our list. It is all made in one kitchen, so we cannot promise no traces.',
    )
    for (const { id } of menu.items) expect(said(['lupin'], line(id))).not.toMatch(/\bfree\b|\bsafe\b/i)
  })

  test('of what nobody knows it says so', () => {
    expect(said(['milk'], line('gone'))).toContain('We do not know what is in gone.')
  })

  test('the docket names it under the line', () => {
    const cod = line('cod', { 'salt-vinegar': 'Both' })
    expect(lineTroubles(menu, cod, ['sulphites', 'fish', 'nuts'])).toEqual(['! Contains sulphites, fish'])
    expect(lineTroubles(menu, line('plaice', dry), ['crustaceans'])).toEqual(['? Shared pan: crustaceans'])
    expect(lineTroubles(menu, cod, [])).toEqual([])
  })

  test('tickets say what to look out for, and nothing when there is nothing', () => {
    expect(allergyWords(['mustard', 'egg'])).toBe('ALLERGY: MUSTARD, EGG')
    expect(allergyWords([])).toBeNull()
    expect(allergyWords(undefined)).toBeNull()
  })
})
