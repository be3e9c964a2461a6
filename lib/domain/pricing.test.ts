// Protects what the customer pays: the shop's own prices, VAT per line, one part a unit, and nothing sold that is not on the menu.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { orderLimits, priceLines, priceParts } from './pricing'

const line = (item: string, quantity = 1, more = {}) => ({ item, quantity, ...more })
const problemsOf = (priced: ReturnType<typeof priceLines>) => (priced.ok ? [] : priced.problems.map(({ path }) => path))
const sumOf = (lines: readonly { totalPence: number; vatPence: number }[], field: 'totalPence' | 'vatPence') =>
  lines.reduce((sum, each) => sum + each[field], 0)

describe('bare parts', () => {
  test.each<[string, string[][], number, string[]]>([
    ['regular chips', [['chips']], 340, ['1 chips']],
    ['large chips, not two regular ones', [['chips', 'chips']], 460, ['1 large-chips']],
    ['two regular chips in two parts', [['chips'], ['chips']], 680, ['2 chips']],
    ['cod', [['cod']], 720, ['1 cod']],
    ['cod and chips', [['cod', 'chips']], 1060, ['1 cod-and-chips']],
    ['chips and cod', [['chips', 'cod']], 1060, ['1 cod-and-chips']],
    ['plaice and chips', [['plaice', 'chips']], 1120, ['1 plaice-and-chips']],
    ['large cod and chips', [['chips', 'cod', 'chips']], 1340, ['1 large-cod-and-chips']],
    ['cod, chips and peas, not the pensioner’s meal', [['cod', 'chips', 'peas']], 1220, ['1 cod-chips-peas']],
    ['what no item has: its foods one by one', [['cod', 'gravy']], 900, ['1 cod', '1 gravy']],
    ['three portions of chips in one part', [['chips', 'chips', 'chips']], 1020, ['3 chips']],
    ['scraps cost nothing', [['scraps']], 0, ['1 scraps']],
    [
      'the order of the talk',
      [
        ['cod', 'chips'],
        ['chips', 'chips'],
        ['plaice', 'chips'],
      ],
      2640,
      ['1 cod-and-chips', '1 large-chips', '1 plaice-and-chips'],
    ],
    ['equal parts make one line', [['cod', 'chips'], ['chips'], ['chips', 'cod']], 2460, ['2 cod-and-chips', '1 chips']],
  ])('%s', (_, parts, totalPence, lines) => {
    const priced = priceParts(exampleMenu, parts, false)
    expect(priced).toMatchObject({ ok: true, totalPence, parts })
    expect(priced.ok && priced.lines.map(({ quantity, item }) => `${quantity} ${item}`)).toEqual(lines)
  })

  test.each<[string, string[][], string[]]>([
    ['no part', [], ['parts']],
    ['a part without food', [['cod'], []], ['parts.1']],
    [
      'unknown food',
      [
        ['cod', 'chips'],
        ['chips', 'unicorn'],
      ],
      ['parts.1.1'],
    ],
    ['the name of an item that is no food', [['cod-and-chips']], ['parts.0.0']],
    ['one name that reads like two foods', [['chips cod']], ['parts.0.0']],
    ['a name that every object has', [['constructor'], ['__proto__']], ['parts.0.0', 'parts.1.0']],
    ['an empty name', [['']], ['parts.0.0']],
    ['501 portions', [Array.from({ length: 501 }, () => 'chips')], ['parts']],
  ])('%s is refused', (_, parts, paths) => {
    expect(problemsOf(priceParts(exampleMenu, parts, false))).toEqual(paths)
  })

  test('500 portions are not too many', () => {
    expect(
      priceParts(
        exampleMenu,
        Array.from({ length: 500 }, () => ['chips']),
        false,
      ),
    ).toMatchObject({ ok: true, totalPence: 170_000 })
  })

  test('a menu that prices no food is a fault of ours, not of the customer', () => {
    const unchecked = { ...exampleMenu, items: exampleMenu.items.filter((item) => item.id !== 'rock') }
    expect(() => priceParts(unchecked, [['rock']], false)).toThrow('no price for rock')
  })
})

