import type { PricedLine } from '../domain/order'
import { type PricingProblem, priceLines } from '../domain/pricing'
import type { VoidSaleInput } from '../inputs/order'
import { partitionOf } from '../topics/partition'
import { type Act, type Doers, doersOf, requestOf } from './about-order'
import { menuFor, type PlaceOrderPorts, withoutAbsent } from './place-order'
import type { Placed } from './ports'

type Asked = Omit<VoidSaleInput, 'id' | 'approval'>
export type VoidedSale = { ok: true; lines: PricedLine[]; totalPence: number } | { ok: false; problems: PricingProblem[] }

/** What it would have cost. */
export function priceVoided(
  { clock, menus }: Pick<PlaceOrderPorts, 'clock' | 'menus'>,
  { lines, eatIn = false, menuVersion }: Asked,
): VoidedSale {
  return priceLines(menuFor({ clock, menus }, menuVersion) ?? menus.current(), lines.map(withoutAbsent), eatIn)
}

/** What was on a docket when it was thrown away before it was paid. */
export async function voidSale(
  { log, clock, partitions, shop }: Omit<PlaceOrderPorts, 'menus'>,
  { lines, totalPence }: { lines: PricedLine[]; totalPence: number },
  { till, reason, ...doers }: Pick<Asked, 'till' | 'reason'> & Doers,
  act: Act,
): Promise<Placed | undefined> {
  const at = new Date(clock.nowMs()).toISOString()
  const value = { id: act.id, shop, till, lines, totalPence, reason, at, ...doersOf(doers), ...requestOf(act) }
  const [place] = await log.append([{ partition: partitionOf(shop, till, partitions), event: { type: 'sale.voided', id: act.id, value } }])
  return place
}
