import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `menu` has one partition: of two settings the later one stands. */
const menuPartition = 0

/** How long a ready order waits for its customer before it counts as collected. */
export async function setCounter(
  { log, clock }: { log: Log; clock: Clock },
  { shop, collectAfterMinutes }: { shop: number; collectAfterMinutes: number },
  act: Act,
): Promise<Placed | undefined> {
  const value = { shop, collectAfterMinutes, at: new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: menuPartition, event: { type: 'counter.set', id: act.id, value } }])
  return place
}
