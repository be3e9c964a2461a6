// Guarantee: what the keeper of the cabinet answers in each odd case that the log or the store can present to it.
import { expect, test } from 'vitest'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import type { Batch } from '@/lib/operations/batch'
import { CabinetAheadOfLog } from '@/lib/operations/cabinet-log-ends'
import { CabinetContended, cabinetKeeper } from '@/lib/operations/keep-cabinet'
import { NothingToRestoreFrom } from '@/lib/operations/restore-cabinet'
import type { NewEvent } from '@/lib/topics/event'
import { readForeignOrder } from '@/lib/topics/foreign'
import { exampleMenu } from '@/prisma/menu'
import { memoryLog } from './log'
import { quiet } from './settings'
import { memoryStore } from './store'

const noon = Date.parse('2026-11-20T12:00:00.000Z')
const hour = 3_600_000

/** A shop without scheduler: every call is answered at once. */
function shop({ maxRecords = 500, first = 0 } = {}) {
  const log = memoryLog()
  const stored: CabinetState[] = []
  const alarms: string[] = []
  let nowMs = noon
  const store = memoryStore({ nowMs: () => nowMs, throughJson: true, onStored: (state) => stored.push(state) })
  let nonces = 0
  const keeper = cabinetKeeper(
    {
      log: { append: async (records) => records.map(({ event, partition }) => log.append(event, partition, nowMs)) },
      store: {
        load: async (...args) => store.load(...args),
        compareAndSet: async (...args) => store.compareAndSet(...args),
        current: async (...args) => store.current(...args),
        claim: async (...args) => store.claim(...args),
        install: async (...args) => store.install(...args),
      },
      history: {
        ends: async (topic, partition) => ({ ...log.ends(topic, partition), first: topic === 'orders' ? first : 0 }),
        events: async (topic, partition, from, to) => log.records(topic, partition).slice(from, to),
      },
      ids: { next: () => `nonce-${++nonces}` },
      random: { next: () => 0.5 },
      pause: () => Promise.resolve(),
      foods: () => quiet.foods,
      alarm: (message) => alarms.push(message),
    },
    { shop: 0, partitions: 1, maxRecords },
  )
  return { log, store, keeper, stored, alarms, at: (ms: number) => (nowMs = ms) }
}

function cancelled(id: string): NewEvent {
  const { value } = placed(id, ['peas'])
  return { type: 'order.cancelled', id: `cancel-${id}`, value: { ...value, reason: 'left' } }
}

function placed(id: string, foods: string[], shopNumber = 0): Extract<NewEvent, { type: 'order.placed' }> {
  const line = { item: 'tea', name: 'Tea', quantity: 1, unitPence: 120, totalPence: 120, vat: 'zero' as const, vatPence: 0 }
  const about = { id, shop: shopNumber, order: 101, till: 1, ticket: '101', parts: [foods], placedAt: new Date(noon).toISOString() }
  return {
    type: 'order.placed',
    id,
    value: { ...about, eatIn: false, lines: [line], totalPence: 120, vatPence: 0, payment: null, menuVersion: 1 },
  }
}

/** What a fetch from this offset brings. */
function fetch({ log }: ReturnType<typeof shop>, from = 0): Batch {
  const events = log.records('orders', 0).slice(from)
  return { topic: 'orders', partition: 0, first: from, end: from + events.length, events }
}

const typesOn = ({ log }: ReturnType<typeof shop>, topic: 'cabinet' | 'cook' | 'make-up') => log.records(topic, 0).map(({ type }) => type)
const resume = (next: number) => [{ topic: 'orders', partition: 0, next, commit: next }]

test('a fresh shop begins empty at epoch 1, and says its epoch, then its snapshot, then its verdict', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['peas']), 0, noon)
  expect(await opened.keeper.keep([fetch(opened)])).toEqual(resume(1))
  expect(typesOn(opened, 'cabinet')).toEqual(['cabinet.epoch', 'cabinet.changed'])
  expect(typesOn(opened, 'make-up')).toEqual(['order.in-hand'])
  expect(opened.store.peek()).toMatchObject({ epoch: 1, version: 1, positions: { 'orders-0': 1 } })
})

test('a repeat publishes again what the stored state says and stores nothing', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['plaice']), 0, noon)
  await opened.keeper.keep([fetch(opened)])
  expect(await opened.keeper.keep([fetch(opened)])).toEqual(resume(1))
  expect(opened.store.peek()?.version).toBe(1)
  const [once, again] = opened.log.records('cook', 0)
  expect({ ...again, offset: 0 }).toEqual({ ...once, offset: 0 })
})

test('a repeat goes on from the stored position, further than it was read', async () => {
  const opened = shop()
  for (const id of ['o1', 'o2', 'o3']) opened.log.append(placed(id, ['plaice']), 0, noon)
  await opened.keeper.keep([fetch(opened)])
  const one = { ...fetch(opened), end: 1, events: fetch(opened).events.slice(0, 1) }
  expect(await opened.keeper.keep([one])).toEqual(resume(3))
  expect(opened.log.records('cook', 0)).toHaveLength(6)
})

test('what the cabinet does not listen to changes its position and nothing else', async () => {
  const opened = shop()
  const at = new Date(noon).toISOString()
  opened.log.append({ type: 'temperature.probed', id: 't1', value: { shop: 0, celsius: 58, at } }, 0, noon)
  const events = [...opened.log.records('fryer', 0)]
  expect(await opened.keeper.keep([{ topic: 'fryer', partition: 0, first: 0, end: 1, events }])).toEqual([
    { topic: 'fryer', partition: 0, next: 1, commit: 1 },
  ])
  expect(opened.store.peek()).toMatchObject({ positions: { 'fryer-0': 1 }, lots: [], fryer: {}, totals: {} })
})

