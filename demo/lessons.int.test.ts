// Protects the lessons: what each of the six demonstrations is there to show happens, on a real Kafka, ten times faster than life.
import { afterAll, expect, test } from 'vitest'
import type { DemoReport } from '@/lib/realtime/demos'
import { closeAndFinish, endOf, lagOf, reportWhere, scratchDemos } from './demo.fixture'
import { hasPlaice } from './order'

const scratch = scratchDemos(process.env)
/** Demonstration 3 is played twice. */
const beside = scratchDemos(process.env)
afterAll(() => Promise.all([scratch.close(), beside.close()]))

/** What the readers of this partition have before them. */
const behind = (report: DemoReport, partition: number) =>
  report.groups[0]?.partitions.find((each) => each.partition === partition)?.lag ?? Number.NaN
const preparers = ({ participants }: DemoReport) => participants.filter(({ role }) => role === 'preparer')

test('1: one preparer keeps up with one till', async () => {
  const demo = scratch.start(1)
  await reportWhere(demo, 'it is level after 30 orders', (report) => report.ordered >= 30 && lagOf(report, 'preparer') <= 1)
  const { report } = await endOf(demo)
  expect(report.ready).toBeGreaterThanOrEqual(report.ordered - lagOf(report, 'preparer') - 1)
})

test('2: one preparer falls behind three tills, by as much as is ordered and not made', async () => {
  const demo = scratch.start(2)
  const early = await reportWhere(demo, '10 are ordered', ({ ordered }) => ordered >= 10)
  const late = await reportWhere(demo, '50 are ordered', ({ ordered }) => ordered >= 50)
  const grown = lagOf(late, 'preparer') - lagOf(early, 'preparer')
  const [ordered, ready] = [late.ordered - early.ordered, late.ready - early.ready]
  // 2.4 come in for 1.33 that go out: of 40 orders 18 are left over. A busy machine leaves more, never much less.
  expect(grown).toBeGreaterThan(ordered * 0.25)
  // What is made and what is committed are looked at one after the other, while work goes on.
  expect(Math.abs(grown - (ordered - ready))).toBeLessThanOrEqual(4)
  // All three tills go short alike: the preparer takes from each partition in turn.
  const lags = [0, 1, 2].map((partition) => behind(late, partition))
  expect(Math.max(...lags) - Math.min(...lags)).toBeLessThanOrEqual(6)
  await endOf(demo)
})

test('3: of two preparers the one with two tills falls behind; three keep up; a fourth has nothing to read', async () => {
  const demo = scratch.start(3)
  const shared = await reportWhere(demo, 'one is level, the other far behind', (report) => {
    const [most = 0, least = 0] = preparers(report)
      .map(({ name }) => lagOfReader(report, name))
      .sort((a, b) => b - a)
    return report.ordered >= 30 && most >= 6 && least <= 1
  })
  const [busy, other] = preparers(shared).sort((a, b) => b.assigned.length - a.assigned.length)
  expect([busy?.assigned.length, other?.assigned.length]).toEqual([2, 1])
  expect(lagOfReader(shared, busy?.name ?? '')).toBeGreaterThan(lagOfReader(shared, other?.name ?? ''))

  expect(await demo.command({ do: 'vary', preparers: 3 })).toBeNull()
  await reportWhere(demo, 'each has one partition and is level', (report) => {
    return (
      preparers(report).length === 3 &&
      preparers(report).every(({ name, assigned }) => assigned.length === 1 && lagOfReader(report, name) <= 1)
    )
  })

  expect(await demo.command({ do: 'vary', preparers: 4 })).toBeNull()
  const idle = await reportWhere(demo, 'the fourth is a member without a partition', (report) => {
    const shares = preparers(report).map(({ state, assigned }) => (state === 'working' ? assigned.length : -1))
    return shares.toSorted((a, b) => a - b).join() === '0,1,1,1'
  })
  expect(preparers(idle).every(({ memberId }) => memberId !== null)).toBe(true)
  await endOf(demo)
})

function lagOfReader(report: DemoReport, name: string): number {
  return report.groups.flatMap(({ partitions }) => partitions).reduce((sum, { reader, lag }) => (reader === name ? sum + lag : sum), 0)
}

test('3 with --keys: tills 2 and 3 share a partition, and another stays empty', async () => {
  const demo = beside.start(3, { keys: true })
  await reportWhere(demo, '30 are ordered', ({ ordered }) => ordered >= 30)
  const { lines } = await endOf(demo)
  const orders = await demo.log('orders')
  const tillsIn = (partition: number) =>
    [...new Set(orders.filter((each) => each.partition === partition).map(({ order }) => order.till))].sort((a, b) => a - b)
  expect([0, 1, 2].map(tillsIn)).toEqual([[1], [], [2, 3]])
  expect(lines).toContain('p1 has no record: no key falls on it')
})

