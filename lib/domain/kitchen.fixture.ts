import { foods } from './cabinet/scene.fixture'
import type { Item, Menu } from './menu'

/** The menu of the kitchen in cabinet/scene.fixture, for what screens make of it. */
export const menu: Menu = {
  version: 1,
  name: 'Test',
  confirmed: true,
  foods: [...foods].map(([id, food]) => ({ id, name: id, ...food })),
  items: [
    item('cod-and-chips', ['cod', 'chips']),
    item('plaice-and-chips', ['plaice', 'chips']),
    item('chips', ['chips']),
    item('peas', ['peas']),
  ],
  options: [{ id: 'dressing', name: 'Salt & vinegar', choices: ['Both', 'None'], default: 'Both' }],
  consumables: [],
  foodUses: {},
}

function item(id: string, portions: string[]): Item {
  return {
    id,
    name: id,
    group: 'meal',
    portions,
    pricePence: 100,
    vatTakeaway: 'standard',
    vatEatIn: 'standard',
    allergens: [],
    options: [],
    uses: {},
    bare: true,
    tile: null,
  }
}
