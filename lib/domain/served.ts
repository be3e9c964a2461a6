import { type OrderFacts, stateOf } from './board'
import type { Allergen } from './menu'
import { unitsByLine, unitsOf } from './refund'

/** `what`: what was made of it, to know it again by: "2 Cod & chips". `allergies`: what its customer must avoid. */
export type Served = { id: string; ticket: string; atMs: number; round: number; what: string[]; allergies?: Allergen[] }

/** Orders that were served and can be brought back, the last served first. */
export function served(orders: Iterable<OrderFacts>): Served[] {
  const ready: Served[] = []
  for (const facts of orders) {
    if (stateOf(facts) !== 'ready' || facts.ready === undefined || facts.placed === undefined) continue
    const { ticket, allergies } = facts.placed
    const what = madeOf(facts).map(({ quantity, name }) => `${quantity} ${name}`)
    ready.push({ id: facts.id, ticket, ...facts.ready, what, ...(allergies && { allergies }) })
  }
  return ready.toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
}

/** The lines of the sale without what was taken off before it was made. */
function madeOf({ placed, givenBack }: OrderFacts): { quantity: number; name: string }[] {
  const unmade = unitsByLine(unitsOf(Object.values(givenBack ?? {}), 'changed'))
  const made = (placed?.lines ?? []).map(({ quantity, name }, at) => ({ name, quantity: quantity - (unmade.get(at) ?? 0) }))
  return made.filter(({ quantity }) => quantity > 0)
}

const backWithinMs = 15 * 60_000
const mostBack = 50

/** What can be chosen to be brought back: the last fifty that were served within a quarter of an hour, the last one first. */
export function canComeBack(ready: readonly Served[], nowMs: number): Served[] {
  return ready.filter((order) => nowMs - order.atMs < backWithinMs).slice(0, mostBack)
}
