import { marksOf } from '@/lib/domain/cabinet/event'
import { holdMs } from '@/lib/domain/cabinet/foods'
import { lacking } from '@/lib/domain/cabinet/settle'
import type { CabinetState, Lot } from '@/lib/domain/cabinet/state'
import { cabinetRecord } from '@/lib/operations/cabinet-records'
import { portionsOf, roundsOf } from './people'
import type { Truth } from './truth'
import { partitionsOf, type World } from './world'

/**
 * What must hold, reckoned here once more and not by the code that is being tested: after every change of the stored
 * cabinet, against what people have really cooked and wrapped; and at the end, when everything has come to rest.
 */
export function checkStored(world: World, truth: Truth, state: CabinetState, before: CabinetState | null): void {
  checkConservation(world, state)
  checkBatches(world, truth, state)
  if (before) checkHold(world, truth, state, before)
  for (const [id, order] of Object.entries(state.orders)) {
    const lacks = Object.values(lacking(order)).some((n) => n > 0)
    if (order.readyRound > 0 && lacks) world.violated('ready without its food', `${id} has ${JSON.stringify(order.got)}`)
    const { ready, recalled } = roundsOf(world, id, order.partition, state.positions[`ready-${order.partition}`] ?? 0)
    if ((order.status === 'ready') !== ready > recalled)
      world.violated('ready and recalled', `${id} is ${order.status}, ready ${ready}, recalled ${recalled}`)
  }
}

function checkConservation(world: World, state: CabinetState): void {
  for (const [food, { cooked, served, wasted, expired }] of Object.entries(state.totals)) {
    const aside = Object.values(state.orders).flatMap((order) => (order.readyRound > 0 ? [] : order.got))
    const there = sum(state.lots, food) + sum(aside, food) + served + wasted + expired
    if (cooked !== there) world.violated('conservation', `${food}: cooked ${cooked}, accounted for ${there}`)
    if (Math.min(served, wasted, expired) < 0) world.violated('negative', food)
  }
  if (state.lots.some((lot) => lot.n <= 0)) world.violated('negative', JSON.stringify(state.lots))
}

/** No batch gives more than was really lifted of it. */
function checkBatches(world: World, truth: Truth, state: CabinetState): void {
  const held = new Map<string, number>()
  for (const lot of [...state.lots, ...Object.values(state.orders).flatMap((order) => order.got)]) {
    held.set(lot.batch, (held.get(lot.batch) ?? 0) + lot.n)
  }
  for (const [batch, n] of held) {
    const portions = truth.lifted.get(batch)?.portions ?? 0
    if (n > portions) world.violated('portions from nothing', `${batch}: ${n} of ${portions}`)
  }
}

/** Food that an order was given in this change was still in time when that was decided, by the clock on the wall. */
function checkHold(world: World, truth: Truth, state: CabinetState, before: CabinetState): void {
  const decidedAtMs = world.scheduler.nowMs() - (world.store.time() - state.clockMs)
  const toleranceMs = world.settings.clockSteps > 0 ? 30_000 : 1
  for (const [id, order] of Object.entries(state.orders)) {
    for (const lot of order.got.slice(before.orders[id]?.got.length ?? 0)) {
      const liftedAtMs = truth.lifted.get(lot.batch)?.atMs ?? Infinity
      const ageMs = decidedAtMs - liftedAtMs
      if (ageMs > holdMs(world.settings.foods, lot.food) + toleranceMs)
        world.violated('past its hold time', `${id} got ${lot.food} of ${Math.round(ageMs)} ms`)
    }
  }
}

export function checkEnd(world: World, truth: Truth, state: CabinetState | null): void {
  if (!state) {
    world.violated('no cabinet', 'nothing valid is stored at the end')
    return
  }
  checkOrders(world, truth, state)
  checkPortions(world, truth, state)
  checkRepeats(world)
  checkSeen(world, state)
}

