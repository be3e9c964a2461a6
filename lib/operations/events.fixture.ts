import type { Allergen } from '../domain/menu'
import type { Payment, PricedLine } from '../domain/order'
import { turned } from '../domain/payment-correction'
import { decideBack } from '../domain/refund'
import type { TopicName } from '../topics/all'
import type { LogEvent, LogPlace, NewEvent } from '../topics/event'
import type { Batch } from './batch'

/** Events for tests, as the log would give them. */

/** 20 November 2026, 18:00 in London. */
export const eveningMs = Date.UTC(2026, 10, 20, 18)
export const evening = '2026-11-20'

/** The nth id of a kind; kinds are told apart so that an order's id never happens to be an act's. */
export function sampleId(n: number, kind = 0): string {
  return `0199a000-0000-7000-8${String(kind).padStart(3, '0')}-${String(n).padStart(12, '0')}`
}

export const codAndChips: PricedLine = {
  item: 'cod-chips',
  name: 'Cod & chips',
  quantity: 1,
  unitPence: 1060,
  totalPence: 1060,
  vat: 'standard',
  vatPence: 177,
}
export const milk: PricedLine = { item: 'milk', name: 'Milk', quantity: 2, unitPence: 120, totalPence: 240, vat: 'zero', vatPence: 0 }

type SampleOrder = {
  n: number
  till?: number
  lines?: PricedLine[]
  parts?: string[][]
  payment?: Payment | null
  atMs?: number
  arrivedAtMs?: number
  promisedAtMs?: number
  allergies?: Allergen[]
}

function reference({ n, till = 1, parts = [['cod', 'chips']] }: SampleOrder) {
  return { id: sampleId(n), shop: 0, order: till * 100 + n, till, ticket: String(till * 100 + n), parts }
}

function sale({ lines = [codAndChips], payment = { method: 'cash' }, atMs = eveningMs }: SampleOrder) {
  return {
    placedAt: new Date(atMs).toISOString(),
    lines,
    totalPence: lines.reduce((sum, line) => sum + line.totalPence, 0),
    vatPence: lines.reduce((sum, line) => sum + line.vatPence, 0),
    payment,
    menuVersion: 1,
  }
}

export function placed(order: SampleOrder): NewEvent {
  const promised = order.promisedAtMs === undefined ? {} : { promisedAt: new Date(order.promisedAtMs).toISOString() }
  const allergies = order.allergies && { allergies: order.allergies }
  const arrived = order.arrivedAtMs === undefined ? {} : { arrivedAt: new Date(order.arrivedAtMs).toISOString() }
  return {
    type: 'order.placed',
    id: sampleId(order.n),
    value: { ...reference(order), ...sale(order), ...arrived, ...promised, ...allergies, eatIn: false },
  }
}

/** `act` makes it another person's cancellation of the same order. */
export function cancelled(order: SampleOrder & { act?: number }): NewEvent {
  return {
    type: 'order.cancelled',
    id: sampleId(order.n, 100 + (order.act ?? 0)),
    value: { ...reference(order), ...sale(order), reason: 'changed their mind' },
  }
}

function oneBack(lines: readonly PricedLine[], line: number) {
  const decided = decideBack(lines, [], [{ line, quantity: 1 }])
  const [back] = decided.ok ? decided.lines : []
  const { item, name } = lines[line] ?? codAndChips
  if (!back) throw new Error(`no line ${line}`)
  return { ...back, item, name }
}

/** Of what was paid in parts, in cash. */
const backBy = (payment: Payment | null) => (payment?.method === 'split' ? 'cash' : (payment?.method ?? null))
const figures = ({ totalPence, vatPence }: { totalPence: number; vatPence: number }) => ({ totalPence, vatPence })

/** One unit of one line back, with its food. */
export function changed(order: SampleOrder, line = 0, act = 0): NewEvent {
  const { lines = [codAndChips], parts = [['cod', 'chips']], payment = { method: 'cash' } } = order
  const back = oneBack(lines, line)
  const removed = [{ ...back, parts: parts.slice(line, line + 1) }]
  const rest = parts.filter((_, at) => at !== line)
  const value = { ...reference({ ...order, parts: rest.length > 0 ? rest : parts }), removed, ...figures(back), menuVersion: 1 }
  return {
    type: 'order.changed',
    id: sampleId(order.n, 300 + act),
    value: { ...value, method: backBy(payment), reason: 'too many' },
  }
}

