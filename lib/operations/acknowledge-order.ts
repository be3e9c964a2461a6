import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

type Seen = { seen?: string[] | undefined; lines?: number[] | undefined }

/**
 * Somebody in the kitchen has seen that the order is cancelled, or these changes of it, and no display need say so any more; with `lines`,
 * that these are cancelled, and the other stations have yet to see it.
 */
export async function acknowledgeOrder(
  { log }: { log: Log },
  about: AboutOrder,
  act: Act,
  { seen, lines }: Seen = {},
): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), ...(seen && { seen }), ...(lines && { lines }), ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.acknowledged', id: act.id, value } }])
  return place
}