test('4: plaice goes by the cook and comes back once, cooked; everything else goes straight through', async () => {
  const demo = scratch.start(4)
  await reportWhere(
    demo,
    '3 orders have come back from the cook',
    ({ topics }) => (topics.find(({ topic }) => topic.endsWith('hot-food'))?.partitions[0]?.end ?? 0) >= 3,
  )
  await closeAndFinish(demo)
  const [orders = [], cook = [], hot = [], ready = []] = await Promise.all(
    ['orders', 'cook', 'hot-food', 'ready'].map((name) => demo.log(name)),
  )
  const numbers = (records: typeof orders) => records.map(({ order }) => order.order).sort((a, b) => a - b)
  const plaice = orders.filter(({ order }) => hasPlaice(order))
  expect(plaice.length).toBeGreaterThanOrEqual(3)
  expect(numbers(cook)).toEqual(numbers(plaice))
  expect(numbers(hot)).toEqual(numbers(plaice))
  expect(numbers(ready)).toEqual(numbers(orders))
  expect([cook, hot, ready].map((records) => [...new Set(records.map(({ order }) => order.ready))])).toEqual([[false], [true], [true]])
  for (const { order } of plaice) {
    const atMs = [cook, hot, ready].map((records) => records.find((each) => each.order.order === order.order)?.atMs ?? 0)
    // 3 seconds at ten times the speed of life; timers may be a millisecond early.
    expect(atMs[1]! - atMs[0]!).toBeGreaterThanOrEqual(299)
    expect(atMs[2]!).toBeGreaterThanOrEqual(atMs[1]!)
  }
  await endOf(demo)
})

test('5: the cabinet is filled to 20, 10 and 0, is never overdrawn, and comes back to par', async () => {
  const demo = scratch.start(5, { tills: 0, preparers: 2 })
  const counts: Record<string, number>[] = []
  demo.onReport(({ cabinet }) => cabinet && counts.push(cabinet))
  await reportWhere(demo, 'the doors open', ({ phase, cabinet }) => phase === 'trading' && cabinet !== null)
  expect(counts[0]).toEqual({ chips: 0, cod: 0, plaice: 0 })
  expect(counts.at(-1)).toEqual({ chips: 20, cod: 10, plaice: 0 })

  await demo.command({ do: 'vary', tills: 2 })
  const filled = new Set<number>()
  await reportWhere(demo, '30 are ordered, some by way of the cook, who has also filled the cabinet without being asked', (report) => {
    for (const { atMs, what } of report.happened) if (what.includes(' put in ')) filled.add(atMs)
    const asked = recordsOn(report.groups, 'cook')
    return report.ordered >= 30 && asked > 0 && filled.size > 1 + asked
  })
  await closeAndFinish(demo)
  const { cabinet } = await reportWhere(demo, 'par', ({ cabinet: now }) => (now?.['chips'] ?? 0) >= 20 && (now?.['cod'] ?? 0) >= 10)
  // Food is topped up in whole batches of 10 and 5: less than one above par.
  expect(cabinet?.['chips']).toBeLessThan(30)
  expect(cabinet?.['cod']).toBeLessThan(15)
  expect(cabinet?.['plaice']).toBe(0)
  expect(counts.flatMap((each) => Object.values(each)).every((n) => n >= 0)).toBe(true)
  expect(new Set(counts.map((each) => each['chips'])).size).toBeGreaterThan(3)
  await endOf(demo)
})

const recordsOn = (groups: DemoReport['groups'], name: string) =>
  groups.find(({ group }) => group.endsWith(name))?.partitions.reduce((sum, { end }) => sum + end, 0) ?? 0

test('6: an accountant who comes later reads from offset 0 and ends with the same total, which is that of the log', async () => {
  const demo = scratch.start(6)
  const hired = await reportWhere(demo, 'the new accountant has come', ({ participants }) =>
    participants.some(({ name }) => name === 'accountant 2'),
  )
  expect(hired.ordered).toBeGreaterThanOrEqual(20)
  await reportWhere(demo, '40 are ordered', ({ ordered }) => ordered >= 40)
  const { report, logTotalPence } = await endOf(demo)
  const books = report.participants.filter(({ role }) => role === 'accountant').map((each) => each.books)
  expect(books).toEqual(Array.from({ length: 2 }, () => ({ orders: report.ordered, totalPence: logTotalPence })))
  expect(logTotalPence).toBeGreaterThan(40 * 340)
})
