// Protects the menu: what may be published prices every part exactly once, and what cannot be sold is found before it is.
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { menuSchema } from '../topics/menu'
import { allergensOf } from './allergy'
import { bareItem, type Deal, foodsById, type Item, itemsById, type Menu, type Option, portionsKey } from './menu'
import { checkMenu } from './menu-check'

const itemOf = (id: string) => exampleMenu.items.find((item) => item.id === id)!
const withItem = (id: string, change: Partial<Item>): Menu => ({
  ...exampleMenu,
  items: exampleMenu.items.map((item) => (item.id === id ? { ...item, ...change } : item)),
})
const withFood = (id: string, change: Partial<Menu['foods'][number]>): Menu => ({
  ...exampleMenu,
  foods: exampleMenu.foods.map((food) => (food.id === id ? { ...food, ...change } : food)),
})

describe('the example menu', () => {
  test('has nothing wrong with it, and can be published', () => {
    expect(checkMenu(exampleMenu)).toEqual([])
    expect(menuSchema.parse(exampleMenu)).toEqual(exampleMenu)
  })

  test('is not confirmed by anybody', () => {
    expect(exampleMenu.confirmed).toBe(false)
  })

  test('has 52 items, 35 of them on tiles, in the places and at the prices of the mock-up', () => {
    const tiles = exampleMenu.items
      .filter((item) => item.tile !== null)
      .toSorted((a, b) => a.tile! - b.tile!)
      .map((item) => `${item.tile} ${item.name} ${item.pricePence}`)
    expect(exampleMenu.items).toHaveLength(52)
    expect(tiles).toHaveLength(35)
    expect(tiles.slice(0, 6)).toEqual([
      '1 Cod & chips 1060',
      '2 Haddock & chips 1060',
      '3 Plaice & chips 1120',
      '4 Small cod & chips 780',
      '5 Large cod & chips 1340',
      '6 Sausage & chips 600',
    ])
    expect(tiles.slice(12, 15)).toEqual(['13 Chips, small 260', '14 Chips, regular 340', '15 Chips, large 460'])
    expect(tiles.slice(29)).toEqual([
      '30 Bread roll 90',
      '31 Pickled egg 90',
      '32 Gherkin 100',
      '33 Can of pop 140',
      '34 Tea 160',
      '35 Carrier bag 10',
    ])
  })

  test.each([
    ['bread-roll', 'zero', 'standard'],
    ['pickled-egg', 'zero', 'standard'],
    ['gherkin', 'zero', 'standard'],
    ['cod-and-chips', 'standard', 'standard'],
    ['can', 'standard', 'standard'],
    ['carrier-bag', 'standard', 'standard'],
  ])('%s is %s to take away and %s to eat in', (id, vatTakeaway, vatEatIn) => {
    expect(itemOf(id)).toMatchObject({ vatTakeaway, vatEatIn })
  })

  test('names the barley in the vinegar and the wheat in the batter', () => {
    expect(allergensOf(exampleMenu, { item: 'chips' })).toEqual(expect.arrayContaining(['gluten', 'sulphites']))
    expect(itemOf('cod-and-chips').allergens).toEqual(expect.arrayContaining(['fish', 'gluten']))
  })
})

describe('looking things up', () => {
  test('finds foods and items by id', () => {
    expect(foodsById(exampleMenu).get('cod')?.kind).toBe('held')
    expect(itemsById(exampleMenu).get('scraps')?.pricePence).toBe(0)
  })

  test('finds the item of a bare part in whatever order its food is named, and never the one sold by name only', () => {
    expect(bareItem(exampleMenu, ['chips', 'cod'])?.id).toBe('cod-and-chips')
    expect(bareItem(exampleMenu, ['chips'])?.id).toBe('chips')
    expect(bareItem(exampleMenu, ['chips', 'cod', 'chips'])?.id).toBe('large-cod-and-chips')
    expect(bareItem(exampleMenu, ['cod', 'gravy'])).toBeUndefined()
  })

  test('does not change the portions that it is asked about', () => {
    const portions = ['cod', 'chips']
    portionsKey(portions)
    expect(portions).toEqual(['cod', 'chips'])
  })
})

const withOption = (more: Partial<Option>): Menu => ({
  ...exampleMenu,
  options: exampleMenu.options.map((option) => (option.id === 'salt-vinegar' ? { ...option, ...more } : option)),
})
const sizes = (...items: string[]) => items.map((item, at) => ({ name: `Size ${at}`, item }))
const withDeal = (more: Partial<Deal>): Menu => ({
  ...exampleMenu,
  deals: [{ id: 'two', name: 'Two', slots: [['cod'], ['chips']], pricePence: 900, ...more }],
})

