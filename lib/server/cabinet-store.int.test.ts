// Protects the last portion: of all that change the hot cabinet at the same moment one wins, on a real Redis.
import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { changeBetween } from '../domain/cabinet/change'
import { type CabinetState, emptyCabinet } from '../domain/cabinet/state'
import { foodsById } from '../domain/menu'
import { type CabinetPorts, cabinetKeeper } from '../operations/keep-cabinet'
import type { CabinetStore, KnownCabinet, Outgoing } from '../operations/ports'
import type { LogEvent } from '../topics/event'
import { redisCabinetStore } from './cabinet-store'
import { env } from './env'
import { connectRedis } from './redis'
import { systemIds, systemPause, systemRandom } from './system'

const prefix = `test-${randomBytes(5).toString('hex')}:`
const silent = pino({ level: 'silent' })
const connections = [connectRedis(env.REDIS_URL, silent), connectRedis(env.REDIS_URL, silent)] as const
const stores = [redisCabinetStore(connections[0], prefix), redisCabinetStore(connections[1], prefix)] as const

afterAll(async () => {
  const keys = await connections[0].keys(`${prefix}*`)
  if (keys.length > 0) await connections[0].del(...keys)
  for (const redis of connections) redis.disconnect()
})

/** A restored cabinet with one free portion of cod. */
async function lastPortion(store: CabinetStore, shop: number): Promise<CabinetState> {
  const nonce = systemIds.next()
  const runId = await store.claim(shop, nonce)
  const totals = { cod: { cooked: 1, served: 0, wasted: 0, expired: 0, miscounted: 0 } }
  const { nowMs } = await store.load(shop, [])
  const state = { ...emptyCabinet(shop, 1), totals, lots: [{ food: 'cod', n: 1, dueMs: nowMs + 600_000, batch: 'b' }] }
  expect(await store.install({ shop, nonce, runId: runId ?? '' }, state, [])).toBe(true)
  return state
}

function keeper(store: CabinetStore, shop: number, published: Outgoing[]) {
  const ports: CabinetPorts = {
    store,
    log: { append: async (records) => (published.push(...records), []) },
    history: { ends: async () => ({ first: 0, next: 1_000_000 }), events: async () => [] },
    ids: systemIds,
    random: systemRandom,
    pause: systemPause,
    foods: () => foods,
    alarm: (message) => {
      throw new Error(message)
    },
  }
  return cabinetKeeper(ports, { shop, partitions: 2 })
}
const foods = foodsById(exampleMenu)

function orderFor(shop: number, partition: number): LogEvent {
  const id = systemIds.next()
  const order = 100 * (partition + 1) + 1
  return {
    ...{ topic: 'orders', partition, offset: 0, timestampMs: Date.now(), type: 'order.placed', id },
    value: {
      ...{
        id,
        shop,
        order,
        till: partition + 1,
        ticket: String(order),
        parts: [['cod']],
        placedAt: new Date().toISOString(),
        eatIn: false,
      },
      ...{ lines: [], totalPence: 0, vatPence: 0, payment: null, menuVersion: 1 },
    },
  }
}

/** Counts the races that were lost, so that the test can tell that there were any. */
function counting(store: CabinetStore): CabinetStore & { lost: number } {
  const counted = {
    ...store,
    lost: 0,
    async compareAndSet(...args: Parameters<CabinetStore['compareAndSet']>) {
      const won = await store.compareAndSet(...args)
      if (!won) counted.lost++
      return won
    },
  }
  return counted
}

function swap(store: CabinetStore, known: KnownCabinet, next: CabinetState, seen: string[]): Promise<boolean> {
  return store.compareAndSet(known, next, changeBetween(known.state, next), seen)
}

async function race(shop: number, racers: readonly [CabinetStore, CabinetStore]) {
  await lastPortion(stores[0], shop)
  const published: Outgoing[] = []
  const batches = [0, 1].map((partition) => ({
    topic: 'orders' as const,
    partition,
    first: 0,
    end: 1,
    events: [orderFor(shop, partition)],
  }))
  await Promise.all(batches.map((batch, i) => keeper(racers[i === 0 ? 0 : 1], shop, published).keep([batch])))
  const verdicts = published.flatMap(({ event }) => (event.type === 'order.waiting' || event.type === 'order.in-hand' ? [event] : []))
  expect(new Set(verdicts.map(({ value }) => value.id)).size).toBe(2)
  expect(new Set(verdicts.map(({ type, value }) => `${type} ${value.id}`)).size).toBe(2)
  expect([...new Set(verdicts.map(({ type }) => type))].toSorted(), `shop ${shop}`).toEqual(['order.in-hand', 'order.waiting'])
  const { state } = await stores[0].load(shop, [])
  if (state === null) throw new Error('the cabinet is gone')
  expect({ lots: state.lots, version: state.version }).toEqual({ lots: [], version: 2 })
}