/** One unit of one line back, money only. */
export function refunded(order: SampleOrder, line = 0, act = 0): NewEvent {
  const { lines = [codAndChips], payment = { method: 'cash' } } = order
  const back = oneBack(lines, line)
  const value = { ...reference(order), lines: [back], ...figures(back), method: backBy(payment), reason: 'cold' }
  return { type: 'order.refunded', id: sampleId(order.n, 400 + act), value }
}

/** These parts of it were paid the other way; in the next round they were not after all. */
export function paymentCorrected(order: SampleOrder, round = 1, turns: readonly number[] = [0]): NewEvent {
  const { totalPence, payment } = sale(order)
  const first = payment ?? { method: 'cash' as const }
  const was = round % 2 === 1 ? first : turned(first, totalPence, turns)
  const value = { ...reference(order), was, payment: turned(was, totalPence, turns), totalPence, round }
  return { type: 'order.payment-corrected', id: sampleId(order.n, 500 + round), value }
}

export function waiting(order: SampleOrder, missing: string[]): NewEvent {
  return { type: 'order.waiting', id: sampleId(order.n, 1), value: { ...reference(order), ready: false, missing } }
}

export function hot(order: SampleOrder): NewEvent {
  return { type: 'order.hot', id: sampleId(order.n, 2), value: { ...reference(order), ready: true } }
}

export function inHand(order: SampleOrder, round = 0): NewEvent {
  return { type: 'order.in-hand', id: sampleId(order.n, 10 + round), value: { ...reference(order), ready: true, round } }
}

/** One of its lines, in the first round; each at a display of its own. */
export function started(order: SampleOrder & { line?: number }, turn = 1): NewEvent {
  const { line = 0 } = order
  const display = { id: sampleId(order.n, 700 + line), name: `Kitchen ${2 + line}` }
  return {
    type: 'order.started',
    id: sampleId(order.n, 710 + 10 * line + turn),
    value: { ...reference(order), round: 0, lines: [{ line, turn }], display },
  }
}

/** Its first line, in the first round. */
export function ticked(order: SampleOrder, turn = 1): NewEvent {
  return { type: 'order.ticked', id: sampleId(order.n, 800 + turn), value: { ...reference(order), round: 0, lines: [{ line: 0, turn }] } }
}

export function ready(order: SampleOrder, round = 1): NewEvent {
  return { type: 'order.ready', id: sampleId(order.n, 20 + round), value: { ...reference(order), ready: true, round } }
}

export function recalled(order: SampleOrder, round = 1): NewEvent {
  return { type: 'order.recalled', id: sampleId(order.n, 30 + round), value: { ...reference(order), round } }
}

export function collected(order: SampleOrder): NewEvent {
  return { type: 'order.collected', id: sampleId(order.n, 3), value: { ...reference(order), ready: true, by: 'hand' } }
}

/** `act` makes it another piece of paper. */
export function printed(order: SampleOrder, act = 0): NewEvent {
  const value = { ...reference(order), copy: act > 0, at: new Date(eveningMs).toISOString() }
  return { type: 'receipt.printed', id: sampleId(order.n, 600 + act), value }
}

/** `act` makes it another lift of the same batch. */
export function lifted({
  batch,
  act = 0,
  food = 'cod',
  portions = 6,
}: {
  batch: number
  act?: number
  food?: string
  portions?: number
}): NewEvent {
  return {
    type: 'batch.lifted',
    id: sampleId(batch, 500 + act),
    value: { shop: 0, batch: sampleId(batch, 4), food, portions, at: new Date(eveningMs).toISOString() },
  }
}

export function wasted({ n, food = 'cod', portions }: { n: number; food?: string; portions: number }): NewEvent {
  return {
    type: 'portions.wasted',
    id: sampleId(n, 5),
    value: { shop: 0, food, portions, reason: 'too old', at: new Date(eveningMs).toISOString() },
  }
}

export function at(place: Pick<LogPlace, 'topic' | 'offset'> & Partial<LogPlace>, event: NewEvent): LogEvent {
  return { partition: 0, timestampMs: eveningMs, ...place, ...event }
}

/** A batch whose records stand one after another from `first` on. */
export function batchOf(
  topic: TopicName,
  first: number,
  events: readonly NewEvent[],
  { partition = 0, timestampMs = eveningMs } = {},
): Batch {
  return {
    topic,
    partition,
    first,
    end: first + events.length,
    events: events.map((event, n) => at({ topic, partition, offset: first + n, timestampMs }, event)),
  }
}
