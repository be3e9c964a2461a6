import { type Deal, type Food, type Item, type Menu, type MenuGroup, menuGroups, type Option, type Sizes } from '../lib/domain/menu'
import { allergensOf, allergensOfVinegar } from './menu-allergens'
import { consumables, foodUses, freeUses, wraps } from './menu-stock'

/**
 * An example menu. Change names, prices and allergens to your own, and set `confirmed` when you have checked them; until
 * then every screen says that nobody has. What differs from the menu in force is published as the next version.
 *
 * Hold times: chips 7 minutes (McDonald's), fried fish 30, nuggets 25, sausage 90 (Carter-Hoffmann's guide for holding
 * cabinets); pies are kept under the two hours that the hot-holding rules allow. Fry times and batches: one pan of a
 * three-pan range. VAT: hot takeaway food, drinks and bags 20 %, cold food taken away 0 %, everything eaten in 20 % (HMRC
 * notice 709/1; check it for your own shop).
 */
const foods: Food[] = [
  { id: 'cod', name: 'Cod', kind: 'held', holdMinutes: 30, fryMinutes: 6, batch: 6, par: 10, pan: 1 },
  { id: 'haddock', name: 'Haddock', kind: 'held', holdMinutes: 30, fryMinutes: 6, batch: 4, par: 6, pan: 1 },
  { id: 'chips', name: 'Chips', kind: 'held', holdMinutes: 7, fryMinutes: 6, batch: 12, par: 20, pan: 2 },
  { id: 'plaice', name: 'Plaice', kind: 'toOrder', holdMinutes: 30, fryMinutes: 6, batch: 1, par: 0, pan: 3 },
  { id: 'skate', name: 'Skate', kind: 'toOrder', holdMinutes: 30, fryMinutes: 8, batch: 1, par: 0, pan: 3 },
  { id: 'rock', name: 'Rock', kind: 'toOrder', holdMinutes: 30, fryMinutes: 8, batch: 1, par: 0, pan: 3 },
  { id: 'scampi', name: 'Scampi', kind: 'toOrder', holdMinutes: 25, fryMinutes: 4, batch: 1, par: 0, pan: 3 },
  { id: 'pea-fritter', name: 'Pea fritter', kind: 'toOrder', holdMinutes: 25, fryMinutes: 4, batch: 1, par: 0, pan: 3 },
  { id: 'fishcake', name: 'Fishcake', kind: 'held', holdMinutes: 30, fryMinutes: 5, batch: 4, par: 4, pan: 4 },
  { id: 'sausage', name: 'Sausage', kind: 'held', holdMinutes: 90, fryMinutes: 5, batch: 4, par: 6, pan: 4 },
  { id: 'saveloy', name: 'Saveloy', kind: 'held', holdMinutes: 90, fryMinutes: 4, batch: 4, par: 4, pan: 4 },
  { id: 'steak-pie', name: 'Steak pie', kind: 'held', holdMinutes: 90, fryMinutes: 10, batch: 4, par: 4, pan: 4 },
  { id: 'cheese-pie', name: 'Cheese & onion pie', kind: 'held', holdMinutes: 90, fryMinutes: 10, batch: 3, par: 3, pan: 4 },
  { id: 'beef-pie', name: 'Minced beef pie', kind: 'held', holdMinutes: 90, fryMinutes: 10, batch: 3, par: 3, pan: 4 },
  free('scraps', 'Scraps'),
  free('peas', 'Mushy peas'),
  free('curry', 'Curry sauce'),
  free('gravy', 'Gravy'),
  free('beans', 'Beans'),
  free('tartare', 'Tartare sauce'),
  free('cheese', 'Cheese'),
  free('roll', 'Bread roll'),
  free('egg', 'Pickled egg'),
  free('gherkin', 'Gherkin'),
  free('onion', 'Pickled onion'),
  free('can', 'Can of pop'),
  free('water', 'Bottle of water'),
  free('tea', 'Tea'),
  free('coffee', 'Coffee'),
  free('bag', 'Carrier bag'),
]

/** Never in the cabinet, never waited for. */
function free(id: string, name: string): Food {
  return { id, name, kind: 'free', holdMinutes: 0, fryMinutes: 0, batch: 1, par: 0, pan: 0 }
}

/**
 * `bare: false` is what a bare part does not mean: ["chips"] is regular chips, small ones are sold by name only. `cold` is
 * zero-rated when it is taken away.
 */
type Row = Pick<Item, 'id' | 'name' | 'portions' | 'pricePence'> & { wrap?: keyof typeof wraps; bare?: false; cold?: true }