test('two preparers race for the last portion 1,000 times: one wins each time, the other order waits', async () => {
  const racers = [counting(stores[0]), counting(stores[1])] as const
  for (let first = 1; first <= 1000; first += 50) await Promise.all(Array.from({ length: 50 }, (_, i) => race(first + i, racers)))
  expect(racers[0].lost + racers[1].lost).toBeGreaterThan(500)
})

test('what a person reads in Redis are the free portions, and a count that goes down shows as 0', async () => {
  const shop = 2001
  const state = await lastPortion(stores[0], shop)
  expect(await connections[0].hget(`${prefix}cabinet:${shop}`, 'cod')).toBe('1')
  const { runId } = await stores[0].current(shop)
  await swap(stores[0], { runId, state }, { ...state, version: 1, lots: [] }, [])
  expect(await connections[0].hget(`${prefix}cabinet:${shop}`, 'cod')).toBe('0')
})

test('a compare-and-set loses against another version, another epoch, another instance, and a claim', async () => {
  const shop = 2002
  const state = await lastPortion(stores[0], shop)
  const { runId } = await stores[0].current(shop)
  const next = { ...state, version: 1 }
  expect(await swap(stores[0], { runId, state: { ...state, version: 7 } }, next, ['x'])).toBe(false)
  expect(await swap(stores[0], { runId, state: { ...state, epoch: 2 } }, next, ['x'])).toBe(false)
  expect(await swap(stores[0], { runId: 'another', state }, next, ['x'])).toBe(false)
  expect((await stores[0].load(shop, ['x'])).seen.size).toBe(0)
  // As after a restart of Redis: what it has kept was written by another instance.
  await connections[0].hset(`${prefix}cabinet:${shop}`, 'run', 'another')
  expect(await swap(stores[0], { runId, state }, next, ['x'])).toBe(false)
  expect((await stores[0].load(shop, [])).state).toBeNull()
  expect(await stores[0].current(shop)).toEqual({ runId, epoch: -1 })
  expect(await stores[0].claim(shop, 'mine')).toBe(runId)
  expect((await stores[0].load(shop, [])).state).toBeNull()
})

test('of two that restore, the one whose claim stands installs; the ids of before are gone', async () => {
  const shop = 2003
  const state = await lastPortion(stores[0], shop)
  const { runId } = await stores[0].current(shop)
  await swap(stores[0], { runId, state }, { ...state, version: 1 }, ['old'])
  await connections[0].hdel(`${prefix}cabinet:${shop}`, 'epoch')
  expect(await stores[0].claim(shop, 'first')).toBe(runId)
  expect(await stores[1].claim(shop, 'second')).toBeNull()
  // The first does not come back in time.
  await connections[0].hset(`${prefix}cabinet:${shop}`, 'claimed', 1)
  expect(await stores[1].claim(shop, 'second')).toBe(runId)
  expect(await stores[0].install({ shop, nonce: 'first', runId }, { ...state, epoch: 2 }, ['a'])).toBe(false)
  expect(await stores[1].install({ shop, nonce: 'second', runId }, { ...state, epoch: 3 }, ['b'])).toBe(true)
  const { state: installed, seen } = await stores[0].load(shop, ['old', 'a', 'b'])
  expect(installed).toEqual({ ...state, epoch: 3 })
  expect([...seen]).toEqual(['b'])
  expect(await stores[0].claim(shop, 'late')).toBeNull()
})

test('10,000 ids are remembered with a restore, and asked for together', async () => {
  const shop = 2004
  const ids = Array.from({ length: 10_000 }, (_, i) => `id-${i}`)
  const nonce = systemIds.next()
  const runId = (await stores[0].claim(shop, nonce)) ?? ''
  expect(await stores[0].install({ shop, nonce, runId }, emptyCabinet(shop, 1), ids)).toBe(true)
  const { seen } = await stores[0].load(shop, [...ids.slice(0, 3000), 'unknown'])
  expect(seen.size).toBe(3000)
})

test('who knows a state is told only what has changed since, and gets back his own when nothing has', async () => {
  const shop = 2005
  let state = await lastPortion(stores[0], shop)
  const { runId } = await stores[0].current(shop)
  const known = { runId, state }
  expect((await stores[0].load(shop, [], known)).state).toBe(state)
  const states = [state]
  // Beyond the number of changes after which the whole state is stored again.
  for (let version = 1; version <= 130; version++) {
    const next = { ...state, version, positions: { 'orders-0': version }, lots: version % 2 ? [] : known.state.lots }
    expect(await swap(stores[version % 2 === 0 ? 0 : 1], { runId, state }, next, [])).toBe(true)
    state = next
    states.push(state)
  }
  expect((await stores[0].load(shop, [])).state).toEqual(state)
  for (const each of states) expect((await stores[0].load(shop, [], { runId, state: each })).state).toEqual(state)
  expect((await stores[0].load(shop, [], { runId: 'another', state: known.state })).state).toEqual(state)
})
