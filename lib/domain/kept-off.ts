import { type OrderFacts, roundOf } from './board'
import { unitsByLine, unitsOf } from './refund'
import { type Display, distinct, type Started, starterOf } from './started'
import { isTicked, type Ticks } from './ticks'

/**
 * Displays other than this one that have started one of these lines of the sale, or any if none are named, and are to be left to it. What
 * is wrapped keeps nobody off, whoever did it: it only has to be called. Nor does what is not wanted any more.
 */
export function othersAt(facts: OrderFacts, display: string, lines?: readonly number[]): Display[] {
  const round = roundOf(facts)
  const unmade = unitsByLine(unitsOf(Object.values(facts.givenBack ?? {}), 'changed'))
  const sold = facts.placed?.lines ?? []
  const open = sold.flatMap(({ quantity }, line) => {
    const asked = lines === undefined || lines.includes(line)
    return asked && quantity > (unmade.get(line) ?? 0) && !isTicked(facts.ticks, round, line) ? [line] : []
  })
  const starters = open.flatMap((line) => starterOf(facts.started, round, line) ?? [])
  return distinct(starters.filter(({ id }) => id !== display))
}

/** A display has started some of it that is neither put down nor wrapped. */
export function isInWork(started: Started, ticks: Ticks | undefined): boolean {
  const { round, turns } = started
  return Object.keys(turns).some((line) => starterOf(started, round, Number(line)) !== null && !isTicked(ticks, round, Number(line)))
}
