import { type Allergen, bareItem, type Food, foodsById, type Item, type Menu, portionsKey } from './menu'

const idPattern = /^[a-z0-9-]+$/
const tiles = 35
const pans = 9

/**
 * What is wrong with a menu, in words for the owner; empty when it can be published. Asked before a menu is published and
 * never when one is read: a menu that has been in force prices its orders for ever, whatever later rules say.
 */
export function checkMenu(menu: Menu): string[] {
  return [
    ...ids(menu),
    ...menu.foods.flatMap((food) => foodProblems(food)),
    ...menu.items.flatMap((item) => itemProblems(menu, item)),
    ...barePrices(menu),
    ...optionProblems(menu),
    ...sizeProblems(menu),
    ...dealProblems(menu),
    ...consumption(menu),
  ]
}

function ids(menu: Menu): string[] {
  const kinds = {
    ...{ food: menu.foods, item: menu.items, option: menu.options, consumable: menu.consumables },
    ...{ size: menu.sizes ?? [], deal: menu.deals ?? [] },
  }
  const problems = Object.entries(kinds).flatMap(([kind, entries]) => [
    ...repeated(entries.map((entry) => entry.id)).map((id) => `${kind} ${id}: the id is there twice`),
    ...entries
      .filter((entry) => !idPattern.test(entry.id))
      .map((entry) => `${kind} "${entry.id}": an id has small letters, digits and hyphens only`),
  ])
  const placed = menu.items.flatMap((item) => (item.tile === null ? [] : [item.tile]))
  return [
    ...problems,
    ...repeated(placed).map((tile) => `tile ${tile}: two items have this place`),
    ...placed.filter((tile) => !Number.isInteger(tile) || tile < 1 || tile > tiles).map((tile) => `tile ${tile}: places are 1 to ${tiles}`),
  ]
}

/** Held food must be of a pan and a batch, or nobody is told to drop it; free food of none, or it would be waited for. */
function foodProblems(food: Food): string[] {
  const say = (problem: string) => `food ${food.id}: ${problem}`
  if (food.kind === 'free') {
    const cooked = food.holdMinutes !== 0 || food.fryMinutes !== 0 || food.par !== 0 || food.pan !== 0 || food.batch !== 1
    return cooked ? [say('free food has no hold time, fry time, par or pan, and batch 1')] : []
  }
  const problems: string[] = []
  if (!(food.holdMinutes > 0)) problems.push(say('has no hold time'))
  if (!(food.fryMinutes > 0)) problems.push(say('has no fry time'))
  if (!Number.isInteger(food.pan) || food.pan < 1 || food.pan > pans) problems.push(say(`needs a pan, 1 to ${pans}`))
  if (!Number.isInteger(food.batch) || food.batch < 1) problems.push(say('needs a batch of one portion or more'))
  if (food.kind === 'toOrder' && food.par !== 0) problems.push(say('is cooked to order, so it has no par level'))
  if (food.kind === 'toOrder' && food.batch !== 1) problems.push(say('is cooked to order, so its batch is 1'))
  return problems
}

function itemProblems(menu: Menu, item: Item): string[] {
  const say = (problem: string) => `item ${item.id}: ${problem}`
  const foods = foodsById(menu)
  const options = new Set(menu.options.map((option) => option.id))
  return [
    ...(item.portions.length === 0 ? [say('has no portions')] : []),
    ...item.portions.filter((food) => !foods.has(food)).map((food) => say(`unknown food "${food}"`)),
    ...item.options.filter((option) => !options.has(option)).map((option) => say(`unknown option "${option}"`)),
    ...(Number.isInteger(item.pricePence) && item.pricePence >= 0 ? [] : [say('the price is not in whole pence')]),
    ...missingAllergens(menu, item).map(([allergen, food]) => say(`does not name ${allergen}, which ${food} contains`)),
  ]
}

/** An item contains at least what its foods contain when they are sold alone. */
function missingAllergens(menu: Menu, item: Item): [Allergen, string][] {
  return [...new Set(item.portions)].flatMap((food) =>
    (bareItem(menu, [food])?.allergens ?? [])
      .filter((allergen) => !item.allergens.includes(allergen))
      .map((allergen): [Allergen, string] => [allergen, food]),
  )
}

