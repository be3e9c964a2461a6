import { isSoldOut, type Units } from '../availability'
import type { CabinetSight } from '../cabinet/view'
import { wallClock } from '../local-time'
import type { Menu } from '../menu'
import { areLastOrders, type CookPlan, type ParSlot } from './plan'

/** The par level at this moment; undefined when the plan says nothing of it. A later slot stands before an earlier one. */
export function parAt(slots: readonly ParSlot[], nowMs: number, timeZone: string): number | undefined {
  const { weekday, minute } = wallClock(nowMs, timeZone)
  const yesterday = (weekday + 6) % 7
  return slots.findLast(({ days, from, to }) => {
    const [begins, ends] = [minuteOf(from), minuteOf(to)]
    if (begins < ends) return days.includes(weekday) && minute >= begins && minute < ends
    return (days.includes(weekday) && minute >= begins) || (days.includes(yesterday) && minute < ends)
  })?.par
}

/** "16:30" → minutes since midnight. */
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/**
 * The cabinet with the par levels that count now, so that whatever is reckoned from it goes by them. They are not kept in the cabinet
 * itself: it is decided by records alone, and an hour is none. `left`: what is sold out has no level, as nobody can buy more of it.
 */
export function withPar<C extends CabinetSight>(
  cabinet: C,
  menu: Menu,
  plan: CookPlan,
  nowMs: number,
  timeZone: string,
  left: Units = {},
): C {
  const par = { ...cabinet.par }
  const last = areLastOrders(plan, nowMs, timeZone)
  for (const { id, kind } of menu.foods) {
    if (kind !== 'held') continue
    const now = last || isSoldOut(left, id) ? 0 : parAt(plan.par[id] ?? [], nowMs, timeZone)
    if (now !== undefined) par[id] = now
  }
  return { ...cabinet, par }
}
