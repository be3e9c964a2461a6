// Protects two promises: nobody is answered from a memory that is only half read, and a screen is told how old what it
// shows really is.
import { expect, test } from 'vitest'
import { Positions } from './positions'

const batch = (partition: number, end: number, timestampMs = 1000) => ({ topic: 'orders', partition, end, records: [{ timestampMs }] })
const start = (partition: number, next: number, end: number) => ({ topic: 'orders', partition, next, end })

async function isCaughtUp(positions: Positions): Promise<boolean> {
  return Promise.race([positions.caughtUp.then(() => true), Promise.resolve(false)])
}

test('it is caught up when every partition has reached the end that it had at the beginning, and not before', async () => {
  const positions = new Positions([start(0, 5, 10), start(1, 0, 3), start(2, 7, 7)])
  positions.passed(batch(0, 10))
  expect(await isCaughtUp(positions)).toBe(false)
  positions.passed(batch(0, 20))
  positions.passed(batch(2, 9))
  expect(await isCaughtUp(positions)).toBe(false)
  positions.passed(batch(1, 3))
  await positions.caughtUp
})

test('an empty log is caught up at once', async () => {
  await new Positions([start(0, 0, 0)]).caughtUp
})

test('what lies before the beginning is passed over, what has been read is not read again, and it goes on from there', () => {
  const positions = new Positions([start(0, 50, 60)])
  expect(positions.passed(batch(0, 20))).toMatchObject({ next: 50 })
  expect(positions.passed(batch(0, 55))).toMatchObject({ next: 55 })
  expect(positions.next({ topic: 'orders', partition: 0 })).toBe(55)
  // The consumer joined again and began at the first record of all.
  expect(positions.passed(batch(0, 20))).toMatchObject({ next: 55 })
  expect(positions.passed(batch(0, 60))).toMatchObject({ next: 60 })
})

test('all read and the broker answers: not behind', () => {
  const positions = new Positions([start(0, 0, 0)])
  positions.passed(batch(0, 1, 1000))
  expect(positions.behindMs(60_000, new Map([['orders-0', 0]]), 59_500)).toBe(0)
})

test('records that wait: as old as the last one that was read', () => {
  const positions = new Positions([start(0, 0, 0), start(1, 0, 0)])
  positions.passed(batch(0, 1, 50_000))
  positions.passed(batch(1, 1, 58_000))
  expect(
    positions.behindMs(
      60_000,
      new Map([
        ['orders-0', 4],
        ['orders-1', 1],
      ]),
      60_000,
    ),
  ).toBe(10_000)
})

test('no answer from the broker: as old as its last answer, however little seemed to wait', () => {
  const positions = new Positions([start(0, 0, 0)])
  expect(positions.behindMs(60_000, new Map(), 50_000)).toBe(10_000)
})
