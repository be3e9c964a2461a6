import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** The order is wrapped and can be called. `round` is one above its highest recall. */
export async function markReady({ log }: { log: Log }, about: AboutOrder, round: number, act: Act): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), ready: true as const, round, ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.ready', id: act.id, value } }])
  return place
}
