import { type Act, requestOf } from './about-order'
import { fryerPartition } from './drop-batch'
import type { Clock, Log, Placed } from './ports'

/** Portions are thrown away. More than are free are a miscount, which the cabinet notes. */
export async function wastePortions(
  { log, clock }: { log: Log; clock: Clock },
  waste: { shop: number; food: string; portions: number; reason: string },
  act: Act,
): Promise<Placed | undefined> {
  const { shop, food, portions, reason } = waste
  const value = { shop, food, portions, reason, at: new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'portions.wasted', id: act.id, value } }])
  return place
}
