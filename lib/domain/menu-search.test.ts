// Protects the queue at the till: whatever way a name is typed, its item is found, and not half the menu beside it.
import { expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import { itemsCalled } from './menu-search'

const named = (text: string, menu = exampleMenu) => itemsCalled(menu, text).map(({ name }) => name)

test.each([
  ['skate', ['Skate', 'Skate & chips']],
  ['  SKA  ch', ['Skate & chips']],
  ['chips skate', ['Skate & chips']],
  ['pensioners', ['Pensioner’s meal']],
  ["child's", ['Child’s sausage & chips']],
  ['cod, chips & peas', ['Cod, chips & peas']],
  // Within a word it is another one: who types "pea" does not look for "Chips & curry … sauce" with "ea" in it.
  ['auce', []],
  ['lasagne', []],
])('"%s"', (text, names) => expect(named(text)).toEqual(names))

test('nothing typed, or nothing but signs, is all of it', () => {
  expect(named('')).toHaveLength(exampleMenu.items.length)
  expect(named(' & ')).toHaveLength(exampleMenu.items.length)
})

test('accents do not matter, on either side', () => {
  const [first] = exampleMenu.items
  const menu = { ...exampleMenu, items: [{ ...first!, name: 'Crêpe' }] }
  for (const text of ['crepe', 'CRÊPE', 'crêpe']) expect(named(text, menu)).toEqual(['Crêpe'])
})