/** Every part that can be asked for has exactly one price. */
function barePrices(menu: Menu): string[] {
  const bare = new Map<string, string[]>()
  for (const item of menu.items) {
    const key = portionsKey(item.portions)
    bare.set(key, [...(bare.get(key) ?? []), ...(item.bare ? [item.id] : [])])
  }
  for (const food of menu.foods) if (!bare.has(food.id)) bare.set(food.id, [])
  return [...bare].flatMap(([key, items]) => {
    if (items.length === 1) return []
    return [
      `portions "${key}": ${items.length === 0 ? 'no item prices' : `${items.join(', ')} all price`} a bare part of these, and exactly one must`,
    ]
  })
}

function optionProblems(menu: Menu): string[] {
  return menu.options.flatMap((option) => [
    ...repeated(option.choices).map((choice) => `option ${option.id}: the choice "${choice}" is there twice`),
    ...(option.default !== null && !option.choices.includes(option.default)
      ? [`option ${option.id}: the default is none of its choices`]
      : []),
    ...Object.keys(option.allergens ?? {})
      .filter((choice) => !option.choices.includes(choice))
      .map((choice) => `option ${option.id}: says what is in "${choice}", which is none of its choices`),
    ...Object.entries(option.pence ?? {}).flatMap(([choice, pence]) => [
      ...(option.choices.includes(choice) ? [] : [`option ${option.id}: has a price for "${choice}", which is none of its choices`]),
      ...(Number.isInteger(pence) && pence >= 0 ? [] : [`option ${option.id}: the price of "${choice}" is not in whole pence`]),
    ]),
  ])
}

/** A size is looked up by its item, so an item has one place only. */
function sizeProblems(menu: Menu): string[] {
  const sizes = menu.sizes ?? []
  const items = new Set(menu.items.map((item) => item.id))
  return [
    ...repeated(sizes.flatMap(({ choices }) => choices.map(({ item }) => item))).map((item) => `item ${item}: is a size twice`),
    ...sizes.flatMap(({ id, choices }) => [
      ...(choices.length < 2 ? [`size ${id}: has fewer than two sizes`] : []),
      ...repeated(choices.map(({ name }) => name)).map((name) => `size ${id}: "${name}" is there twice`),
      ...choices.filter(({ item }) => !items.has(item)).map(({ item }) => `size ${id}: unknown item "${item}"`),
    ]),
  ]
}

const mostSlots = 5

function dealProblems(menu: Menu): string[] {
  const prices = new Map(menu.items.map((item) => [item.id, item.pricePence]))
  return (menu.deals ?? []).flatMap(({ id, slots, pricePence }) => {
    const say = (problem: string) => `deal ${id}: ${problem}`
    const dearest = slots.reduce((sum, slot) => sum + Math.max(0, ...slot.map((item) => prices.get(item) ?? 0)), 0)
    return [
      ...(slots.length < 2 || slots.length > mostSlots ? [say(`is made of 2 to ${mostSlots} things`)] : []),
      ...slots.flatMap((slot, at) => (slot.length === 0 ? [say(`nothing can be the ${at + 1}. thing`)] : [])),
      ...slots.flat().flatMap((item) => (prices.has(item) ? [] : [say(`unknown item "${item}"`)])),
      ...(Number.isInteger(pricePence) && pricePence >= 0 ? [] : [say('the price is not in whole pence')]),
      ...(pricePence >= dearest ? [say('saves nobody anything')] : []),
    ]
  })
}

function consumption(menu: Menu): string[] {
  const consumables = new Set(menu.consumables.map((consumable) => consumable.id))
  const foods = foodsById(menu)
  const uses: [string, Record<string, number>][] = [
    ...menu.items.map((item): [string, Record<string, number>] => [`item ${item.id}`, item.uses]),
    ...Object.entries(menu.foodUses).map(([food, used]): [string, Record<string, number>] => [`food ${food}`, used]),
  ]
  return [
    ...Object.keys(menu.foodUses)
      .filter((food) => !foods.has(food))
      .map((food) => `foodUses: unknown food "${food}"`),
    ...uses.flatMap(([name, used]) =>
      Object.keys(used)
        .filter((id) => !consumables.has(id))
        .map((id) => `${name}: unknown consumable "${id}"`),
    ),
    ...uses.flatMap(([name, used]) =>
      Object.entries(used)
        .filter(([, quantity]) => !(quantity > 0))
        .map(([id]) => `${name}: uses no ${id}`),
    ),
  ]
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]
}
