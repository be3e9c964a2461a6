import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** Somebody in the kitchen has seen that the order is cancelled, or these changes of it: no display need say so any more. */
export async function acknowledgeOrder({ log }: { log: Log }, about: AboutOrder, act: Act, seen?: string[]): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), ...(seen && { seen }), ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.acknowledged', id: act.id, value } }])
  return place
}
