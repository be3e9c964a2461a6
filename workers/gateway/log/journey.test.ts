// Protects "where the order has been": all of its records in time order, what is still to come, and no look at records twice.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MenuAt } from '@/lib/topics/foreign'
import { exampleMenu } from '@/prisma/menu'
import { Journeys } from './journey'
import { recordAt } from './record'
import { sightOf } from './sight'
import { spacesIn } from './spaces'
import { type Written, windowOn } from './window.fixture'

const menus: MenuAt = { at: () => exampleMenu, version: () => exampleMenu }
const id: string = randomUUID()
const record = (type: string, atMs: number, more: object = {}, order = 271, orderId = id): Written => ({
  atMs,
  headers: { ce_type: type, ce_id: randomUUID(), ce_source: '/shops/0/tills/2' },
  value: JSON.stringify({ order, till: 2, parts: [['cod']], id: orderId, ...more }),
})
const shopTopics = ['orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected', 'fryer']
type Records = Record<string, Written[]>
/** The shop's log, with these records on `orders`. */
const logWith = (...sold: Written[]): Records => ({
  ...Object.fromEntries(shopTopics.map((name): [string, Written[]] => [`${name}-0`, []])),
  'orders-0': sold,
})

async function journey(log: Record<string, Written[]>, journeys = new Journeys(), window = windowOn(log)) {
  const [space] = spacesIn(await window.topics(), '')
  if (!space) throw new Error('no space')
  const place = await recordAt(window, space, { topic: 'orders', partition: 0, offset: 0 })
  if (!place) throw new Error('no record')
  const sight = sightOf(window, space, menus)
  const found = await journeys.of(sight, sight.cell('orders', place).orderRef ?? '', place)
  return { ...found, topics: found.steps.map(({ topic }) => topic) }
}

test('an order that waits for the cook', async () => {
  const log = logWith(record('order.placed', 1000, { totalPence: 860 }), record('order.placed', 1001, {}, 272, randomUUID()))
  log['cook-0'] = [record('order.waiting', 1200, { missing: ['cod'] })]
  expect(await journey(log)).toMatchObject({
    complete: true,
    toCome: ['hot-food', 'make-up', 'ready', 'collected'],
    steps: [
      { topic: 'orders', partition: 0, offset: 0, atMs: 1000, words: 'till 2, £8.60' },
      { topic: 'cook', words: 'needs 1 cod' },
    ],
  })
})

test.each([
  ['sold a moment ago', {}, ['make-up', 'ready', 'collected']],
  ['being wrapped', { 'make-up': record('order.in-hand', 1100) }, ['ready', 'collected']],
  [
    'waiting for the cook, with a line ticked off',
    {
      cook: record('order.waiting', 1050, { missing: ['cod'] }),
      'make-up': record('order.ticked', 1100, { lines: [{ line: 0, turn: 1 }] }),
    },
    ['hot-food', 'make-up', 'ready', 'collected'],
  ],
  ['ready', { ready: record('order.ready', 1100, { round: 1 }) }, ['collected']],
  ['called back', { ready: record('order.recalled', 1100, { round: 1 }) }, ['ready', 'collected']],
  ['handed over', { collected: record('order.collected', 1100) }, []],
])('%s', async (_, then, toCome) => {
  const log = logWith(record('order.placed', 1000))
  for (const [topic, each] of Object.entries(then)) log[`${topic}-0`] = [each]
  expect((await journey(log)).toCome).toEqual(toCome)
})

test('a cancelled order comes nowhere any more', async () => {
  const log = logWith(record('order.placed', 1000), record('order.cancelled', 1100, { totalPence: 860 }))
  expect(await journey(log)).toMatchObject({ topics: ['orders', 'orders'], toCome: [] })
})

test('a bare order is found by the id that follows from its record, which is what its follow-ups carry', async () => {
  const bare = { atMs: 1000, value: JSON.stringify({ order: 4, till: 1, parts: [['cod']] }) }
  const log: Record<string, Written[]> = logWith(bare)
  const window = windowOn(log)
  const [space] = spacesIn(await window.topics(), '')
  const first = space && (await recordAt(window, space, { topic: 'orders', partition: 0, offset: 0 }))
  const given = space && first && sightOf(window, space, menus).cell('orders', first).orderRef
  log['ready-0'] = [record('order.ready', 1300, { round: 1 }, 4, given ?? '')]
  expect((await journey(log)).topics).toEqual(['orders', 'ready'])
})

test('in a demo without ids the number says which order it is', async () => {
  const bare = (order: number, atMs: number) => ({ atMs, value: JSON.stringify({ order, till: 1, parts: [['cod']] }) })
  const window = windowOn({ 'demo1.orders-0': [bare(101, 1000), bare(102, 2000)], 'demo1.ready-0': [bare(102, 2500), bare(101, 2600)] })
  const space = spacesIn(await window.topics(), '').find(({ name }) => name === 'demo1')
  const first = space && (await recordAt(window, space, { topic: 'orders', partition: 0, offset: 0 }))
  const found = space && first && (await new Journeys().of(sightOf(window, space, menus), 'no-101', first))
  expect(found).toMatchObject({
    steps: [
      { topic: 'orders', offset: 0 },
      { topic: 'ready', offset: 1 },
    ],
    toCome: [],
    complete: true,
  })
})

test('asking again reads only what is new, and nothing when the order is done', async () => {
  const log = logWith(
    record('order.placed', 1000),
    ...Array.from({ length: 300 }, (_, i) => record('order.placed', 1001 + i, {}, 300 + i, randomUUID())),
  )
  const journeys = new Journeys()
  const window = windowOn(log)
  await journey(log, journeys, window)
  const once = window.reads
  expect(once).toBeGreaterThan(300)
  log['collected-0'] = [record('order.collected', 1500)]
  expect((await journey(log, journeys, window)).topics).toEqual(['orders', 'collected'])
  expect(window.reads - once).toBeLessThan(5)
  log['orders-0']?.push(...Array.from({ length: 300 }, (_, i) => record('order.placed', 2000 + i, {}, 600 + i, randomUUID())))
  await journey(log, journeys, window)
  expect(window.reads - once).toBeLessThan(8)
})
