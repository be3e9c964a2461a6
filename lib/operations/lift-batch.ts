import { type Act, requestOf } from './about-order'
import { fryerPartition } from './drop-batch'
import type { Clock, Log, Placed } from './ports'

/** A batch is cooked; its portions go into the cabinet. 0 portions: all of it was spoiled. */
export async function liftBatch(
  { log, clock }: { log: Log; clock: Clock },
  batch: { shop: number; batch: string; food: string; portions: number },
  act: Act,
): Promise<Placed | undefined> {
  const { shop, batch: id, food, portions } = batch
  const value = { shop, batch: id, food, portions, at: new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'batch.lifted', id: act.id, value } }])
  return place
}
