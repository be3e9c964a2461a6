import { doneAtMs } from '../done-at'
import { unheardOf } from '../unheard-of'
import { closeDraft, count, type Draft, openDraft } from './draft'
import { type CabinetEvent, type CabinetRecord, marksOf, questionsOf } from './event'
import { expire, freeOf, putFree, takeBatch, takeFree } from './expire'
import { type Foods, holdMs, needOf, ruleOf } from './foods'
import { giveUp, shrink } from './give-up'
import { type Cause, lacking, serve, settle } from './settle'
import { type CabinetOrder, type CabinetState, topicPartition } from './state'

type Value<T extends CabinetEvent['type']> = Extract<CabinetEvent, { type: T }>['value']

/** One event at its place in the log, then free food to those who wait. Repeats change nothing. */
export function apply(draft: Draft, record: CabinetRecord): void {
  const tp = topicPartition(record.topic, record.partition)
  const cause: Cause = { tp, offset: record.offset }
  draft.positions[tp] = record.offset + 1
  if (!questionsOf(record).some((mark) => draft.seen.has(mark))) {
    for (const mark of marksOf(record)) {
      draft.seen.add(mark)
      draft.marks.push(mark)
    }
    change(draft, record, cause)
  }
  settle(draft, cause)
}

/** Opens the cabinet at this time: what is past its hold time goes before anything else is decided. */
export function openCabinet(state: CabinetState, foods: Foods, nowMs: number, seen: Iterable<string> = []): Draft {
  const draft = openDraft(state, foods, nowMs, seen)
  expire(draft)
  return draft
}

/** The state after these records, and what is to be remembered of them. */
export function evolve(
  state: CabinetState,
  records: readonly CabinetRecord[],
  { foods, nowMs, seen = [] }: { foods: Foods; nowMs: number; seen?: Iterable<string> },
): { state: CabinetState; marks: string[] } {
  const draft = openCabinet(state, foods, nowMs, seen)
  for (const record of records) apply(draft, record)
  return { state: closeDraft(draft), marks: draft.marks }
}

function change(draft: Draft, record: CabinetRecord, cause: Cause): void {
  switch (record.type) {
    case 'order.placed':
      return place(draft, record.value, record.partition, cause)
    case 'order.cancelled':
      return cancel(draft, record.value.id)
    case 'order.changed':
      return shrink(draft, record.value.id, record.value.removed, cause)
    case 'order.hot':
      return hand(draft, record.value.id, cause)
    case 'order.ready':
      return ready(draft, record.value, cause)
    case 'order.recalled':
      return recall(draft, record.value, cause)
    case 'order.collected':
      return collect(draft, record.value.id)
    case 'batch.dropped':
      return drop(draft, record.value, atMsOf(record, draft))
    case 'batch.lifted':
      return lift(draft, record.value, atMsOf(record, draft))
    case 'batch.undone':
      return undo(draft, record.value, record.id)
    case 'portions.wasted':
      return waste(draft, record.value)
    case 'par.set':
      return setPar(draft, record.value, record.id)
    default:
      return unheardOf(record)
  }
}

/** A record's own time may lie, and so may what it says: it can make food older, never younger than now. */
function atMsOf(record: Parameters<typeof doneAtMs>[0], draft: Draft): number {
  return Math.min(doneAtMs(record), draft.nowMs)
}

function place(draft: Draft, value: Value<'order.placed'>, partition: number, cause: Cause): void {
  if (draft.orders.has(value.id)) return
  const order: CabinetOrder = {
    order: value.order,
    till: value.till,
    ticket: value.ticket,
    parts: value.parts,
    partition,
    status: 'waiting',
    need: needOf(value.parts, draft.foods),
    got: [],
    missing: [],
    sinceMs: draft.nowMs,
    round: 0,
    readyRound: 0,
    cause,
  }
  // Those who wait already come first, even if food came free only by the time that has passed.
  settle(draft, cause)
  draft.orders.set(value.id, order)
  draft.waiting.add(value.id)
  serve(draft, value.id, cause)
  const served = draft.orders.get(value.id)
  if (!served) return
  if (served.status === 'hot') {
    // Nothing had to be cooked for it: it goes straight to be wrapped.
    draft.orders.set(value.id, { ...served, status: 'hand' })
  } else {
    const missing = Object.entries(lacking(served)).flatMap(([food, n]) =>
      Array.from({ length: Math.max(0, n - freeOf(draft, food)) }, () => food),
    )
    draft.orders.set(value.id, { ...served, missing })
  }
}

