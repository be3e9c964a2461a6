import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** The order was called by mistake, or something is missing: it goes back to the kitchen. `round` is the ready round that it undoes. */
export async function recallOrder({ log }: { log: Log }, about: AboutOrder, round: number, act: Act): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), round, ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.recalled', id: act.id, value } }])
  return place
}
