// Protects a shop that runs by itself: its robot bumps what is in hand once and says that it has seen what is cancelled, else displays fill up.
import { expect, test } from 'vitest'
import { batchOf, cancelled, eveningMs, inHand, sampleId, started, ticked, wasted } from './events.fixture'
import type { Outgoing } from './ports'
import { wrapOrders } from './wrap-orders'

function robot() {
  let nowMs = eveningMs
  const appended: Outgoing[] = []
  const log = {
    async append(records: readonly Outgoing[]) {
      appended.push(...records)
      return []
    },
  }
  const { handle, tick } = wrapOrders({ log, clock: { nowMs: () => nowMs } }, { shop: 0, speed: 1, seed: 1 })
  async function pass(ms: number) {
    nowMs += ms
    await tick()
    return appended.map(({ event }) => `${event.type} ${'id' in event.value ? String(event.value.id) : ''}`)
  }
  return { handle, pass, appended }
}

test('an order in hand is bumped after it was wrapped, in the round after its recalls', async () => {
  const { handle, pass, appended } = robot()
  await handle([batchOf('make-up', 0, [inHand({ n: 1 }, 1)])])
  expect(await pass(19_000)).toEqual([])
  expect(await pass(22_000)).toEqual([`order.ready ${sampleId(1)}`])
  expect(appended[0]?.event.value).toMatchObject({ round: 2 })
  expect(await pass(60_000)).toHaveLength(1)
})

test('a cancelled order is seen within seconds, and what concerns no order is left alone', async () => {
  const { handle, pass } = robot()
  await handle([batchOf('orders', 0, [cancelled({ n: 2 })]), batchOf('fryer', 0, [wasted({ n: 3, portions: 1 })])])
  expect(await pass(8_100)).toEqual([`order.acknowledged ${sampleId(2)}`])
})

test('a record is not committed before what it asks for is done', async () => {
  const { handle, pass } = robot()
  const batch = batchOf('make-up', 0, [inHand({ n: 1 })])
  expect((await handle([batch]))[0]).toMatchObject({ next: 1, commit: 0 })
  await pass(41_000)
  expect((await handle([batchOf('make-up', 1, [])]))[0]).toMatchObject({ next: 1, commit: 1 })
})

test('what a person has started at a display is left to that person, and wrapped once it is put down', async () => {
  const { handle, pass } = robot()
  await handle([batchOf('make-up', 0, [inHand({ n: 1 }), started({ n: 1 }, 1)])])
  expect(await pass(60_000)).toEqual([])
  await handle([batchOf('make-up', 2, [started({ n: 1 }, 2)], { timestampMs: eveningMs + 60_000 })])
  expect(await pass(19_000)).toEqual([])
  expect(await pass(22_000)).toEqual([`order.ready ${sampleId(1)}`])
  expect(await pass(600_000)).toHaveLength(1)
})

test('what a person has started and left is wrapped after five minutes all the same', async () => {
  const { handle, pass } = robot()
  await handle([batchOf('make-up', 0, [inHand({ n: 1 }), started({ n: 1 })])])
  expect(await pass(299_000)).toEqual([])
  expect(await pass(41_000)).toEqual([`order.ready ${sampleId(1)}`])
})

test('what is cancelled is seen, and never called, in whatever order that and its start are read', async () => {
  const begun = batchOf('make-up', 0, [inHand({ n: 1 }), started({ n: 1 })])
  const gone = batchOf('orders', 0, [cancelled({ n: 1 })])
  for (const batches of [
    [begun, gone],
    [gone, begun],
    [batchOf('make-up', 0, [inHand({ n: 1 })]), gone],
  ]) {
    const { handle, pass } = robot()
    await handle(batches)
    expect(await pass(60_000)).toEqual([`order.acknowledged ${sampleId(1)}`])
    expect(await pass(600_000)).toHaveLength(1)
  }
})

test('while people have it, it is not committed: after a restart all that was started of it is read again', async () => {
  const first = robot()
  const begun = [batchOf('make-up', 0, [inHand({ n: 1 }), started({ n: 1 }), started({ n: 1, line: 1 })])]
  await first.handle(begun)
  expect(await first.pass(60_000)).toEqual([])
  expect((await first.handle([batchOf('make-up', 3, [])]))[0]).toMatchObject({ next: 3, commit: 0 })

  const second = robot()
  // Of two lines that two displays have started one is put down.
  await second.handle([...begun, batchOf('make-up', 3, [started({ n: 1 }, 2)])])
  expect(await second.pass(60_000)).toEqual([])
})

test('what is wrapped keeps the robot off no longer than it keeps people off', async () => {
  const { handle, pass } = robot()
  await handle([batchOf('make-up', 0, [inHand({ n: 1 }), started({ n: 1 }), ticked({ n: 1 })])])
  expect(await pass(41_000)).toEqual([`order.ready ${sampleId(1)}`])
})

test('what was started in the round before is wrapped again when it is called back', async () => {
  const { handle, pass } = robot()
  await handle([batchOf('make-up', 0, [started({ n: 1 }, 1), inHand({ n: 1 }, 1)])])
  expect(await pass(41_000)).toEqual([`order.ready ${sampleId(1)}`])
})
