// Protects the customer at the till: once allergies are talked of, no money is taken before the answer; whoever was told of one trouble
// is told of the next; what was answered goes with the order.
import { describe, expect, test } from 'vitest'
import { exampleMenu as menu } from '@/prisma/menu'
import { addItem, type Cart, cartOf, changeQuantity, chooseOption, emptyCart, linesToSend } from './cart'
import {
  allergiesToPark,
  allergiesToSend,
  allergyState,
  beginAllergy,
  cartPortions,
  flagAllergy,
  leaveAllergy,
  noAllergy,
  takeOff,
  toggleAvoided,
  toggleHeard,
  waitsForAllergy,
} from './cart-allergy'

function add(cart: Cart, id: string, quantity = 1): Cart {
  const item = menu.items.find((one) => one.id === id)
  if (item === undefined) throw new Error(`no ${id}`)
  return addItem(cart, menu, item, quantity)
}
const state = (cart: Cart) => allergyState(menu, cart)
const codAndCurry = add(add(emptyCart, 'cod-and-chips'), 'curry-sauce')
const mustard = toggleAvoided(codAndCurry, 'mustard')
const flagged = flagAllergy(toggleHeard(mustard, menu))

describe('paying', () => {
  test('is free while nobody has asked', () => {
    expect([state(codAndCurry), waitsForAllergy(menu, codAndCurry), allergiesToSend(codAndCurry)]).toEqual(['not-asked', null, undefined])
  })
  test('waits from the moment somebody asks, and until it is flagged', () => {
    for (const cart of [beginAllergy(codAndCurry), mustard, toggleHeard(mustard, menu)]) {
      expect([state(cart), waitsForAllergy(menu, cart)]).toEqual(['begun', 'Answer the allergy first'])
      expect(allergiesToSend(cart)).toBeUndefined()
    }
    expect([state(flagged), waitsForAllergy(menu, flagged), allergiesToSend(flagged)]).toEqual(['flagged', null, ['mustard']])
  })
  test('is free again when there is no allergy, and the order says that somebody asked', () => {
    for (const cart of [noAllergy(beginAllergy(codAndCurry)), noAllergy(flagged)])
      expect([state(cart), waitsForAllergy(menu, cart), allergiesToSend(cart)]).toEqual(['none', null, []])
  })
  test('is free again when it was opened by mistake: then nobody has asked', () => {
    expect(leaveAllergy(beginAllergy(codAndCurry)).allergy).toBeNull()
    expect(leaveAllergy(mustard)).toBe(mustard)
    expect(leaveAllergy(flagged)).toBe(flagged)
  })
})

describe('after it was flagged', () => {
  test('what contains it has to be heard of', () => {
    const cart = add(flagged, 'tartare-sauce')
    expect([state(cart), waitsForAllergy(menu, cart)]).toEqual(['hear-again', 'Read out the allergy again first'])
    const heard = toggleHeard(cart, menu)
    expect([state(heard), allergiesToSend(heard)]).toEqual(['flagged', ['mustard']])
  })
  test('so has what is put on top of a line that was told of', () => {
    expect(state(chooseOption(flagged, menu, 1, 'on-top', 'Tartare'))).toBe('hear-again')
  })
  test('so has what only shares a pan', () => {
    const crustaceans = flagAllergy(toggleAvoided(codAndCurry, 'crustaceans'))
    expect(state(crustaceans)).toBe('flagged')
    expect(state(add(crustaceans, 'plaice'))).toBe('hear-again')
  })
  test('more of the same, less of it, or something without it need not be heard', () => {
    for (const cart of [
      add(flagged, 'curry-sauce', 3),
      changeQuantity(flagged, menu, 2, -1),
      add(flagged, 'mushy-peas'),
      add(changeQuantity(flagged, menu, 2, -1), 'curry-sauce'),
    ])
      expect(state(cart)).toBe('flagged')
  })
  test('another allergen is another answer', () => {
    expect(state(toggleAvoided(flagged, 'egg'))).toBe('begun')
  })
  test('asking for it again, or leaving, changes nothing', () => {
    expect(leaveAllergy(beginAllergy(flagged))).toBe(flagged)
  })
})

describe('taking it off', () => {
  const portion = (cart: Cart, name: string) => {
    const found = cartPortions(menu, cart).find((one) => one.name === name)
    if (found === undefined) throw new Error(`no ${name}`)
    return found
  }
  test('takes the line', () => {
    expect(takeOff(mustard, menu, portion(mustard, 'Curry sauce')).lines.map(({ item }) => item)).toEqual(['cod-and-chips'])
  })
  test('takes a sauce from the top of each line that has it', () => {
    const both = chooseOption(chooseOption(add(mustard, 'chips'), menu, 1, 'on-top', 'Curry'), menu, 3, 'on-top', 'Curry')
    expect(takeOff(both, menu, portion(both, 'Curry on top')).lines.map(({ options }) => options['on-top'])).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  test('chooses what is without it where something must be chosen', () => {
    const sulphites = toggleAvoided(add(emptyCart, 'chips'), 'sulphites')
    const without = takeOff(sulphites, menu, portion(sulphites, 'Salt & vinegar'))
    expect(without.lines[0]?.options['salt-vinegar']).toBe('Salt')
    expect(cartPortions(menu, without).map(({ verdict }) => verdict)).toEqual(['not-in-it'])
  })
})

describe('a sale that is put aside', () => {
  const takenUp = (cart: Cart) => cartOf(linesToSend(cart), cart.eatIn, allergiesToPark(cart))
  test('keeps what the customer must avoid, answered or not, and it is read out again', () => {
    for (const cart of [mustard, flagged]) expect([allergiesToPark(cart), state(takenUp(cart))]).toEqual([['mustard'], 'hear-again'])
  })
  test('keeps that there is nothing to avoid, and that nobody has asked', () => {
    expect(state(takenUp(noAllergy(codAndCurry)))).toBe('none')
    expect(state(takenUp(codAndCurry))).toBe('not-asked')
  })
})
