import type { Consumable } from '../lib/domain/menu'

/** What stands on the shelves of the example shop, and what is used of it. */

export const consumables: Consumable[] = [
  { id: 'cod-fillet', name: 'Cod fillet, 170 g', unit: 'portions' },
  { id: 'haddock-fillet', name: 'Haddock fillet, 170 g', unit: 'portions' },
  { id: 'plaice-fillet', name: 'Plaice fillet, 170 g', unit: 'portions' },
  { id: 'skate-wing', name: 'Skate wing', unit: 'portions' },
  { id: 'rock-steak', name: 'Rock salmon, 170 g', unit: 'portions' },
  { id: 'scampi-tails', name: 'Scampi tails', unit: 'each' },
  { id: 'fishcakes', name: 'Fishcakes', unit: 'each' },
  { id: 'sausages', name: 'Jumbo sausages', unit: 'each' },
  { id: 'saveloys', name: 'Saveloys', unit: 'each' },
  { id: 'steak-pies', name: 'Steak pies', unit: 'each' },
  { id: 'cheese-pies', name: 'Cheese & onion pies', unit: 'each' },
  { id: 'beef-pies', name: 'Minced beef & onion pies', unit: 'each' },
  { id: 'potatoes', name: 'Potatoes', unit: 'g' },
  { id: 'batter-mix', name: 'Batter mix', unit: 'g' },
  { id: 'dripping', name: 'Beef dripping', unit: 'g' },
  { id: 'peas', name: 'Mushy peas', unit: 'g' },
  { id: 'curry-sauce', name: 'Curry sauce', unit: 'ml' },
  { id: 'gravy', name: 'Gravy', unit: 'ml' },
  { id: 'beans', name: 'Baked beans', unit: 'g' },
  { id: 'tartare-pots', name: 'Tartare sauce pots', unit: 'each' },
  { id: 'cheese', name: 'Grated cheese', unit: 'g' },
  { id: 'rolls', name: 'Bread rolls', unit: 'each' },
  { id: 'eggs', name: 'Pickled eggs', unit: 'each' },
  { id: 'gherkins', name: 'Gherkins', unit: 'each' },
  { id: 'onions', name: 'Pickled onions', unit: 'each' },
  { id: 'cans', name: 'Cans of pop', unit: 'each' },
  { id: 'water', name: 'Bottles of water', unit: 'each' },
  { id: 'tea-bags', name: 'Tea bags', unit: 'each' },
  { id: 'coffee', name: 'Coffee sachets', unit: 'each' },
  { id: 'boxes', name: 'Boxes, regular', unit: 'each' },
  { id: 'forks', name: 'Wooden forks', unit: 'each' },
  { id: 'paper', name: 'Paper', unit: 'sheets' },
  { id: 'pots', name: 'Pots with lids', unit: 'each' },
  { id: 'cups', name: 'Cups', unit: 'each' },
  { id: 'bags', name: 'Carrier bags', unit: 'each' },
]

export const wraps = { box: { boxes: 1, forks: 1, paper: 1 }, paper: { paper: 2, forks: 1 } }

/** What a portion takes from the shelf when it is fried. 284 g of chips come of 410 g of potatoes. */
export const foodUses: Record<string, Record<string, number>> = {
  cod: { 'cod-fillet': 1, 'batter-mix': 55, dripping: 18 },
  haddock: { 'haddock-fillet': 1, 'batter-mix': 55, dripping: 18 },
  plaice: { 'plaice-fillet': 1, 'batter-mix': 55, dripping: 18 },
  skate: { 'skate-wing': 1, 'batter-mix': 60, dripping: 22 },
  rock: { 'rock-steak': 1, 'batter-mix': 55, dripping: 18 },
  scampi: { 'scampi-tails': 10, dripping: 12 },
  'pea-fritter': { peas: 90, 'batter-mix': 25, dripping: 10 },
  fishcake: { fishcakes: 1, 'batter-mix': 25, dripping: 10 },
  chips: { potatoes: 410, dripping: 20 },
  sausage: { sausages: 1, 'batter-mix': 25, dripping: 10 },
  saveloy: { saveloys: 1 },
  'steak-pie': { 'steak-pies': 1 },
  'cheese-pie': { 'cheese-pies': 1 },
  'beef-pie': { 'beef-pies': 1 },
}

/** What a portion of free food takes when it is sold. */
export const freeUses: Record<string, Record<string, number>> = {
  peas: { peas: 150, pots: 1 },
  curry: { 'curry-sauce': 150, pots: 1 },
  gravy: { gravy: 150, pots: 1 },
  beans: { beans: 150, pots: 1 },
  tartare: { 'tartare-pots': 1 },
  cheese: { cheese: 50 },
  roll: { rolls: 1 },
  egg: { eggs: 1 },
  gherkin: { gherkins: 1 },
  onion: { onions: 1 },
  can: { cans: 1 },
  water: { water: 1 },
  tea: { 'tea-bags': 1, cups: 1 },
  coffee: { coffee: 1, cups: 1 },
  bag: { bags: 1 },
}