test('a batch that begins beyond the position is read again from there', async () => {
  const opened = shop()
  for (const id of ['o1', 'o2']) opened.log.append(placed(id, ['plaice']), 0, noon)
  expect(await opened.keeper.keep([fetch(opened, 1)])).toEqual(resume(0))
  expect([opened.store.peek()?.version, typesOn(opened, 'cook')]).toEqual([0, []])
})

test('if the log does not go back that far, it goes on with an alarm', async () => {
  const opened = shop({ first: 1 })
  for (const id of ['o1', 'o2']) opened.log.append(placed(id, ['plaice']), 0, noon)
  expect(await opened.keeper.keep([fetch(opened, 1)])).toEqual(resume(2))
  expect(opened.alarms).toEqual(['Records 0 to 0 of orders-0 are gone from the log before the cabinet had them'])
})

test('a position beyond the end of the log stops it: it is another log', async () => {
  const opened = shop()
  for (const id of ['o1', 'o2']) opened.log.append(placed(id, ['plaice']), 0, noon)
  await opened.keeper.keep([fetch(opened)])
  const state = opened.store.peek()
  const other = shop()
  other.log.append(placed('o9', ['plaice']), 0, noon)
  other.store.claim(0, 'mine')
  if (state) other.store.install({ shop: 0, nonce: 'mine', runId: other.store.current(0).runId }, state, [])
  await expect(other.keeper.keep([fetch(other)])).rejects.toThrow(CabinetAheadOfLog)
})

test('without a snapshot, but with verdicts in the log, it asks a person', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['plaice']), 0, noon)
  await opened.keeper.keep([fetch(opened)])
  const gutted = shop()
  for (const event of opened.log.records('cook', 0)) gutted.log.append(event, 0, noon)
  gutted.log.append(placed('o1', ['plaice']), 0, noon)
  await expect(gutted.keeper.keep([fetch(gutted)])).rejects.toThrow(NothingToRestoreFrom)
})

test('records of another shop and records that nobody could use are passed over', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['peas'], 7), 0, noon)
  expect(await opened.keeper.keep([{ ...fetch(opened), end: 5 }])).toEqual(resume(5))
  expect(opened.store.peek()).toMatchObject({ orders: {}, positions: { 'orders-0': 5 } })
})

test('no compare-and-set takes more records than allowed', async () => {
  const opened = shop({ maxRecords: 2 })
  for (let n = 0; n < 5; n++) opened.log.append(placed(`o${n}`, ['peas']), 0, noon)
  expect(await opened.keeper.keep([fetch(opened)])).toEqual(resume(5))
  expect(opened.stored.map(({ positions }) => positions['orders-0'])).toEqual([undefined, 2, 4, 5])
})

test('whoever always loses the race gives up, to be asked again', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['peas']), 0, noon)
  opened.store.compareAndSet = () => false
  await expect(opened.keeper.keep([fetch(opened)])).rejects.toThrow(CabinetContended)
})

test('whoever loses to quicker writers takes fewer records at once until it wins', async () => {
  const opened = shop()
  for (let n = 0; n < 100; n++) opened.log.append(placed(`o${n}`, ['peas']), 0, noon)
  const { compareAndSet } = opened.store
  opened.store.compareAndSet = (known, next, change, seen) => seen.length <= 10 && compareAndSet(known, next, change, seen)
  expect(await opened.keeper.keep([fetch(opened)])).toEqual(resume(100))
  expect(Object.keys(opened.store.peek()?.orders ?? {})).toHaveLength(100)
})

test('it reads on from no position that is not in the log, though there is no verdict and no answer to the compare-and-set', async () => {
  const opened = shop()
  const { compareAndSet } = opened.store
  opened.store.compareAndSet = (...args) => {
    opened.store.compareAndSet = compareAndSet
    compareAndSet(...args)
    throw new Error('no answer')
  }
  opened.log.append(cancelled('o1'), 0, noon)
  expect(await opened.keeper.keep([fetch(opened)])).toEqual(resume(1))
  opened.store.flush()
  await opened.keeper.tend()
  expect(opened.store.peek()).toMatchObject({ epoch: 2, positions: { 'orders-0': 1 } })
})

test('a lost cabinet is brought back though nothing happens', async () => {
  const opened = shop()
  opened.log.append(placed('o1', ['plaice']), 0, noon)
  await opened.keeper.keep([fetch(opened)])
  opened.store.flush()
  await opened.keeper.tend()
  expect(opened.store.peek()).toMatchObject({ epoch: 2, version: 1, orders: { o1: { status: 'waiting' } } })
})

test('the same demonstration twice in a day is made twice; a resend is not', async () => {
  const menus = { at: () => exampleMenu, version: () => exampleMenu }
  const opened = shop()
  const demonstrate = (ms: number) => {
    const read = readForeignOrder({ order: 1, till: 1, parts: [['plaice', 'chips']] }, ms, menus)
    if ('order' in read) opened.log.append({ type: 'order.placed', id: read.order.id, value: read.order }, 0, ms)
  }
  for (const ms of [noon, noon + 60_000, noon + hour]) demonstrate(ms)
  opened.at(noon + hour)
  await opened.keeper.keep([fetch(opened)])
  expect(opened.log.records('orders', 0)).toHaveLength(3)
  expect(Object.keys(opened.store.peek()?.orders ?? {})).toHaveLength(2)
})
