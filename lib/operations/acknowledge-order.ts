import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** Somebody in the kitchen has seen that the order is cancelled: no display need show it any more. */
export async function acknowledgeOrder({ log }: { log: Log }, about: AboutOrder, act: Act): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.acknowledged', id: act.id, value } }])
  return place
}