describe('lines', () => {
  test('one unit sold is one part, in the order of the lines', () => {
    const priced = priceLines(exampleMenu, [line('cod-and-chips', 2), line('large-chips'), line('small-chips')], false)
    expect(priced).toMatchObject({ ok: true, parts: [['cod', 'chips'], ['cod', 'chips'], ['chips', 'chips'], ['chips']], totalPence: 2840 })
  })

  test('the order of the mock-up costs £30.40', () => {
    const sold = [line('cod-and-chips'), line('chips', 2), line('plaice-and-chips'), line('mushy-peas'), line('scraps')]
    expect(priceLines(exampleMenu, sold, false)).toMatchObject({ ok: true, totalPence: 3040 })
  })

  test('keeps options and note, and leaves no field where there is none', () => {
    const priced = priceLines(
      exampleMenu,
      [line('chips', 1, { options: { paper: 'Wrapped' }, note: 'no fork' }), line('tea', 1, { options: {}, note: '' })],
      false,
    )
    expect(priced.ok && priced.lines[0]).toMatchObject({ options: { paper: 'Wrapped' }, note: 'no fork' })
    expect(priced.ok && Object.keys(priced.lines[1] ?? {})).toEqual([
      'item',
      'name',
      'quantity',
      'unitPence',
      'totalPence',
      'vat',
      'vatPence',
    ])
  })

  test('a price that somebody sends changes nothing', () => {
    const sent = { item: 'cod', quantity: 1, unitPence: 1, totalPence: 1, pricePence: 1 }
    expect(priceLines(exampleMenu, [sent], false)).toMatchObject({ totalPence: 720, lines: [{ unitPence: 720, totalPence: 720 }] })
  })

  test('what is given away is not the menu’s own list', () => {
    const priced = priceLines(exampleMenu, [line('cod-and-chips')], false)
    if (priced.ok) priced.parts[0]?.push('gold')
    expect(priceLines(exampleMenu, [line('cod-and-chips')], false)).toMatchObject({ parts: [['cod', 'chips']] })
  })

  test.each<[string, Parameters<typeof priceLines>[1], string[]]>([
    ['nothing', [], ['lines']],
    ['an unknown item', [line('unicorn')], ['lines.0.item']],
    ['a quantity of none', [line('cod', 0)], ['lines.0.quantity']],
    ['less than none', [line('cod', -1)], ['lines.0.quantity']],
    ['half a cod', [line('cod', 1.5)], ['lines.0.quantity']],
    ['a hundred', [line('cod', 100)], ['lines.0.quantity']],
    ['a million', [line('cod', 1_000_000)], ['lines.0.quantity']],
    ['not a number', [line('cod', Number.NaN)], ['lines.0.quantity']],
    ['an unknown option', [line('cod', 1, { options: { glitter: 'Yes' } })], ['lines.0.options.glitter']],
    ['an option of other items', [line('tea', 1, { options: { paper: 'Open' } })], ['lines.0.options.paper']],
    ['an unknown choice', [line('cod', 1, { options: { paper: 'Gold' } })], ['lines.0.options.paper']],
    ['two faults at once', [line('unicorn', 0), line('cod')], ['lines.0.item', 'lines.0.quantity']],
    ['101 lines', Array.from({ length: 101 }, () => line('cod')), ['lines']],
    ['501 portions', [...Array.from({ length: 5 }, () => line('cod-and-chips', 50)), line('cod')], ['lines']],
  ])('%s is refused', (_, lines, paths) => {
    expect(problemsOf(priceLines(exampleMenu, lines, false))).toEqual(paths)
  })

  test('what costs more than a record may say is refused', () => {
    const gold = { ...exampleMenu, items: exampleMenu.items.map((item) => ({ ...item, pricePence: 90_000_000 })) }
    expect(priceLines(gold, [line('cod')], false).ok).toBe(true)
    expect(problemsOf(priceLines(gold, [line('cod', 2)], false))).toEqual(['lines'])
    expect(problemsOf(priceParts(gold, [['cod'], ['cod']], false))).toEqual(['parts'])
  })
})

