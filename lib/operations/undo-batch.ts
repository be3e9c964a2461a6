import { type Act, requestOf } from './about-order'
import { fryerPartition } from './drop-batch'
import type { Clock, Log, Placed } from './ports'

export type Undo = {
  shop: number
  batch: string
  what: 'dropped' | 'lifted'
  food: string
  /** As the drop or the lift had said. */
  portions: number
  frying: { portions: number; pan: number; droppedAtMs: number }
  by?: string | undefined
}

/** A drop or a lift was the wrong key. A batch whose lift is undone goes on under the name of this act. */
export async function undoBatch({ log, clock }: { log: Log; clock: Clock }, undo: Undo, act: Act): Promise<Placed | undefined> {
  const { shop, batch, what, food, portions, frying, by } = undo
  const value = {
    shop,
    batch,
    what,
    food,
    portions,
    frying: { portions: frying.portions, pan: frying.pan, at: new Date(frying.droppedAtMs).toISOString() },
    at: new Date(clock.nowMs()).toISOString(),
    ...(by === undefined ? {} : { by }),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'batch.undone', id: act.id, value } }])
  return place
}
