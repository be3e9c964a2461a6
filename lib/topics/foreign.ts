import { z } from 'zod'
import type { Menu } from '../domain/menu'
import { ticketText } from '../domain/order-number'
import { priceParts } from '../domain/pricing'
import { foreignOrderId } from './ids'
import type { OrderPlaced } from './orders'
import { orderNumber, parts, tillNumber } from './shapes'

/** The menus that have been published, as far as reading needs them. */
export type MenuAt = {
  /** In force at this time, ms. */
  at(timestampMs: number): Menu
  version(version: number): Menu | undefined
}

/** A number, the same as text, or missing: then it is till 0. */
const till = z
  .union([
    tillNumber,
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number),
  ])
  .default(0)
const id = z.uuid().toLowerCase().optional().catch(undefined)

/** `{"order":271,"till":3,"parts":[["cod","chips"]]}` */
const bareOrder = z.looseObject({ order: orderNumber, till, parts, id })
/** `{"order":[["cod","chips"]],"count":4,"till":"1"}`, as the talk's own programs send it: `order` is the food. */
const talkOrder = z.looseObject({ order: parts, count: orderNumber, till, id })

type Bare = { number: number; till: number; parts: string[][]; id?: string | undefined }

/**
 * A bare order as a whole one, priced from the menu in force at the record's Kafka time. Whatever else the record says is
 * ignored, a price or `ready` above all. An `id` that is a UUID is the order's own (a copy of an order of ours that has lost
 * its headers is a repeat, not a second sale); without one it follows from till, number, parts and time.
 */
export function readForeignOrder(
  value: unknown,
  timestampMs: number,
  menus: MenuAt,
  givenId?: string,
): { order: OrderPlaced } | { unusable: string } {
  const bare = readBare(value)
  if ('unusable' in bare) return bare
  const menu = menus.at(timestampMs)
  const priced = priceParts(menu, bare.parts, false)
  if (!priced.ok) return { unusable: priced.problems[0]?.message ?? 'cannot be priced' }
  const order: OrderPlaced = {
    order: bare.number,
    till: bare.till,
    parts: priced.parts,
    id: givenId ?? bare.id ?? foreignOrderId({ ...bare, timestampMs }),
    shop: 0,
    ticket: ticketText(bare.number),
    placedAt: new Date(timestampMs).toISOString(),
    eatIn: false,
    lines: priced.lines,
    ...(priced.off && { off: priced.off }),
    totalPence: priced.totalPence,
    vatPence: priced.vatPence,
    payment: null,
    menuVersion: menu.version,
  }
  return { order }
}

function readBare(value: unknown): Bare | { unusable: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { unusable: 'not a JSON object' }
  if ('order' in value && Array.isArray(value.order)) {
    const read = talkOrder.safeParse(value)
    return read.success
      ? { number: read.data.count, till: read.data.till, parts: read.data.order, id: read.data.id }
      : { unusable: wrongAt(read.error) }
  }
  const read = bareOrder.safeParse(value)
  return read.success
    ? { number: read.data.order, till: read.data.till, parts: read.data.parts, id: read.data.id }
    : { unusable: wrongAt(read.error) }
}

/** Where a value is wrong, in one short text that is the same for every record with the same fault. */
export function wrongAt(error: z.ZodError): string {
  return `wrong value at ${error.issues[0]?.path.join('.') || 'the top'}`
}
