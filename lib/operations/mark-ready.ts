import type { OrderReady } from '../topics/ready'
import { type AboutOrder, type Act, referenceTo } from './about-order'
import type { Log, Placed } from './ports'

/** The order is wrapped and can be called. `round` is one above its highest recall. */
export async function markReady({ log }: { log: Log }, about: AboutOrder, round: number, act: Act): Promise<Placed | undefined> {
  const value: OrderReady = { ...referenceTo(about), ready: true, round }
  if (act.request !== undefined) value.request = act.request
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.ready', id: act.id, value } }])
  return place
}
