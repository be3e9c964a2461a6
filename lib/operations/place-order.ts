import type { Menu } from '../domain/menu'
import type { Order } from '../domain/order'
import { ticketText } from '../domain/order-number'
import { paymentProblem } from '../domain/payment'
import { type PricingProblem, priceLines, priceParts } from '../domain/pricing'
import type { PlaceOrderInput } from '../inputs/order'
import { partitionOf } from '../topics/partition'
import { linkHash } from './link-hash'
import type { Clock, Log, Menus, Placed } from './ports'

export type PlaceOrderPorts = { log: Log; clock: Clock; menus: Menus; partitions: number; shop: number }
/** What was asked for, with the number that will be called and whoever sells it. */
export type OrderRequest = Omit<PlaceOrderInput, 'soldBy'> & { order: number; by?: string | undefined; request?: string }
export type PricedOrder = { ok: true; order: Order } | { ok: false; problems: PricingProblem[] }
export type PlacedOrder = { ok: true; order: Order; place: Placed } | { ok: false; problems: PricingProblem[] }

/** Prices the order and puts it into the log. It is accepted when this resolves, and not before. */
export async function placeOrder(ports: PlaceOrderPorts, asked: OrderRequest): Promise<PlacedOrder> {
  const priced = priceOrder(ports, asked)
  if (!priced.ok) return priced
  return { ok: true, order: priced.order, place: await appendOrder(ports, priced.order) }
}

export function priceOrder({ clock, menus, shop }: Omit<PlaceOrderPorts, 'log' | 'partitions'>, asked: OrderRequest): PricedOrder {
  const menu = menuFor({ clock, menus }, asked.menuVersion)
  if (!menu) return { ok: false, problems: [{ path: 'menuVersion', message: 'no menu of this version was in force within the last week' }] }
  const { id, till, order, eatIn = false } = asked
  const priced = asked.lines
    ? priceLines(menu, asked.lines.map(withoutAbsent), eatIn, asked.discount)
    : priceParts(menu, asked.parts ?? [], eatIn)
  if (!priced.ok) return priced
  const { lines, parts, totalPence, vatPence } = priced
  const payment = paymentOf(asked)
  const wrong = paymentProblem(payment, totalPence)
  if (wrong !== null)
    return { ok: false, problems: [{ path: payment?.method === 'split' ? 'payment.parts' : 'payment.tenderedPence', message: wrong }] }
  const nowMs = clock.nowMs()
  const placedAtMs = soldAtMs(asked, nowMs)
  const placed: Order = {
    order,
    till,
    parts,
    id,
    shop,
    ticket: ticketText(order),
    placedAt: new Date(placedAtMs).toISOString(),
    eatIn,
    lines,
    totalPence,
    vatPence,
    payment,
    menuVersion: menu.version,
  }
  const promisedAt = promiseIn(asked, placedAtMs)
  if (priced.off) placed.off = priced.off
  // Not spread: that would cost as much as all the rest of pricing.
  if (placedAtMs < nowMs) placed.arrivedAt = new Date(nowMs).toISOString()
  if (asked.allergies !== undefined) placed.allergies = asked.allergies
  if (promisedAt !== undefined) placed.promisedAt = promisedAt
  if (asked.link !== undefined) placed.linkHash = linkHash(asked.link)
  if (asked.by !== undefined) placed.by = asked.by
  if (asked.request !== undefined) placed.request = asked.request
  return { ok: true, order: placed }
}

export async function appendOrder({ log, partitions }: Pick<PlaceOrderPorts, 'log' | 'partitions'>, order: Order): Promise<Placed> {
  const partition = partitionOf(order.shop, order.till, partitions)
  const [place] = await log.append([{ partition, event: { type: 'order.placed', id: order.id, value: order } }])
  if (!place) throw new Error('the log took an order without saying where')
  return place
}

/** Of a clock that is a day off nobody knows what was promised. */
const promiseWithinMs = 24 * 3_600_000

function promiseIn({ promisedAt }: Pick<PlaceOrderInput, 'promisedAt'>, atMs: number): string | undefined {
  return promisedAt !== undefined && Math.abs(Date.parse(promisedAt) - atMs) < promiseWithinMs ? promisedAt : undefined
}

/** A till keeps selling without a link for as long as a week, and its orders cost what the customer was told. */
const queuedForMs = 8 * 24 * 3_600_000

/** What a till says of when it sold, as far as that can be: no till sells in the future, and none keeps an order for longer. */
function soldAtMs({ soldAt }: Pick<PlaceOrderInput, 'soldAt'>, nowMs: number): number {
  return soldAt === undefined ? nowMs : Math.min(nowMs, Math.max(nowMs - queuedForMs, Date.parse(soldAt)))
}

/**
 * The customer was told the price of the menu on the till's screen, which may not be the newest any more. One that was not in
 * force within the last week does not count, or anybody could go on buying at last year's prices.
 */
export function menuFor({ clock, menus }: Pick<PlaceOrderPorts, 'clock' | 'menus'>, version: number | undefined): Menu | undefined {
  if (version === undefined) return menus.current()
  return version >= menus.at(clock.nowMs() - queuedForMs).version ? menus.version(version) : undefined
}

export function withoutAbsent({ item, quantity, options, note }: NonNullable<PlaceOrderInput['lines']>[number]) {
  return { item, quantity, ...(options && { options }), ...(note && { note }) }
}

export function paymentOf({ payment }: PlaceOrderInput): Order['payment'] {
  if (!payment) return null
  if (payment.method !== 'split') return { method: payment.method, ...handed(payment) }
  return { method: 'split', parts: payment.parts.map((part) => ({ method: part.method, pence: part.pence, ...handed(part) })) }
}

/** What was not said leaves no field behind. */
function handed({ tenderedPence, reference }: { tenderedPence?: number | undefined; reference?: string | undefined }) {
  return { ...(tenderedPence !== undefined && { tenderedPence }), ...(reference !== undefined && { reference }) }
}
