import { foodsById } from '../domain/menu'
import { correctionProblem, movedPence } from '../domain/payment-correction'
import { orderLimits } from '../domain/pricing'
import { unheardOf } from '../domain/unheard-of'
import { type RecordType, recordTypes } from './checks'
import type { LogEvent, LogPlace, LogRecord } from './event'
import { type MenuAt, readForeignOrder } from './foreign'
import { strangerId } from './ids'
import { type OrderPaymentCorrected, orders } from './orders'

export type Reading = { event: LogEvent } | { unusable: string }

/** Bytes of a record. A stranger's order may be as big as a request over HTTP; ours carry the lines beside the parts. */
const limitBytes = { bare: 64 * 1024, event: 256 * 1024 } as const
/** Written by the shop itself and as big as the shop: the cabinet's whole state, the whole menu. */
const unlimitedTopics: readonly string[] = ['cabinet', 'menu']

/** 31 December 9999: what comes later has no ISO time with four digits. */
const lastTimestampMs = 253_402_300_799_999
/** Menus before the one in force that an open order can still come from. */
const earlierMenus = 50
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Reads one record: an event, or why it cannot be used. The headers decide what it is. On `orders` a record without any
 * ce_ header is a bare order; elsewhere nobody could say what it means (which round is it ready in, which order is it?), so
 * there it cannot be used. Reading is a function of the record and the menus alone, so that every reader decides alike.
 */
export function readRecord(record: LogRecord, menus: MenuAt): Reading {
  const { value, headers } = record
  if (value === null || value.length === 0) return { unusable: 'empty' }
  if (!(record.timestampMs >= 0 && record.timestampMs <= lastTimestampMs)) return { unusable: 'no usable time' }
  const typeName = header(headers['ce_type'])
  const givenId = header(headers['ce_id'])
  if (typeName === '' && givenId === '' && record.topic === orders.name) return readBare(record, value, menus, undefined)
  if (typeName === '') return { unusable: 'no ce_type' }
  if (givenId === '') return { unusable: 'no ce_id' }
  const type = recordTypes.get(typeName)
  if (type?.topic !== record.topic) return { unusable: 'unknown ce_type' }
  const source = header(headers['ce_source'])
  const id = uuid.test(givenId) ? givenId.toLowerCase() : strangerId(source, givenId)
  const ours = source.startsWith('/shops/')
  // A stranger's price is never used: its order is priced like a bare one, under the id that it gave.
  if (typeName === 'order.placed' && !ours) return readBare(record, value, menus, id)
  if (value.length > limitBytes.event && !unlimitedTopics.includes(record.topic)) return { unusable: 'too big' }
  return readEvent(record, value, { name: typeName, type, id, ours }, menus)
}

function readBare(record: LogRecord, bytes: Buffer, menus: MenuAt, id: string | undefined): Reading {
  if (bytes.length > limitBytes.bare) return { unusable: 'too big' }
  const json = parse(bytes)
  if ('unusable' in json) return json
  const read = readForeignOrder(json.value, record.timestampMs, menus, id)
  if ('unusable' in read) return read
  const { topic, partition, offset, timestampMs } = record
  return { event: { topic, partition, offset, timestampMs, type: 'order.placed', id: read.order.id, value: read.order } }
}

function readEvent(
  record: LogRecord,
  bytes: Buffer,
  as: { name: string; type: RecordType; id: string; ours: boolean },
  menus: MenuAt,
): Reading {
  const json = parse(bytes)
  if ('unusable' in json) return json
  const wrong = as.ours ? as.type.compiled(json.value) : as.type.zod(json.value)
  if (wrong !== null) return { unusable: wrong }
  const { topic, partition, offset, timestampMs } = record
  const candidate = { topic, partition, offset, timestampMs, type: as.name, id: as.id, value: json.value }
  if (!isChecked(candidate)) return { unusable: 'not a JSON object' }
  const contradiction = contradictionIn(candidate, menus)
  return contradiction === null ? { event: candidate } : { unusable: contradiction }
}

/** A value that has passed the check of its own type: the map in checks.ts and EventValues name the same schemas. */
function isChecked(candidate: LogPlace & { type: string; id: string; value: unknown }): candidate is LogEvent {
  return typeof candidate.value === 'object' && candidate.value !== null
}

