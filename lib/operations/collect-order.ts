import type { OrderCollected } from '../topics/collected'
import { type AboutOrder, type Act, referenceTo } from './about-order'
import type { Log, Placed } from './ports'

/** The customer has it. `by` says whether a person said so or the time was over. */
export async function collectOrder(
  { log }: { log: Log },
  about: AboutOrder,
  by: OrderCollected['by'],
  act: Act,
): Promise<Placed | undefined> {
  const value: OrderCollected = { ...referenceTo(about), ready: true, by }
  if (act.request !== undefined) value.request = act.request
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.collected', id: act.id, value } }])
  return place
}