function checkOrders(world: World, truth: Truth, state: CabinetState): void {
  const made = idsOn(world, 'make-up')
  const collected = idsOn(world, 'collected')
  for (const id of truth.sales.keys()) {
    if (truth.cancelled.has(id)) continue
    const status = state.orders[id]?.status ?? 'unknown to the cabinet'
    if (!made.has(id)) world.violated('order never made', `${id} is ${status}`)
    else if (!collected.has(id)) world.violated('order never collected', `${id} is ${status}`)
  }
  for (const [id, { status }] of Object.entries(state.orders)) world.violated('open at the end', `${id} is ${status}`)
  for (const topic of ['orders', 'hot-food', 'ready', 'collected', 'fryer'] as const) {
    for (const { partition } of partitionsOf(topic, world.settings)) {
      const { next } = world.log.ends(topic, partition)
      const position = state.positions[`${topic}-${partition}`] ?? 0
      if (position !== next) world.violated('log not read to its end', `${topic}-${partition} at ${position} of ${next}`)
    }
  }
}

/** What was really cooked and wrapped is what the cabinet says was cooked, served and wasted. */
function checkPortions(world: World, truth: Truth, state: CabinetState): void {
  for (const food of world.settings.foods.keys()) {
    const totals = state.totals[food] ?? { cooked: 0, served: 0, wasted: 0, expired: 0, miscounted: 0 }
    let cooked = 0
    for (const [id, batch] of truth.lifted) if (batch.food === food && !truth.unlifted.has(id)) cooked += batch.portions
    if (cooked !== totals.cooked) world.violated('cooked', `${food}: ${cooked} lifted, ${totals.cooked} counted`)
    let used = 0
    let spared = 0
    for (const [id, sale] of truth.sales) {
      const of = (parts: readonly string[][]) => portionsOf(world, parts)[food] ?? 0
      const wrapped = truth.wrappedParts.get(id)
      if (wrapped) {
        used += of(wrapped)
        // In hand by the cabinet when it was changed, though nobody had been told yet: it counts as wasted, as it may have been wrapped.
        spared += of(sale.reference.parts) - of(wrapped)
      } else if (truth.cancelled.has(id)) spared += of(sale.reference.parts)
    }
    const wastedInHand = totals.wasted - ((truth.binned.get(food) ?? 0) - totals.miscounted)
    const counted = totals.served + wastedInHand
    if (counted < used || counted > used + spared)
      world.violated('portions drift', `${food}: ${used} wrapped (${spared} cancelled or changed before), ${counted} counted`)
  }
}

/** An event is published with the same content however often. */
function checkRepeats(world: World): void {
  const contents = new Map<string, string>()
  for (const [topic, partition] of world.log.topicPartitions()) {
    if (topic === 'cabinet') continue
    for (const { type, id, value } of world.log.records(topic, partition)) {
      const content = JSON.stringify([partition, value])
      const before = contents.get(`${type} ${id}`)
      if (before !== undefined && before !== content) world.violated('verdict changed', `${type} ${id}: ${before} and ${content}`)
      contents.set(`${type} ${id}`, content)
    }
  }
}

/** What the store remembers is what the log below the positions says. */
function checkSeen(world: World, state: CabinetState): void {
  const expected = new Set<string>()
  for (const topic of ['orders', 'fryer'] as const) {
    for (const { partition } of partitionsOf(topic, world.settings)) {
      for (const event of world.log.records(topic, partition).slice(0, state.positions[`${topic}-${partition}`] ?? 0)) {
        const record = cabinetRecord(event)
        if (record) for (const mark of marksOf(record)) expected.add(mark)
      }
    }
  }
  const seen = world.store.seen()
  const missing = [...expected].filter((mark) => !seen.has(mark))
  // A drop that came after its lift is remembered by the lift.
  const isTold = (mark: string, by: string) => mark.startsWith('dropped:') && seen.has(mark.replace('dropped:', by))
  const unforeseen = missing.filter((mark) => !isTold(mark, 'lifted:') && !isTold(mark, 'undone:'))
  if (unforeseen.length > 0) world.violated('seen', `${unforeseen.join(' ')} forgotten`)
  const extra = [...seen].filter((mark) => !expected.has(mark))
  if (extra.length > 0) world.violated('seen', `${extra.join(' ')} remembered though not applied`)
}

function idsOn(world: World, topic: 'make-up' | 'collected'): Set<string> {
  const ids = new Set<string>()
  for (const { partition } of partitionsOf(topic, world.settings)) {
    for (const { value } of world.log.records(topic, partition)) if ('id' in value && typeof value.id === 'string') ids.add(value.id)
  }
  return ids
}

function sum(lots: readonly Lot[], food: string): number {
  return lots.reduce((n, lot) => n + (lot.food === food ? lot.n : 0), 0)
}
