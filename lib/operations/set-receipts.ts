import type { ReceiptSettings } from '../inputs/receipt'
import { type Act, requestOf } from './about-order'
import type { Clock, Log, Placed } from './ports'

/** `menu` has one partition: of two settings the later one stands. */
const menuPartition = 0

/** What stands on receipts, and where and when they are printed. */
export async function setReceipts(
  { log, clock }: { log: Log; clock: Clock },
  { shop, ...settings }: ReceiptSettings & { shop: number },
  act: Act,
): Promise<Placed | undefined> {
  const value = { shop, ...settings, at: new Date(clock.nowMs()).toISOString(), ...requestOf(act) }
  const [place] = await log.append([{ partition: menuPartition, event: { type: 'receipt.set', id: act.id, value } }])
  return place
}
