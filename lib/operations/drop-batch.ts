import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `fryer` has one partition, so that everybody sees drops and lifts in one order. */
export const fryerPartition = 0

/** Food goes into the fat. The batch is named by the act that dropped it. `at`: when, if that was not just now (lib/domain/done-at.ts). */
export async function dropBatch(
  { log, clock }: { log: Log; clock: Clock },
  batch: { shop: number; food: string; portions: number; pan: number; at?: string | undefined },
  act: Act,
): Promise<Placed | undefined> {
  const { shop, food, portions, pan } = batch
  const value = { shop, batch: act.id, food, portions, pan, at: batch.at ?? new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'batch.dropped', id: act.id, value } }])
  return place
}