/** The till's tiles, six to a row and a row a group. The last place of the last row is the way to the rest of the menu. */
const tiles: Record<MenuGroup, Row[]> = {
  meal: [
    { id: 'cod-and-chips', name: 'Cod & chips', portions: ['cod', 'chips'], pricePence: 1060, wrap: 'box' },
    { id: 'haddock-and-chips', name: 'Haddock & chips', portions: ['haddock', 'chips'], pricePence: 1060, wrap: 'box' },
    { id: 'plaice-and-chips', name: 'Plaice & chips', portions: ['plaice', 'chips'], pricePence: 1120, wrap: 'box' },
    { id: 'small-cod-and-chips', name: 'Small cod & chips', portions: ['cod', 'chips'], pricePence: 780, wrap: 'box', bare: false },
    { id: 'large-cod-and-chips', name: 'Large cod & chips', portions: ['cod', 'chips', 'chips'], pricePence: 1340, wrap: 'box' },
    { id: 'sausage-and-chips', name: 'Sausage & chips', portions: ['sausage', 'chips'], pricePence: 600, wrap: 'box' },
  ],
  fish: [
    { id: 'cod', name: 'Cod', portions: ['cod'], pricePence: 720, wrap: 'box' },
    { id: 'haddock', name: 'Haddock', portions: ['haddock'], pricePence: 720, wrap: 'box' },
    { id: 'plaice', name: 'Plaice', portions: ['plaice'], pricePence: 780, wrap: 'box' },
    { id: 'skate', name: 'Skate', portions: ['skate'], pricePence: 1050, wrap: 'box' },
    { id: 'scampi', name: 'Scampi, 10', portions: ['scampi'], pricePence: 640, wrap: 'box' },
    { id: 'fishcake', name: 'Fishcake', portions: ['fishcake'], pricePence: 240, wrap: 'paper' },
  ],
  chips: [
    { id: 'small-chips', name: 'Chips, small', portions: ['chips'], pricePence: 260, wrap: 'paper', bare: false },
    { id: 'chips', name: 'Chips, regular', portions: ['chips'], pricePence: 340, wrap: 'paper' },
    { id: 'large-chips', name: 'Chips, large', portions: ['chips', 'chips'], pricePence: 460, wrap: 'paper' },
    { id: 'chip-butty', name: 'Chip butty', portions: ['chips', 'roll'], pricePence: 420, wrap: 'paper' },
    { id: 'cheesy-chips', name: 'Cheesy chips', portions: ['chips', 'cheese'], pricePence: 480, wrap: 'box' },
    { id: 'scraps', name: 'Scraps', portions: ['scraps'], pricePence: 0 },
  ],
  pie: [
    { id: 'sausage', name: 'Battered sausage', portions: ['sausage'], pricePence: 270, wrap: 'paper' },
    { id: 'saveloy', name: 'Saveloy', portions: ['saveloy'], pricePence: 280, wrap: 'paper' },
    { id: 'steak-pie', name: 'Steak pie', portions: ['steak-pie'], pricePence: 430, wrap: 'paper' },
    { id: 'cheese-pie', name: 'Cheese & onion pie', portions: ['cheese-pie'], pricePence: 410, wrap: 'paper' },
    { id: 'pea-fritter', name: 'Pea fritter', portions: ['pea-fritter'], pricePence: 180, wrap: 'paper' },
    { id: 'pensioners-meal', name: 'Pensioner’s meal', portions: ['cod', 'chips', 'peas'], pricePence: 720, wrap: 'box', bare: false },
  ],
  side: [
    { id: 'mushy-peas', name: 'Mushy peas', portions: ['peas'], pricePence: 180 },
    { id: 'curry-sauce', name: 'Curry sauce', portions: ['curry'], pricePence: 190 },
    { id: 'gravy', name: 'Gravy', portions: ['gravy'], pricePence: 180 },
    { id: 'baked-beans', name: 'Baked beans', portions: ['beans'], pricePence: 170 },
    { id: 'tartare-sauce', name: 'Tartare sauce', portions: ['tartare'], pricePence: 60, cold: true },
    { id: 'bread-roll', name: 'Bread roll', portions: ['roll'], pricePence: 90, cold: true },
  ],
  extra: [
    { id: 'pickled-egg', name: 'Pickled egg', portions: ['egg'], pricePence: 90, cold: true },
    { id: 'gherkin', name: 'Gherkin', portions: ['gherkin'], pricePence: 100, cold: true },
    { id: 'can', name: 'Can of pop', portions: ['can'], pricePence: 140 },
    { id: 'tea', name: 'Tea', portions: ['tea'], pricePence: 160 },
    { id: 'carrier-bag', name: 'Carrier bag', portions: ['bag'], pricePence: 10 },
  ],
}