function cancel(draft: Draft, id: string): void {
  const order = draft.orders.get(id)
  if (!order) return
  leave(draft, id)
  for (const lot of order.got) giveUp(draft, order, lot)
}

function hand(draft: Draft, id: string, cause: Cause): void {
  const order = draft.orders.get(id)
  if (order?.status === 'hot') draft.orders.set(id, { ...order, status: 'hand', cause })
}

function ready(draft: Draft, value: Value<'order.ready'>, cause: Cause): void {
  const order = draft.orders.get(value.id)
  // A `ready` that was recalled since says nothing about now.
  if (!order || value.round <= order.readyRound || value.round <= order.round) return
  if (order.readyRound === 0) for (const lot of order.got) count(draft, lot.food, 'served', lot.n)
  // Whoever says it is ready has it in front of him, even if the cabinet thought that it still waits.
  draft.orders.set(value.id, { ...order, readyRound: value.round, status: 'ready', cause })
  draft.waiting.delete(value.id)
}

function recall(draft: Draft, value: Value<'order.recalled'>, cause: Cause): void {
  const order = draft.orders.get(value.id)
  if (!order || value.round <= order.round) return
  const back = order.status === 'ready' && order.readyRound <= value.round
  draft.orders.set(value.id, { ...order, round: value.round, ...(back ? { status: 'hand', cause } : {}) })
}

function collect(draft: Draft, id: string): void {
  const order = draft.orders.get(id)
  if (!order) return
  leave(draft, id)
  // `collected` and `ready` have no common order: what was not counted as served yet is now.
  if (order.readyRound === 0) for (const lot of order.got) count(draft, lot.food, 'served', lot.n)
}

function leave(draft: Draft, id: string): void {
  draft.orders.delete(id)
  draft.waiting.delete(id)
}

function drop(draft: Draft, value: Value<'batch.dropped'>, atMs: number): void {
  draft.fryer[value.batch] = { food: value.food, portions: value.portions, pan: value.pan, atMs }
}

function lift(draft: Draft, value: Value<'batch.lifted'>, atMs: number): void {
  const taken = draft.fryer[value.batch]?.taken ?? 0
  delete draft.fryer[value.batch]
  if (ruleOf(draft.foods, value.food).kind === 'free') return
  const more = value.portions - taken
  // Fewer than have been handed out of it: whoever counted and whoever cooked do not agree.
  if (more < 0) return count(draft, value.food, 'miscounted', -more)
  count(draft, value.food, 'cooked', more)
  const dueMs = atMs + holdMs(draft.foods, value.food)
  putFree(draft, { food: value.food, n: more, dueMs, batch: value.batch })
}

/**
 * A lift is undone as far as its portions are still free; what orders have of it stays theirs and is already counted. So portions are
 * conserved whatever has happened since the key was pressed, and nothing that was published is decided again.
 */
function undo(draft: Draft, { batch, what, food, portions, frying }: Value<'batch.undone'>, id: string): void {
  if (what === 'dropped') {
    delete draft.fryer[batch]
    return
  }
  if (ruleOf(draft.foods, food).kind === 'free') return
  let back = 0
  for (const lot of takeBatch(draft, food, batch)) back += lot.n
  count(draft, food, 'cooked', -back)
  const taken = Math.max(0, portions - back)
  const droppedMs = Math.min(Date.parse(frying.at), draft.nowMs)
  draft.fryer[id] = { food, portions: frying.portions, pan: frying.pan, atMs: droppedMs, ...(taken > 0 ? { taken } : {}) }
}

function waste(draft: Draft, value: Value<'portions.wasted'>): void {
  let binned = 0
  for (const lot of takeFree(draft, value.food, value.portions)) binned += lot.n
  count(draft, value.food, 'wasted', binned)
  // The cabinet did not hold that many: whoever counted and whoever cooked do not agree.
  if (binned < value.portions) count(draft, value.food, 'miscounted', value.portions - binned)
}

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7/i

function setPar(draft: Draft, value: Value<'par.set'>, id: string): void {
  const newest = draft.parIds[value.food]
  if (!version7.test(id) || (newest !== undefined && newest >= id.toLowerCase())) return
  draft.par[value.food] = value.par
  draft.parIds[value.food] = id.toLowerCase()
}
