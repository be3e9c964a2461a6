import { type AskedLine, type Portion, portionsOf, type Sharing } from './allergy'
import type { Allergen, Menu } from './menu'

/** As the Food Standards Agency names them, short enough for a key. */
export const allergenNames: Readonly<Record<Allergen, string>> = {
  celery: 'Celery',
  gluten: 'Cereals with gluten',
  crustaceans: 'Crustaceans',
  egg: 'Egg',
  fish: 'Fish',
  lupin: 'Lupin',
  milk: 'Milk',
  molluscs: 'Molluscs',
  mustard: 'Mustard',
  nuts: 'Nuts',
  peanuts: 'Peanuts',
  sesame: 'Sesame',
  soya: 'Soya',
  sulphites: 'Sulphites',
}

/** ALLERGY: MUSTARD, EGG. Null when there is nothing to look out for: nobody asked, or there is none. */
export function allergyWords(avoid: readonly Allergen[] | undefined): string | null {
  return avoid === undefined || avoid.length === 0 ? null : `ALLERGY: ${shouted(avoid)}`
}

export const shouted = (avoid: readonly Allergen[]): string => avoid.join(', ').toUpperCase()

/** Mustard, egg: as a list stands in a table. */
export function listed(some: readonly string[]): string {
  const text = some.join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** mustard · mustard and egg · mustard, egg and milk. */
function spoken(some: readonly string[], last = 'and'): string {
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} ${last} ${some.at(-1)}`
}

/** What is said to the customer, in full sentences that can be read out as they stand. */
export function readOut(portions: readonly Portion[], avoid: readonly Allergen[]): string {
  if (avoid.length === 0) return ''
  const sentences = portions.flatMap(sentencesOf)
  if (portions.length > 0 && portions.every(({ verdict }) => verdict === 'not-in-it')) {
    const not = spoken(avoid, 'or')
    sentences.push(`${not.charAt(0).toUpperCase()}${not.slice(1)}: not in what you have chosen, by our list.`)
  }
  sentences.push(
    portions.some(({ isFried }) => isFried)
      ? 'We fry in shared oil, so we cannot promise no traces.'
      : 'It is all made in one kitchen, so we cannot promise no traces.',
  )
  return sentences.join(' ')
}

function sentencesOf({ name, found, sharing, verdict }: Portion): string[] {
  const the = `The ${name.toLowerCase()}`
  if (verdict === 'unknown') return [`We do not know what is in ${name}.`]
  return [
    ...(found.length > 0 ? [`${the} has ${spoken(found)} in it.`] : []),
    ...sharing.map((one) => `${the} is fried in one pan with ${sharers(one)}, with ${one.allergen} in it.`),
  ]
}

const sharers = ({ foods }: Sharing): string => spoken(foods.map((food) => food.toLowerCase()))

/** For whoever asks who shares the pan. */
export const sharingWords = (one: Sharing): string => `Pan ${one.pan}: ${sharers(one)}, with ${one.allergen}`

/** Under a line of the docket: ! Contains mustard · ? Shared pan: fish. */
export function lineTroubles(menu: Menu, line: AskedLine, avoid: readonly Allergen[]): string[] {
  if (avoid.length === 0) return []
  const portions = portionsOf(menu, [line], avoid)
  const found = avoid.filter((allergen) => portions.some((portion) => portion.found.includes(allergen)))
  const shared = avoid.filter(
    (allergen) => !found.includes(allergen) && portions.some(({ sharing }) => sharing.some((one) => one.allergen === allergen)),
  )
  return [
    ...(found.length > 0 ? [`! Contains ${found.join(', ')}`] : []),
    ...(shared.length > 0 ? [`? Shared pan: ${shared.join(', ')}`] : []),
    ...(portions.some(({ verdict }) => verdict === 'unknown') ? ['? Nobody knows what is in it'] : []),
  ]
}
