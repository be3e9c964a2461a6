import { portionsOf, type Verdict } from './allergy'
import { choiceWords } from './choice-words'
import { type Allergen, allergens, itemsById, type Menu, type MenuGroup, menuGroups } from './menu'

/** as-it-comes: not in the food itself, but in what comes on it unless the customer says otherwise (malt vinegar). */
export type Cell = Extract<Verdict, 'contains' | 'shared'> | 'as-it-comes'

/** An allergen that has no cell is not in it, by the menu. */
export type MatrixRow = { name: string; cells: Partial<Record<Allergen, Cell>> }
export type MatrixGroup = { name: string; rows: MatrixRow[] }

const groupNames: Readonly<Record<MenuGroup, string>> = {
  meal: 'Meals',
  fish: 'Fish',
  chips: 'Chips',
  pie: 'Sausages and pies',
  side: 'Sides and sauces',
  extra: 'Extras and drinks',
}

/** The fourteen of everything on the menu, in the menu's groups; what can come on it stands at the end, choice by choice. */
export function allergenMatrix(menu: Menu): MatrixGroup[] {
  const groups = menuGroups.map((group) => ({
    name: groupNames[group],
    rows: menu.items.filter((item) => item.group === group).map((item) => ({ name: item.name, cells: cellsOf(menu, item.id) })),
  }))
  return [...groups, { name: 'What comes on it', rows: choiceRows(menu) }].filter(({ rows }) => rows.length > 0)
}

function cellsOf(menu: Menu, item: string): MatrixRow['cells'] {
  const cells: MatrixRow['cells'] = {}
  for (const { id, found, sharing } of portionsOf(menu, [{ key: 0, item }], allergens)) {
    for (const { allergen } of sharing) cells[allergen] = 'shared'
    for (const allergen of found) if (cells[allergen] !== 'contains') cells[allergen] = id.startsWith('item:') ? 'contains' : 'as-it-comes'
  }
  return cells
}

function choiceRows(menu: Menu): MatrixRow[] {
  const offered = new Set(menu.items.flatMap((item) => itemsById(menu).get(item.id)?.options ?? []))
  return menu.options
    .filter((option) => offered.has(option.id))
    .flatMap((option) =>
      option.choices.flatMap((choice) => {
        const contained = option.allergens?.[choice] ?? []
        if (contained.length === 0) return []
        return [
          { name: choiceWords(option, choice), cells: Object.fromEntries(contained.map((allergen) => [allergen, 'contains' as const])) },
        ]
      }),
    )
}
