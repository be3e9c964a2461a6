import { type OrderFacts, stateOf } from './board'

/** `what`: its lines, to know it again by: "2 Cod & chips". */
export type Served = { id: string; ticket: string; atMs: number; round: number; what: string[] }

/** Orders that were served and can be brought back, the last served first. */
export function served(orders: Iterable<OrderFacts>): Served[] {
  const ready: Served[] = []
  for (const facts of orders) {
    if (stateOf(facts) !== 'ready' || facts.ready === undefined || facts.placed === undefined) continue
    const what = facts.placed.lines.map(({ quantity, name }) => `${quantity} ${name}`)
    ready.push({ id: facts.id, ticket: facts.placed.ticket, ...facts.ready, what })
  }
  return ready.toSorted((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1))
}

const backWithinMs = 15 * 60_000
const mostBack = 50

/** What can be chosen to be brought back: the last fifty that were served within a quarter of an hour, the last one first. */
export function canComeBack(ready: readonly Served[], nowMs: number): Served[] {
  return ready.filter((order) => nowMs - order.atMs < backWithinMs).slice(0, mostBack)
}
