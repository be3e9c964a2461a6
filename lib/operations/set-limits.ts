import type { Limits } from '../domain/limits'
import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `menu` has one partition: of two settings the later one stands. */
const menuPartition = 0

/** Up to what a till gives away or back without a manager's PIN. */
export async function setLimits(
  { log, clock }: { log: Log; clock: Clock },
  { shop, limits, by }: { shop: number; limits: Limits; by: string | undefined },
  act: Act,
): Promise<Placed | undefined> {
  const value = { shop, limits, at: new Date(clock.nowMs()).toISOString(), ...(by !== undefined && { by }), ...requestOf(act) }
  const [place] = await log.append([{ partition: menuPartition, event: { type: 'limits.set', id: act.id, value } }])
  return place
}