/** What a schema cannot say. Anybody with a Kafka client can write our ce_source. */
function contradictionIn(event: LogEvent, menus: MenuAt): string | null {
  switch (event.type) {
    case 'order.placed': {
      if (event.value.id !== event.id) return 'ce_id is not the id of the order'
      // A reader that has not heard of that menu yet leaves the food to those who have: the order was accepted.
      const menu = menus.version(event.value.menuVersion)
      return wrongSums(event.value) ?? wrongParts(event.value.parts, menu && foodsById(menu))
    }
    case 'order.cancelled':
      return wrongSums(event.value)
    case 'order.changed':
      return wrongSums({ ...event.value, lines: event.value.removed })
    case 'order.refunded':
      return wrongSums(event.value)
    case 'order.payment-corrected':
      return wrongCorrection(event.value)
    case 'batch.dropped':
    case 'batch.lifted':
    case 'batch.undone':
    case 'portions.wasted':
    case 'par.set':
      return wasEverSold(event.value.food, event.timestampMs, menus) ? null : notOnTheMenu(event.value.food)
    case 'sale.parked':
      return event.value.id === event.id ? null : 'ce_id is not the id of the sale'
    case 'order.waiting':
    case 'order.hot':
    case 'order.in-hand':
    case 'order.ticked':
    case 'order.started':
    case 'order.acknowledged':
    case 'sale.resumed':
    case 'receipt.printed':
    case 'sale.voided':
    case 'sale.refused':
    case 'payment.returned':
    case 'order.ready':
    case 'order.recalled':
    case 'order.collected':
    case 'temperature.probed':
    case 'cabinet.changed':
    case 'cabinet.epoch':
    case 'menu.published':
    case 'counter.set':
    case 'receipt.set':
    case 'range.set':
    case 'par.scheduled':
    case 'last-orders.set':
    case 'limits.set':
    case 'availability.set':
      return null
    default:
      return unheardOf(event)
  }
}

/** The ledger adds up lines, reports show totals: a record in which they differ would put the books out for ever. */
function wrongSums(order: { lines: { totalPence: number; vatPence: number }[]; totalPence: number; vatPence: number }): string | null {
  let totalPence = 0
  let vatPence = 0
  for (const line of order.lines) {
    // VAT is a part of the price: the books refuse a sale of less than nothing, and would stand still before this record.
    if (line.vatPence > line.totalPence) return 'more VAT than price'
    totalPence += line.totalPence
    vatPence += line.vatPence
  }
  return totalPence === order.totalPence && vatPence === order.vatPence ? null : 'the lines do not add up'
}

/** The books would move money that nobody paid, or stand with a row that moves none. */
function wrongCorrection({ was, payment, totalPence }: OrderPaymentCorrected): string | null {
  const problem = correctionProblem(was, payment, totalPence)
  if (problem !== null) return problem
  return movedPence(was, payment, totalPence) > 0 ? null : 'it corrects nothing'
}

function wrongParts(parts: readonly (readonly string[])[], foods: ReadonlyMap<string, unknown> | undefined): string | null {
  let portions = 0
  for (const part of parts) {
    portions += part.length
    if (portions > orderLimits.portions) return 'too many portions'
    for (const food of part) if (foods && !foods.has(food)) return notOnTheMenu(food)
  }
  return null
}

/** Food that has left the menu is still fried for the orders that wait for it. */
function wasEverSold(food: string, timestampMs: number, menus: MenuAt): boolean {
  const menu = menus.at(timestampMs)
  if (foodsById(menu).has(food)) return true
  for (let version = menu.version - 1; version >= Math.max(1, menu.version - earlierMenus); version--) {
    const earlier = menus.version(version)
    if (earlier && foodsById(earlier).has(food)) return true
  }
  return false
}

function notOnTheMenu(food: string): string {
  return `"${food}" is not on the menu`
}

function header(value: Buffer | string | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value.toString()
}

function parse(bytes: Buffer): { value: unknown } | { unusable: string } {
  const text = bytes.toString()
  // Decoding puts U+FFFD where bytes are no UTF-8. Only where there is one is it worth asking whether it was sent as such.
  if (text.includes('\uFFFD') && !Buffer.from(text).equals(bytes)) return { unusable: 'not UTF-8' }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { unusable: 'not JSON' }
  }
}