/** Found under "All the menu". */
const rest: Record<MenuGroup, Row[]> = {
  meal: [
    { id: 'skate-and-chips', name: 'Skate & chips', portions: ['skate', 'chips'], pricePence: 1390, wrap: 'box' },
    { id: 'rock-and-chips', name: 'Rock & chips', portions: ['rock', 'chips'], pricePence: 1090, wrap: 'box' },
    { id: 'scampi-and-chips', name: 'Scampi & chips', portions: ['scampi', 'chips'], pricePence: 940, wrap: 'box' },
    { id: 'fishcake-and-chips', name: 'Fishcake & chips', portions: ['fishcake', 'chips'], pricePence: 540, wrap: 'box' },
    { id: 'saveloy-and-chips', name: 'Saveloy & chips', portions: ['saveloy', 'chips'], pricePence: 610, wrap: 'box' },
    { id: 'steak-pie-and-chips', name: 'Steak pie & chips', portions: ['steak-pie', 'chips'], pricePence: 740, wrap: 'box' },
    { id: 'cod-chips-peas', name: 'Cod, chips & peas', portions: ['cod', 'chips', 'peas'], pricePence: 1220, wrap: 'box' },
    { id: 'haddock-chips-peas', name: 'Haddock, chips & peas', portions: ['haddock', 'chips', 'peas'], pricePence: 1220, wrap: 'box' },
    { id: 'childs-sausage', name: 'Child’s sausage & chips', portions: ['sausage', 'chips'], pricePence: 480, wrap: 'box', bare: false },
  ],
  fish: [{ id: 'rock', name: 'Rock', portions: ['rock'], pricePence: 770, wrap: 'box' }],
  chips: [
    { id: 'chips-and-curry', name: 'Chips & curry sauce', portions: ['chips', 'curry'], pricePence: 510, wrap: 'box' },
    { id: 'chips-and-gravy', name: 'Chips & gravy', portions: ['chips', 'gravy'], pricePence: 500, wrap: 'box' },
  ],
  pie: [{ id: 'beef-pie', name: 'Minced beef & onion pie', portions: ['beef-pie'], pricePence: 420, wrap: 'paper' }],
  side: [{ id: 'grated-cheese', name: 'Grated cheese', portions: ['cheese'], pricePence: 140 }],
  extra: [
    { id: 'pickled-onion', name: 'Pickled onion', portions: ['onion'], pricePence: 60, cold: true },
    { id: 'water', name: 'Bottle of water', portions: ['water'], pricePence: 130 },
    { id: 'coffee', name: 'Coffee', portions: ['coffee'], pricePence: 180 },
  ],
}

const options: Option[] = [
  {
    id: 'salt-vinegar',
    name: 'Salt & vinegar',
    choices: ['Both', 'Salt', 'Vinegar', 'None'],
    default: 'Both',
    allergens: { Both: allergensOfVinegar, Vinegar: allergensOfVinegar },
  },
  { id: 'paper', name: 'Paper', choices: ['Open', 'Wrapped'], default: 'Open' },
  {
    id: 'on-top',
    name: 'On top',
    choices: ['Ketchup', 'Tartare', 'Curry'],
    default: null,
    pence: { Tartare: 40, Curry: 90 },
    // The spices of ketchup have celery in them.
    allergens: { Ketchup: ['celery'], Tartare: allergensOf['tartare'] ?? [], Curry: allergensOf['curry'] ?? [] },
  },
  { id: 'with-scraps', name: 'Scraps', choices: ['Scraps'], default: null, allergens: { Scraps: allergensOf['scraps'] ?? [] } },
]

const sizes: Sizes[] = [
  { id: 'chips', choices: sized('small-chips', 'chips', 'large-chips') },
  { id: 'cod-and-chips', choices: sized('small-cod-and-chips', 'cod-and-chips', 'large-cod-and-chips') },
]

function sized(small: string, regular: string, large: string): Sizes['choices'] {
  return [
    { name: 'Small', item: small },
    { name: 'Regular', item: regular },
    { name: 'Large', item: large },
  ]
}

const drinks = ['can', 'water']
const deals: Deal[] = [
  {
    id: 'meal-deal',
    name: 'Meal deal',
    slots: [['cod-and-chips', 'haddock-and-chips'], ['mushy-peas', 'curry-sauce', 'gravy', 'baked-beans'], drinks],
    pricePence: 1260,
  },
  { id: 'sausage-deal', name: 'Sausage deal', slots: [['sausage-and-chips', 'saveloy-and-chips'], drinks], pricePence: 680 },
]

/** Whatever is wrapped comes out of the fryer: it is dressed, wrapped as the customer likes, and may have sauce on top. */
function toItem(group: MenuGroup, { wrap, cold, bare, ...row }: Row, tile: number | null): Item {
  const contained = row.portions.flatMap((food) => allergensOf[food] ?? [])
  const uses: Record<string, number> = wrap ? { ...wraps[wrap] } : {}
  for (const food of row.portions) {
    for (const [consumable, quantity] of Object.entries(freeUses[food] ?? {})) uses[consumable] = (uses[consumable] ?? 0) + quantity
  }
  return {
    ...row,
    group,
    vatTakeaway: cold ? 'zero' : 'standard',
    vatEatIn: 'standard',
    allergens: [...new Set(contained)].sort(),
    options: wrap ? options.map((option) => option.id) : [],
    uses,
    bare: bare ?? true,
    tile,
  }
}

const perRow = 6

export const exampleMenu: Menu = {
  version: 1,
  name: 'Example menu',
  confirmed: false,
  foods,
  items: [
    ...menuGroups.flatMap((group, row) => tiles[group].map((item, at) => toItem(group, item, row * perRow + at + 1))),
    ...menuGroups.flatMap((group) => rest[group].map((item) => toItem(group, item, null))),
  ],
  options,
  sizes,
  deals,
  consumables,
  foodUses,
}