describe('VAT', () => {
  // Gross × 20 ÷ 120, half a penny up, once a line.
  test.each<[string, number, boolean, string, number]>([
    ['cod-and-chips', 1, false, 'standard', 177],
    ['cod-and-chips', 3, false, 'standard', 530],
    ['chips', 1, false, 'standard', 57],
    ['cod', 1, false, 'standard', 120],
    ['can', 1, false, 'standard', 23],
    ['carrier-bag', 1, false, 'standard', 2],
    ['scraps', 1, false, 'standard', 0],
    ['pickled-egg', 1, false, 'zero', 0],
    ['pickled-egg', 1, true, 'standard', 15],
    ['bread-roll', 2, true, 'standard', 30],
    ['tartare-sauce', 1, false, 'zero', 0],
    ['cod-and-chips', 1, true, 'standard', 177],
  ])('%s × %i, eaten in: %s, is %s with %i p', (item, quantity, eatIn, vat, vatPence) => {
    expect(priceLines(exampleMenu, [line(item, quantity)], eatIn)).toMatchObject({ lines: [{ vat, vatPence }], vatPence })
  })

  test('bare parts are taxed like lines', () => {
    expect(priceParts(exampleMenu, [['egg']], false)).toMatchObject({ vatPence: 0 })
    expect(priceParts(exampleMenu, [['egg']], true)).toMatchObject({ vatPence: 15 })
  })
})

describe('for whatever is sold', () => {
  const item = fc.constantFrom(...exampleMenu.items)
  const someLines = fc.array(fc.record({ item: item.map(({ id }) => id), quantity: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 20,
  })

  test('the total is the sum of the lines, VAT of the VAT, and each line is quantity × price', () => {
    fc.assert(
      fc.property(someLines, fc.boolean(), (lines, eatIn) => {
        const priced = priceLines(exampleMenu, lines, eatIn)
        if (!priced.ok) throw new Error('refused')
        expect(priced.totalPence).toBe(sumOf(priced.lines, 'totalPence'))
        expect(priced.vatPence).toBe(sumOf(priced.lines, 'vatPence'))
        for (const each of priced.lines) expect(each.totalPence).toBe(each.unitPence * each.quantity - (each.offPence ?? 0))
        expect(priced.parts).toHaveLength(lines.reduce((sum, { quantity }) => sum + quantity, 0))
      }),
    )
  })

  test('where all items are what a bare part means, the parts alone have the same price', () => {
    const bare = fc.constantFrom(...exampleMenu.items.filter((each) => each.bare)).map(({ id }) => id)
    const distinct = fc.uniqueArray(fc.record({ item: bare, quantity: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 20,
      selector: (each) => each.item,
    })
    fc.assert(
      fc.property(distinct, fc.boolean(), (lines, eatIn) => {
        const priced = priceLines(exampleMenu, lines, eatIn)
        if (!priced.ok) throw new Error('refused')
        expect(priceParts(exampleMenu, priced.parts, eatIn)).toEqual(priced)
      }),
    )
  })

  test('it does not matter in which order the food of a part is named', () => {
    const foods = fc.constantFrom(...exampleMenu.foods.map(({ id }) => id))
    fc.assert(
      fc.property(fc.array(foods, { minLength: 1, maxLength: 6 }), (part) => {
        const there = priceParts(exampleMenu, [part], false)
        const back = priceParts(exampleMenu, [part.toReversed()], false)
        expect(there.ok && back.ok && there.totalPence === back.totalPence).toBe(true)
      }),
    )
  })

  test('every food can be sold alone', () => {
    for (const food of exampleMenu.foods) expect(priceParts(exampleMenu, [[food.id]], false).ok).toBe(true)
    expect(orderLimits.portions).toBe(500)
  })
})

test('a choice that costs more is in the price of each unit, whatever the till says', () => {
  const priced = priceLines(exampleMenu, [line('skate', 2, { options: { 'on-top': 'Curry', 'with-scraps': 'Scraps' } })], false)
  expect(priced).toMatchObject({ ok: true, totalPence: 2280, lines: [{ unitPence: 1140, totalPence: 2280, vatPence: 380 }] })
})

test('a menu from before options could cost something prices as it always did', () => {
  const { deals: _, sizes: __, ...old } = exampleMenu
  const menu = { ...old, options: old.options.map(({ pence: ___, ...option }) => option) }
  expect(priceLines(menu, [line('skate', 1, { options: { 'on-top': 'Curry' } }), line('can')], false)).toMatchObject({ totalPence: 1190 })
})
