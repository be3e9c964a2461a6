/** Guarantee: what the till shows, charges and sends is what was tapped, and never more than the shop accepts. */
import { describe, expect, it } from 'vitest'
import {
  addItem,
  type Cart,
  changeQuantity,
  chooseOption,
  chooseSize,
  emptyCart,
  linesToSend,
  quantityOf,
  removeLine,
  setDiscount,
  setNote,
  totalPence,
} from './cart'
import type { Item, Menu } from './menu'

const item = (id: string, pricePence: number, portions: string[], options: string[] = []): Item => ({
  id,
  name: id,
  group: 'meal',
  portions,
  pricePence,
  vatTakeaway: 'standard',
  vatEatIn: 'standard',
  allergens: [],
  options,
  uses: {},
  bare: false,
  tile: null,
})
const codAndChips = item('cod-and-chips', 1_060, ['cod', 'chips'], ['salt', 'on-top'])
const chips = item('chips', 340, ['chips'], ['salt'])
const peas = item('peas', 180, ['peas'])
const feast = item(
  'feast',
  9_000,
  Array.from({ length: 20 }, () => 'chips'),
)
const menu: Menu = {
  version: 1,
  name: 'Test',
  confirmed: true,
  foods: [],
  items: [codAndChips, chips, peas, feast],
  consumables: [],
  foodUses: {},
  options: [
    { id: 'salt', name: 'Salt & vinegar', choices: ['Both', 'Salt', 'None'], default: 'Both' },
    { id: 'on-top', name: 'On top', choices: ['Ketchup', 'Curry'], default: null, pence: { Curry: 90 } },
  ],
}
const add = (cart: Cart, one: Item, quantity = 1) => addItem(cart, menu, one, quantity)

describe('adding', () => {
  it('counts up on a second tap and keeps the defaults', () => {
    const cart = add(add(emptyCart, codAndChips), codAndChips)
    expect(linesToSend(cart)).toEqual([{ item: 'cod-and-chips', quantity: 2, options: { salt: 'Both' } }])
    expect(totalPence(menu, cart)).toBe(2_120)
  })

  it('chooses the newest line', () => {
    const cart = add(add(emptyCart, codAndChips), peas)
    expect(cart.lines.find((line) => line.key === cart.chosen)?.item).toBe('peas')
  })

  it('starts a new line when the one there is has been changed', () => {
    const changed = chooseOption(add(emptyCart, chips), menu, 1, 'salt', 'None')
    expect(linesToSend(add(changed, chips)).map((line) => line.options?.salt)).toEqual(['None', 'Both'])
    expect(quantityOf(add(changed, chips), 'chips')).toBe(2)
  })

  it('leaves a changed line alone and counts on the one that is as it comes', () => {
    const cart = add(add(setNote(add(emptyCart, chips), 1, 'extra crispy'), chips), chips)
    expect(linesToSend(cart).map((line) => line.quantity)).toEqual([1, 2])
  })
})

describe('changing a line', () => {
  it('takes a choice off again only where there need not be one', () => {
    const cart = add(emptyCart, codAndChips)
    const on = chooseOption(cart, menu, 1, 'on-top', 'Curry')
    expect(on.lines[0]?.options).toEqual({ salt: 'Both', 'on-top': 'Curry' })
    expect(chooseOption(on, menu, 1, 'on-top', 'Curry').lines[0]?.options).toEqual({ salt: 'Both' })
    expect(chooseOption(on, menu, 1, 'salt', 'Both').lines[0]?.options).toEqual(on.lines[0]?.options)
  })

  it('removes a line at none and chooses the last one left', () => {
    const cart = changeQuantity(add(add(emptyCart, chips), peas), menu, 2, -1)
    expect(cart.lines.map((line) => line.item)).toEqual(['chips'])
    expect(cart.chosen).toBe(1)
    expect(removeLine(cart, 1).chosen).toBeNull()
  })

  it('forgets with the last line what was given and said to this customer', () => {
    const given = setDiscount(
      { ...add(emptyCart, chips), allergy: { avoid: [], heard: [], answered: true } },
      { percent: 10, reason: 'Staff' },
    )
    for (const empty of [removeLine(given, 1), changeQuantity(given, menu, 1, -1)]) {
      expect(empty).toMatchObject({ lines: [], chosen: null, allergy: null })
      expect(empty).not.toHaveProperty('discount')
    }
    const two = add(given, peas)
    expect(removeLine(two, 2)).toMatchObject({ discount: given.discount, allergy: given.allergy })
  })

  it('asks again about what must be avoided when the order has become empty', () => {
    const flagged: Cart = { ...add(emptyCart, chips), allergy: { avoid: ['egg'], heard: ['item:chips'], answered: true } }
    expect(removeLine(flagged, 1).allergy).toEqual({ avoid: ['egg'], heard: [], answered: false })
  })

  it('cuts a note after 80 characters as people count them', () => {
    const note = setNote(add(emptyCart, chips), 1, '👩‍🍳'.repeat(90)).lines[0]?.note
    expect(note).toBe('👩‍🍳'.repeat(80))
  })

  it('takes a note that was pasted with tabs and breaks as one line: the shop would refuse it when it is paid', () => {
    expect(setNote(add(emptyCart, chips), 1, '\textra\n\tcrispy\u001B ').lines[0]?.note).toBe('extra crispy')
  })
})

describe('limits', () => {
  it('takes no more than 99 of a line', () => {
    const cart = add(emptyCart, peas, 99)
    expect(add(cart, peas)).toEqual(cart)
    expect(changeQuantity(cart, menu, 1, 1)).toEqual(cart)
  })

  it('takes no more than 500 portions', () => {
    const cart = add(emptyCart, feast, 25)
    expect(quantityOf(cart, 'feast')).toBe(25)
    expect(add(cart, chips)).toEqual(cart)
  })

  it('takes no more than 100 lines', () => {
    let cart = emptyCart
    for (let n = 0; n < 120; n += 1) cart = setNote(add(cart, chips), cart.nextKey, `note ${n}`)
    expect(cart.lines).toHaveLength(100)
  })
})

describe('what costs more, and sizes', () => {
  it('charges for sauce on each of them, and nothing for what is free', () => {
    const cart = add(emptyCart, codAndChips, 2)
    expect(totalPence(menu, chooseOption(cart, menu, 1, 'on-top', 'Curry'))).toBe(2 * 1_150)
    expect(totalPence(menu, chooseOption(cart, menu, 1, 'on-top', 'Ketchup'))).toBe(2 * 1_060)
  })

  it('turns a line into another size of it, with what was asked for as far as it can be had there', () => {
    const cart = chooseOption(chooseOption(add(emptyCart, codAndChips, 2), menu, 1, 'salt', 'None'), menu, 1, 'on-top', 'Curry')
    const sized = chooseSize(setNote(cart, 1, 'crispy'), menu, 1, 'chips')
    expect(linesToSend(sized)).toEqual([{ item: 'chips', quantity: 2, options: { salt: 'None' }, note: 'crispy' }])
    expect(sized.chosen).toBe(1)
    expect(chooseSize(sized, menu, 1, 'no such size')).toEqual(sized)
  })

  it('keeps to what the shop accepts', () => {
    const cart = add(emptyCart, chips, 99)
    expect(chooseSize(cart, menu, 1, 'feast')).toBe(cart)
  })
})
