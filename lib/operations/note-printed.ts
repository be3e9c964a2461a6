import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

export type Printed = { copy: boolean; by: string | undefined }

/** Paper with this order's figures is in somebody's hands. */
export async function notePrinted(
  { log, clock }: { log: Log; clock: Clock },
  about: AboutOrder,
  { copy, by }: Printed,
  act: Act,
): Promise<Placed | undefined> {
  const value = {
    ...referenceTo(about),
    copy,
    at: new Date(clock.nowMs()).toISOString(),
    ...(by !== undefined && { by }),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'receipt.printed', id: act.id, value } }])
  return place
}
