// Protects the hot cabinet's truth: with Redis emptied, or rolled back to an hour ago, it comes back from the log, and no portion is
// served twice and no order lost.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import { systemIds } from '@/lib/server/system'
import { type ScratchShop, scratchShop, until } from './scratch-shop.fixture'

let shop: ScratchShop

beforeEach(async () => {
  shop = await scratchShop()
})
afterEach(() => shop.close())

const hash = () => `${shop.env.REDIS_PREFIX}cabinet:0`

async function cook(food: string, portions: number, pan: number) {
  const batch = systemIds.next()
  await dropBatch(shop.deps, { shop: 0, food, portions, pan }, { id: batch })
  await liftBatch(shop.deps, { shop: 0, batch, food, portions }, { id: systemIds.next() })
}

async function verdicts() {
  const [waiting, inHand] = [await shop.events('cook'), await shop.events('make-up')]
  const ids = (events: typeof waiting) => new Set(events.flatMap(({ value }) => ('id' in value ? [String(value.id)] : [])))
  return { waiting: ids(waiting), inHand: ids(inHand) }
}

const state = async (): Promise<CabinetState | null> => (await shop.deps.store.load(0, [])).state

async function sellEight(first: number): Promise<string[]> {
  return Promise.all(Array.from({ length: 8 }, (_, i) => shop.sell(first + i, { parts: [['cod', 'chips']] }, 1 + (i % 2))))
}

const decided = (ids: string[]) =>
  until('all are decided on', async () => {
    const { waiting, inHand } = await verdicts()
    return ids.every((id) => waiting.has(id) || inHand.has(id))
  })

/** 12 cod and 12 chips for 24 orders: 12 are in hand and 12 wait, whatever was lost on the way. */
async function expectConserved(ids: string[]) {
  const stored = await until('a valid cabinet', async () => (await state()) ?? false)
  expect(Object.keys(stored.orders).toSorted()).toEqual(ids.toSorted())
  const inHand = Object.values(stored.orders).filter(({ status }) => status === 'hand')
  expect(inHand).toHaveLength(12)
  expect(stored.lots.filter(({ food }) => food === 'cod')).toEqual([])
  expect(stored.totals['cod']?.cooked).toBe(12)
  const told = await verdicts()
  expect(told.inHand).toEqual(new Set(Object.entries(stored.orders).flatMap(([id, { status }]) => (status === 'hand' ? [id] : []))))
}

async function losing(lose: () => Promise<void>, meanwhile: () => Promise<void> = async () => {}) {
  await cook('cod', 6, 1)
  await cook('cod', 6, 1)
  await cook('chips', 12, 2)
  await shop.work('preparer', 'cook')
  await until('all is cooked', async () => (await state())?.totals['chips']?.cooked === 12)
  const ids = await sellEight(101)
  await decided(ids)
  await meanwhile()
  ids.push(...(await sellEight(111)))
  await decided(ids)
  await lose()
  ids.push(...(await sellEight(121)))
  await decided(ids)
  await expectConserved(ids)
  expect(shop.crashes).toEqual([])
}

test('Redis emptied', async () => {
  await losing(async () => {
    await shop.deps.redis.del(...(await shop.deps.redis.keys(`${shop.env.REDIS_PREFIX}*`)))
  })
  expect((await state())?.epoch).toBe(2)
})

test('Redis rolled back: an older state from another instance', async () => {
  let older: Record<string, string> = {}
  await losing(
    async () => {
      await shop.deps.redis.del(hash())
      await shop.deps.redis.hset(hash(), { ...older, run: 'the instance before' })
    },
    async () => {
      older = await shop.deps.redis.hgetall(hash())
    },
  )
  expect((await state())?.epoch).toBe(2)
})

test('emptied while nobody works: the next one restores before it decides', async () => {
  await cook('cod', 6, 1)
  const first = await shop.work('preparer', 'cook')
  await until('it is cooked', async () => (await state())?.totals['cod']?.cooked === 6)
  const before = await shop.sell(101, { parts: [['cod']] })
  await until('in hand', async () => (await verdicts()).inHand.has(before))
  await first.stop()
  await shop.deps.redis.del(...(await shop.deps.redis.keys(`${shop.env.REDIS_PREFIX}*`)))
  await shop.work('preparer', 'cook')
  const after = await shop.sell(102, { parts: [['cod']] })
  await until('in hand', async () => (await verdicts()).inHand.has(after))
  const stored = await state()
  expect(stored?.lots.reduce((sum, { n }) => sum + n, 0)).toBe(4)
  expect(stored?.epoch).toBe(2)
  expect(shop.crashes).toEqual([])
})
