import type { ParSlot, RangePan } from '../domain/range/plan'
import type { NewEvent } from '../topics/event'
import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `menu` has one partition, and every process reads it from its beginning: of two settings the later one stands. */
const menuPartition = 0

export type PlanChange =
  | { type: 'range.set'; value: { pans: RangePan[] } }
  | { type: 'par.scheduled'; value: { food: string; slots: ParSlot[] } }
  | { type: 'last-orders.set'; value: { on: boolean } }

/** How the shop cooks from now on. */
export async function setCookPlan(
  { log, clock }: { log: Log; clock: Clock },
  { shop, by, change }: { shop: number; by: string | undefined; change: PlanChange },
  act: Act,
): Promise<Placed | undefined> {
  const told = { shop, at: new Date(clock.nowMs()).toISOString(), ...(by === undefined ? {} : { by }), ...requestOf(act) }
  const [place] = await log.append([{ partition: menuPartition, event: eventOf() }])
  return place

  function eventOf(): NewEvent {
    switch (change.type) {
      case 'range.set':
        return { type: change.type, id: act.id, value: { ...change.value, ...told } }
      case 'par.scheduled':
        return { type: change.type, id: act.id, value: { ...change.value, ...told } }
      case 'last-orders.set':
        return { type: change.type, id: act.id, value: { ...change.value, ...told } }
      default: {
        const unknown: never = change
        return unknown
      }
    }
  }
}
