import type { ParkSaleInput } from '../inputs/parked'
import { partitionOf } from '../topics/partition'
import { type Act, requestOf } from './about-order'
import type { Log, Placed } from './ports'

export type ParkPorts = { log: Log; shop: number; partitions: number; by: string | undefined }

/** Puts an unpaid sale aside, beside the orders of the till that took it. */
export async function parkSale({ log, shop, partitions, by }: ParkPorts, sale: ParkSaleInput, act: Act): Promise<Placed | undefined> {
  const value = { ...sale, shop, ...(by !== undefined && { by }), ...requestOf(act) }
  const partition = partitionOf(shop, sale.till, partitions)
  const [place] = await log.append([{ partition, event: { type: 'sale.parked', id: act.id, value } }])
  return place
}
