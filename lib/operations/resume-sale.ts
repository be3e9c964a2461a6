import { partitionOf } from '../topics/partition'
import { type Act, requestOf } from './about-order'
import type { ParkPorts } from './park-sale'
import type { Clock, Placed } from './ports'

/** A till goes on with a parked sale. Whether it may is decided before. */
export async function resumeSale(
  { log, shop, partitions, by, clock }: ParkPorts & { clock: Clock },
  { sale, till }: { sale: string; till: number },
  act: Act,
): Promise<Placed | undefined> {
  const value = { id: sale, shop, till, at: new Date(clock.nowMs()).toISOString(), ...(by !== undefined && { by }), ...requestOf(act) }
  const partition = partitionOf(shop, till, partitions)
  const [place] = await log.append([{ partition, event: { type: 'sale.resumed', id: act.id, value } }])
  return place
}
