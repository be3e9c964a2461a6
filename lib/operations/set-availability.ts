import type { AvailabilityInput } from '../inputs/availability'
import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `menu` has one partition: of two that were said the later one stands. */
const menuPartition = 0

/** `by`: who said it. */
export type SetAvailability = Omit<AvailabilityInput, 'id'> & { shop: number; by?: string }

/** Sold out, so many left, or back on sale; every order from then on counts. */
export async function setAvailability(
  { log, clock }: { log: Log; clock: Clock },
  { shop, kind, of, left, by }: SetAvailability,
  act: Act,
): Promise<Placed | undefined> {
  const at = new Date(clock.nowMs()).toISOString()
  const value = { shop, kind, of, left, at, ...(by === undefined ? {} : { by }), ...requestOf(act) }
  const [place] = await log.append([{ partition: menuPartition, event: { type: 'availability.set', id: act.id, value } }])
  return place
}