describe('a menu that must not be published', () => {
  const two = (id: string) => ({ ...exampleMenu, items: [...exampleMenu.items, itemOf(id)] })
  test.each<[string, Menu, RegExp]>([
    ['a price of a choice that is none', withOption({ pence: { Glitter: 10 } }), /option salt-vinegar: has a price for "Glitter"/],
    ['half a penny for a choice', withOption({ pence: { Salt: 0.5 } }), /the price of "Salt" is not in whole pence/],
    ['a size of nothing', { ...exampleMenu, sizes: [{ id: 'cod', choices: sizes('cod', 'whale') }] }, /size cod: unknown item "whale"/],
    ['one item in two sizes', { ...exampleMenu, sizes: [{ id: 'cod', choices: sizes('cod', 'cod') }] }, /item cod: is a size twice/],
    ['a deal with an unknown item', withDeal({ slots: [['cod'], ['whale']] }), /deal two: unknown item "whale"/],
    ['a deal of one thing', withDeal({ slots: [['cod']] }), /deal two: is made of 2 to 5 things/],
    ['a deal that saves nothing', withDeal({ pricePence: 1060 }), /deal two: saves nobody anything/],
    ['an unknown food', withItem('cod', { portions: ['cod', 'unicorn'] }), /item cod: unknown food "unicorn"/],
    ['no portions', withItem('cod', { portions: [] }), /item cod: has no portions/],
    ['an unknown option', withItem('cod', { options: ['glitter'] }), /unknown option "glitter"/],
    ['an unknown consumable', withItem('cod', { uses: { glitter: 1 } }), /unknown consumable "glitter"/],
    ['half a penny', withItem('cod', { pricePence: 720.5 }), /not in whole pence/],
    ['two prices for one part', withItem('small-chips', { bare: true }), /"chips": small-chips, chips all price/],
    ['no price for a part', withItem('large-chips', { bare: false }), /"chips chips": no item prices/],
    ['a food that is not sold alone', withItem('rock', { portions: ['rock', 'curry'] }), /"rock": no item prices/],
    ['two items of one id', two('tea'), /item tea: the id is there twice/],
    ['two items on one tile', withItem('tea', { tile: 1 }), /tile 1: two items/],
    ['a tile that is not on the screen', withItem('tea', { tile: 36 }), /tile 36: places are 1 to 35/],
    ['an allergen left out', withItem('cod-and-chips', { allergens: ['gluten', 'sulphites'] }), /does not name fish, which cod contains/],
    ['an id with a space', withFood('cod', { id: 'cod fillet' }), /food "cod fillet": an id has/],
    ['held food without a pan', withFood('cod', { pan: 0 }), /food cod: needs a pan/],
    ['held food that is never fried', withFood('cod', { fryMinutes: 0 }), /food cod: has no fry time/],
    ['held food without a hold time', withFood('cod', { holdMinutes: 0 }), /food cod: has no hold time/],
    ['a batch of none', withFood('cod', { batch: 0 }), /food cod: needs a batch/],
    ['a par level for what is cooked to order', withFood('plaice', { par: 4 }), /food plaice: .* no par level/],
    ['a batch for what is cooked to order', withFood('plaice', { batch: 4 }), /food plaice: .* batch is 1/],
    ['free food in a pan', withFood('peas', { pan: 1 }), /food peas: free food has no/],
    [
      'a default that cannot be chosen',
      { ...exampleMenu, options: [{ id: 'paper', name: 'Paper', choices: ['Open'], default: 'Shut' }] },
      /option paper: the default/,
    ],
    [
      'a choice twice',
      { ...exampleMenu, options: [{ id: 'paper', name: 'Paper', choices: ['Open', 'Open'], default: null }] },
      /"Open" is there twice/,
    ],
    ['stock of an unknown food', { ...exampleMenu, foodUses: { unicorn: { paper: 1 } } }, /foodUses: unknown food "unicorn"/],
    [
      'allergens of a choice that nobody can make',
      { ...exampleMenu, options: [{ id: 'on-top', name: 'On top', choices: ['Curry'], default: null, allergens: { Gravy: ['celery'] } }] },
      /option on-top: says what is in "Gravy", which is none of its choices/,
    ],
    ['stock of an unknown kind', { ...exampleMenu, foodUses: { cod: { glitter: 1 } } }, /food cod: unknown consumable "glitter"/],
  ])('%s', (_, menu, problem) => {
    expect(checkMenu(menu).join('\n')).toMatch(problem)
  })
})
