// Protects the shop from those who look: one look serves all of them, at the end of a tape only, and with nobody there the broker is
// asked nothing any more.
import { setImmediate as turn } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { LogChange } from '@/lib/realtime/log'
import { cellOf } from './cell'
import { Letters } from './letters'
import { LiveSpace } from './live-space'
import { MemberNames } from './member-names'
import { SpaceFinder } from './space-finder'
import { type Written, windowOn } from './window.fixture'

const order = (number: number): Written => ({ atMs: number, value: JSON.stringify({ order: number, till: 1, parts: [['cod']] }) })

function watched(orders: Written[], name = 'demo1') {
  const window = windowOn({ 'demo1.orders-0': orders })
  const changes: LogChange[] = []
  const people = { looking: 0 }
  let [nowMs, id, pauses] = [1_000_000, 0, 0]
  const clock = () => (nowMs += 100)
  const live = new LiveSpace({
    letters: new Letters(),
    name,
    window,
    sight: (space) => ({ window, space, cell: cellOf, isForeign: () => false }),
    names: new MemberNames(),
    finder: new SpaceFinder(window, '', clock, pino({ level: 'silent' })),
    nowMs: clock,
    nextId: () => ++id,
    pause: async () => {
      pauses++
      await turn()
    },
    lookers: () => people.looking,
    onChange: (change) => changes.push(change),
    onError: (error) => {
      throw error
    },
  })
  /** Until it has looked so many times more. */
  async function looks(count: number) {
    for (const until = pauses + count; pauses < until; ) await turn()
  }
  async function turns() {
    for (let i = 0; i < 20; i++) await turn()
  }
  return { live, window, changes, people, looks, turns, pauses: () => pauses }
}

test('the end of a tape is read once, however long it is and whoever comes later', async () => {
  const orders = Array.from({ length: 2000 }, (_, i) => order(i))
  const { live, window, changes, people, looks } = watched(orders)
  people.looking = 1
  expect((await live.open())?.topics[0]?.partitions[0]?.cells).toHaveLength(16)
  live.start()
  await looks(5)
  people.looking = 2
  expect((await live.open())?.seq).toBe(changes.at(-1)?.seq ?? 0)
  expect(window.reads).toBe(16)
  orders.push(...Array.from({ length: 3000 }, (_, i) => order(2000 + i)))
  await looks(3)
  expect(window.reads).toBe(32)
  expect(changes.flatMap(({ tapes = [] }) => tapes.map(({ end, cells }) => [end, cells.length]))).toEqual([[5000, 16]])
  people.looking = 0
})

test('with nobody there it rests, and whoever comes then sees what is there then', async () => {
  const orders = [order(1)]
  const { live, window, people, looks, turns, pauses } = watched(orders)
  people.looking = 1
  await live.open()
  live.start()
  await looks(2)
  people.looking = 0
  await turns()
  const [rested, asked] = [pauses(), window.reads]
  orders.push(order(2))
  await turns()
  expect([pauses(), window.reads]).toEqual([rested, asked])
  expect(live.watch).toBeNull()
  people.looking = 1
  expect((await live.open())?.counts.records).toBe(2)
  expect(live.start()?.counts.records).toBe(2)
  people.looking = 0
})

test('a topic that was made anew is told whole, with nothing of the old one', async () => {
  const orders = Array.from({ length: 30 }, (_, i) => order(100 + i))
  const { live, changes, people, looks } = watched(orders)
  people.looking = 1
  await live.open()
  live.start()
  await looks(2)
  orders.splice(0, 30, order(500))
  await looks(2)
  expect(changes.flatMap(({ topics = [] }) => topics.flatMap(({ partitions }) => partitions))).toMatchObject([
    { first: 0, end: 1, cells: [{ offset: 0, label: '500' }] },
  ])
  people.looking = 0
})

test('a space that is not there is none', async () => {
  expect(await watched([]).live.open()).not.toBeNull()
  expect(await watched([], 'demo2').live.open()).toBeNull()
})
