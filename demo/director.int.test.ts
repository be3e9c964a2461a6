// Protects what can be done to a demonstration while it runs: stopping loses nothing, killing repeats at most what was in hand, a
// rewind moves one reader alone, and nothing is left running when the director has been killed.
import { afterAll, expect, test } from 'vitest'
import type { DemoReport } from '@/lib/realtime/demos'
import { closeAndFinish, endOf, lagOf, reportWhere, scratchDemos } from './demo.fixture'

const scratch = scratchDemos(process.env)
afterAll(() => scratch.close())

const find = (report: DemoReport, name: string) => report.participants.find((each) => each.name === name)

test('a preparer that stops and starts again goes on where it was: each order is made once', async () => {
  const demo = scratch.start(1)
  await reportWhere(demo, 'some are ready', ({ ready }) => ready >= 5)
  expect(await demo.command({ do: 'stop', reader: 'preparer 1' })).toBeNull()
  const stopped = await reportWhere(
    demo,
    'it has left and orders wait',
    (report) => find(report, 'preparer 1')?.state === 'stopped' && lagOf(report, 'preparer') >= 10,
  )
  expect(find(stopped, 'preparer 1')).toMatchObject({ pid: null, memberId: null, assigned: [], inHand: null })
  expect(await demo.command({ do: 'rewind', reader: 'preparer 1', to: { offset: 0 } })).toBe('preparer 1 is not at work')
  expect(await demo.command({ do: 'start', reader: 'preparer 1' })).toBeNull()
  await reportWhere(demo, 'it has caught up', (report) => lagOf(report, 'preparer') <= 1)
  const { ordered } = await closeAndFinish(demo)
  const ready = await demo.log('ready')
  expect(ready.map(({ order }) => order.order)).toEqual(
    Array.from({ length: ordered }, (_, n) => Number(`1${String(n + 1).padStart(2, '0')}`)),
  )
  await endOf(demo)
})

test('a preparer that is killed has its work done by the other; what it had in hand may be made twice, under the same id', async () => {
  const demo = scratch.start(2, { preparers: 2 })
  const before = await reportWhere(
    demo,
    'both have work',
    ({ participants, ready }) => ready >= 8 && participants.filter(({ inHand }) => inHand).length === 2,
  )
  const victim = find(before, 'preparer 1')
  expect(await demo.command({ do: 'kill', reader: 'preparer 1' })).toBeNull()
  const moved = await reportWhere(demo, 'the other reads all partitions', (report) => find(report, 'preparer 2')?.assigned.length === 3)
  expect(find(moved, 'preparer 1')).toMatchObject({ state: 'killed', pid: null, assigned: [] })
  expect(() => process.kill(victim?.pid ?? 0, 0)).toThrow('ESRCH')
  await demo.command({ do: 'vary', preparers: 4, speed: 50 })
  await closeAndFinish(demo)
  const [orders, ready] = await Promise.all([demo.log('orders'), demo.log('ready')])
  expect(new Set(ready.map(({ order }) => order.order))).toEqual(new Set(orders.map(({ order }) => order.order)))
  expect(ready.length - orders.length).toBeLessThanOrEqual(1)
  expect(new Set(ready.map(({ id }) => id)).size).toBe(orders.length)
  await endOf(demo)
})

test('one accountant is rewound, to an offset and to a time: it reads again, the others do not, and no sum is wrong', async () => {
  const demo = scratch.start(6)
  await reportWhere(demo, 'both accountants have read some', (report) => (find(report, 'accountant 2')?.books?.orders ?? 0) >= 5)
  await demo.command({ do: 'vary', tills: 0 })
  const level = await reportWhere(demo, 'both are level', ({ ordered, participants }) => {
    const books = participants.flatMap(({ books: each }) => (each ? [each.orders] : []))
    return books.length === 2 && books.every((orders) => orders === ordered)
  })
  expect(await demo.command({ do: 'rewind', reader: 'accountant 2', to: { offset: 0 } })).toBeNull()
  expect(await demo.command({ do: 'rewind', reader: 'accountant 2', to: { topic: 'nowhere', offset: 0 } })).toContain('nothing to rewind')
  const again = await reportWhere(
    demo,
    'it has read all of it twice',
    (report) => find(report, 'accountant 2')?.handled === 2 * level.ordered,
  )
  expect(find(again, 'accountant 1')?.handled).toBe(level.ordered)

  const orders = await demo.log('orders')
  const fifthLast = orders.map(({ atMs }) => atMs).sort((a, b) => b - a)[4] ?? 0
  expect(await demo.command({ do: 'rewind', reader: 'accountant 2', to: { atMs: fifthLast } })).toBeNull()
  const lately = orders.filter(({ atMs }) => atMs >= fifthLast).length
  await reportWhere(
    demo,
    'it has read the latest once more',
    (report) => (find(report, 'accountant 2')?.handled ?? 0) >= 2 * level.ordered + lately,
  )
  const { report, logTotalPence } = await endOf(demo)
  expect(['accountant 1', 'accountant 2'].map((name) => find(report, name)?.books)).toEqual(
    Array.from({ length: 2 }, () => ({ orders: level.ordered, totalPence: logTotalPence })),
  )
})

test('partitions can be added while it runs, and are read; what cannot be is refused with the reason', async () => {
  const demo = scratch.start(3, { partitions: 2, preparers: 3 })
  await reportWhere(demo, 'it trades', ({ ordered }) => ordered >= 5)
  const second = scratch.start(3)
  const idle = demo.report()?.participants.find(({ role, assigned }) => role === 'preparer' && assigned.length === 0)?.name ?? ''
  expect(await demo.command({ do: 'rewind', reader: idle, to: { offset: 0 } })).toContain(`${idle} reads no such partition`)
  expect(await demo.command({ do: 'vary', partitions: 3 })).toBeNull()
  await reportWhere(demo, 'the third preparer has made orders from the third partition', ({ groups, participants }) => {
    const share = participants.filter(({ role }) => role === 'preparer').every(({ assigned }) => assigned.length === 1)
    return share && (groups[0]?.partitions.find(({ partition }) => partition === 2)?.next ?? 0) >= 2
  })
  expect(await demo.command({ do: 'vary', partitions: 2 })).toContain('not taken away')
  expect(await demo.command({ do: 'vary', preparers: 99 })).toBe('preparers: 0 to 6')
  expect(await demo.command({ do: 'stop', reader: 'till 1' })).toBe('there is no reader called till 1')
  expect(await second.ended).toMatchObject({ failed: expect.stringContaining('running already') })

  // The last one of this file: nothing may stay behind.
  const pids = (demo.report()?.participants ?? []).flatMap(({ pid }) => (pid === null ? [] : [pid]))
  expect(new Set(pids).size).toBe(4)
  process.kill(demo.pid, 'SIGKILL')
  expect(await demo.ended).toHaveProperty('failed')
  await expect.poll(() => pids.filter(isThere), { timeout: 15_000 }).toEqual([])
})

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
