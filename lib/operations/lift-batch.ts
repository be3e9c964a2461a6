import { type Act, requestOf } from './about-order'
import { fryerPartition } from './drop-batch'
import type { Clock, Log, Placed } from './ports'

/** A batch is cooked; its portions go into the cabinet. 0 portions: all of it was spoiled. `at`: when, if that was not just now. */
export async function liftBatch(
  { log, clock }: { log: Log; clock: Clock },
  batch: { shop: number; batch: string; food: string; portions: number; at?: string | undefined },
  act: Act,
): Promise<Placed | undefined> {
  const { shop, batch: id, food, portions } = batch
  const value = { shop, batch: id, food, portions, at: batch.at ?? new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'batch.lifted', id: act.id, value } }])
  return place
}
