import { type Portion, portionsOf, troubles } from './allergy'
import { type Cart, chooseOption, removeLine } from './cart'
import { type Allergen, allergens, type Menu } from './menu'

/**
 * What was said about allergies at the till. `answered`: it goes with the order, and an empty `avoid` then says: asked, none.
 * `heard`: troubles (allergy.ts) that were read out to the customer; what comes onto the order later was not.
 */
export type AllergyTalk = { avoid: readonly Allergen[]; heard: readonly string[]; answered: boolean }

/** begun: it is being talked about · hear-again: flagged, and then something came onto the order that the customer has to hear of. */
export type AllergyState = 'not-asked' | 'begun' | 'none' | 'flagged' | 'hear-again'

export const cartPortions = (menu: Menu, cart: Cart): Portion[] => portionsOf(menu, cart.lines, cart.allergy?.avoid ?? [])

/** The customer must still be told of something on this order. */
export function isUnheard(menu: Menu, cart: Cart): boolean {
  const { allergy } = cart
  if (allergy === null || allergy.avoid.length === 0) return false
  return troubles(cartPortions(menu, cart)).some((trouble) => !allergy.heard.includes(trouble))
}

export function allergyState(menu: Menu, cart: Cart): AllergyState {
  if (cart.allergy === null) return 'not-asked'
  if (!cart.allergy.answered) return 'begun'
  if (cart.allergy.avoid.length === 0) return 'none'
  return isUnheard(menu, cart) ? 'hear-again' : 'flagged'
}

/** Why no money may be taken yet, in words; null when nothing stands in the way. */
export function waitsForAllergy(menu: Menu, cart: Cart): string | null {
  switch (allergyState(menu, cart)) {
    case 'begun':
      return 'Answer the allergy first'
    case 'hear-again':
      return 'Read out the allergy again first'
    default:
      return null
  }
}

const talkOf = (cart: Cart): AllergyTalk => cart.allergy ?? { avoid: [], heard: [], answered: false }

export const beginAllergy = (cart: Cart): Cart => (cart.allergy === null ? { ...cart, allergy: talkOf(cart) } : cart)

/** Whoever opened it by mistake and said nothing has not asked. */
export function leaveAllergy(cart: Cart): Cart {
  const { avoid, answered } = talkOf(cart)
  return avoid.length === 0 && !answered ? { ...cart, allergy: null } : cart
}

/** Another answer is a new answer: it has to be given anew. */
export function toggleAvoided(cart: Cart, allergen: Allergen): Cart {
  const { avoid, heard } = talkOf(cart)
  const next = allergens.filter((one) => (one === allergen ? !avoid.includes(one) : avoid.includes(one)))
  return { ...cart, allergy: { avoid: next, heard, answered: false } }
}

/** The customer has heard of all that is on the order now; said again, they have not. */
export function toggleHeard(cart: Cart, menu: Menu): Cart {
  const heard = isUnheard(menu, cart) ? troubles(cartPortions(menu, cart)) : []
  return { ...cart, allergy: { ...talkOf(cart), heard } }
}

export const flagAllergy = (cart: Cart): Cart => ({ ...cart, allergy: { ...talkOf(cart), answered: true } })
export const noAllergy = (cart: Cart): Cart => ({ ...cart, allergy: { avoid: [], heard: [], answered: true } })

/** Takes the food off the order, or puts something else on it, wherever it stands. */
export function takeOff(cart: Cart, menu: Menu, { lines, takeOff: how }: Portion): Cart {
  if (how.kind === 'line') return lines.reduce(removeLine, cart)
  const { option, choice } = how
  return lines.reduce((so, key) => {
    const chosen = so.lines.find((line) => line.key === key)?.options[option]
    // Chosen once more, a choice that may be left out is taken off.
    const to = choice ?? chosen
    return to === undefined ? so : chooseOption(so, menu, key, option, to)
  }, cart)
}

/** What goes with a sale that is put aside: what was said and not yet answered must not be forgotten. */
export function allergiesToPark({ allergy }: Cart): Allergen[] | undefined {
  return allergy !== null && (allergy.answered || allergy.avoid.length > 0) ? [...allergy.avoid] : undefined
}

/** What goes with the order: nothing when nobody asked, or nobody answered. */
export function allergiesToSend({ allergy }: Cart): Allergen[] | undefined {
  return allergy?.answered ? [...allergy.avoid] : undefined
}
