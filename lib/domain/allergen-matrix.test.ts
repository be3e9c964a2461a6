// Protects whoever reads the list instead of asking: it says of every item what the till says of it.
import { expect, test } from 'vitest'
import { exampleMenu as menu } from '@/prisma/menu'
import { allergenMatrix } from './allergen-matrix'
import { portionsOf } from './allergy'
import { allergens } from './menu'

const rows = allergenMatrix(menu).flatMap((group) => group.rows)
const row = (name: string) => rows.find((one) => one.name === name)?.cells

test('everything on the menu has a row, in the groups of the menu', () => {
  const groups = allergenMatrix(menu)
  expect(groups.map(({ name }) => name)).toEqual([
    'Meals',
    'Fish',
    'Chips',
    'Sausages and pies',
    'Sides and sauces',
    'Extras and drinks',
    'What comes on it',
  ])
  expect(groups.slice(0, -1).flatMap((group) => group.rows)).toHaveLength(menu.items.length)
})

test.each([
  [
    'what is in the food, what only shares its pan, and what comes with the vinegar',
    'Plaice & chips',
    { gluten: 'contains', fish: 'contains', crustaceans: 'shared', sulphites: 'as-it-comes' },
  ],
  ['a sauce', 'Curry sauce', { celery: 'contains', gluten: 'contains', milk: 'contains', mustard: 'contains' }],
  ['a sauce on top', 'Curry on top', { celery: 'contains', gluten: 'contains', milk: 'contains', mustard: 'contains' }],
  ['nothing', 'Mushy peas', {}],
] as const)('%s', (_, name, cells) => {
  expect(row(name)).toEqual(cells)
})

test('a cell says what the till says', () => {
  for (const item of menu.items) {
    const cells = row(item.name) ?? {}
    for (const allergen of allergens) {
      const verdicts = portionsOf(menu, [{ key: 0, item: item.id }], [allergen]).map(({ verdict }) => verdict)
      const worst = verdicts.includes('contains') ? 'contains' : verdicts.includes('shared') ? 'shared' : undefined
      const said = cells[allergen] === 'as-it-comes' ? 'contains' : cells[allergen]
      expect([item.id, allergen, said]).toEqual([item.id, allergen, worst])
    }
  }
})
