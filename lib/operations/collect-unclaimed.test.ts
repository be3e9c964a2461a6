// Protects the pick-up board: an order nobody says is collected leaves it in time, and none that was recalled or has left does.
import { expect, test } from 'vitest'
import type { EventType, LogEvent } from '../topics/event'
import { collectUnclaimed } from './collect-unclaimed'
import type { Outgoing } from './ports'

const afterMs = 300_000
const id = '01935a7b-0000-7000-8000-000000000001'
const about = { order: 271, till: 2, parts: [['cod', 'chips']], id, shop: 0, ticket: '271' }
const topicOf = { 'order.ready': 'ready', 'order.recalled': 'ready', 'order.collected': 'collected', 'order.cancelled': 'orders' } as const
const value = {
  'order.ready': (round: number) => ({ ...about, ready: true as const, round }),
  'order.recalled': (round: number) => ({ ...about, round }),
  'order.collected': () => ({ ...about, ready: true as const, by: 'hand' as const }),
  'order.cancelled': () => ({ ...about, reason: '', placedAt: '', lines: [], totalPence: 0, vatPence: 0, payment: null, menuVersion: 1 }),
}

function counter(after = () => afterMs) {
  let [nowMs, offset] = [1_000_000, 0]
  const appended: Outgoing[] = []
  const log = {
    async append(records: readonly Outgoing[]) {
      appended.push(...records)
      return []
    },
  }
  const { handle, tick } = collectUnclaimed({ log, clock: { nowMs: () => nowMs } }, { shop: 0, afterMs: after })

  async function read(type: keyof typeof topicOf, round = 1, takenMs = nowMs) {
    const place = { topic: topicOf[type], partition: 1, offset: offset++, timestampMs: takenMs }
    const event = eventOf(type, { ...place, id: `event-${offset}`, value: value[type](round) })
    const [resume] = await handle([{ topic: place.topic, partition: 1, first: place.offset, end: offset, events: [event] }])
    return resume
  }
  async function pass(ms: number) {
    nowMs += ms
    await tick()
    return appended.map(({ event }) => event.type)
  }
  return { read, pass, appended }
}

function eventOf(type: EventType, rest: object): LogEvent {
  const event = { type, ...rest }
  if (!isEvent(event)) throw new Error('not an event')
  return event
}
const isEvent = (event: { type: EventType }): event is LogEvent => 'value' in event

test('collected by the clock when the time is over, not before, in the partition of the order', async () => {
  const { read, pass, appended } = counter()
  await read('order.ready')
  expect(await pass(afterMs - 100)).toEqual([])
  expect(await pass(200)).toEqual(['order.collected'])
  expect(appended[0]).toMatchObject({ partition: 1, event: { value: { ...about, ready: true, by: 'clock' } } })
  expect(await pass(afterMs * 2)).toHaveLength(1)
})

test.each(['order.collected', 'order.cancelled', 'order.recalled'] as const)('not after %s, whichever is read first', async (type) => {
  const after = counter()
  await after.read('order.ready')
  await after.read(type)
  expect(await after.pass(afterMs * 2)).toEqual([])
  const before = counter()
  await before.read(type)
  await before.read('order.ready')
  expect(await before.pass(afterMs * 2)).toEqual([])
})

test('ready again after a recall: the time runs from there, and the first ready read again changes nothing', async () => {
  const { read, pass } = counter()
  await read('order.ready', 1)
  await pass(200_000)
  await read('order.recalled', 1)
  await read('order.ready', 2)
  await read('order.ready', 1)
  expect(await pass(200_000)).toEqual([])
  expect(await pass(100_100)).toEqual(['order.collected'])
})

test('another time counts for what becomes ready from then on', async () => {
  let minutes = 5
  const { read, pass } = counter(() => minutes * 60_000)
  await read('order.ready')
  minutes = 1
  expect(await pass(61_000)).toEqual([])
  expect(await pass(240_000)).toEqual(['order.collected'])
})

test('a restart reads it again: the offset is not committed before it is done', async () => {
  const { read, pass } = counter()
  expect((await read('order.ready'))?.commit).toBe(0)
  await pass(afterMs + 100)
  expect((await read('order.ready', 1))?.next).toBe(2)
})

test('after a restart it waits until the other topics have been read, even when the time was over long ago', async () => {
  const { read, pass } = counter()
  await read('order.ready', 1, 0)
  expect(await pass(100)).toEqual([])
  await read('order.collected', 1, 500)
  expect(await pass(60_000)).toEqual([])
})

test('the same order collected after two restarts is the same event', async () => {
  const [first, second] = [counter(), counter()]
  for (const each of [first, second]) {
    await each.read('order.ready')
    await each.pass(afterMs + 100)
  }
  expect(first.appended[0]?.event.id).toBe(second.appended[0]?.event.id)
})
