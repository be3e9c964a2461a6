import type { DemoParticipant, DemoReport } from '@/lib/realtime/demos'

type Reads = { name: string; partitions: number[]; state?: DemoParticipant['state']; group?: string; books?: DemoParticipant['books'] }

/** A report of demonstration 3 at a time: who reads which partitions of `orders`, and each group's flags and the ends. */
export function reportOf(
  atMs: number,
  readers: readonly Reads[],
  flags: Record<string, readonly [next: number, end: number][]>,
  more: Partial<DemoReport> = {},
): DemoReport {
  const topic = 'demo3.orders'
  const participants = readers.map(
    ({ name, partitions, state = 'working', group = 'demo3.preparer', books = null }): DemoParticipant => ({
      ...{ name, state, group, books, inHand: null, read: [], written: [], handled: 0 },
      role: name.startsWith('accountant') ? 'accountant' : 'preparer',
      pid: state === 'working' ? 1 : null,
      memberId: state === 'working' ? `${name}-id` : null,
      assigned: partitions.map((partition) => ({ topic, partition })),
    }),
  )
  const readerOf = (group: string, partition: number) =>
    participants.find((each) => each.group === group && each.assigned.some((assigned) => assigned.partition === partition))?.name ?? null
  const groups = Object.entries(flags).map(([group, places]) => {
    const partitions = places.map(([next, end], partition) => ({
      topic,
      partition,
      next,
      end,
      lag: end - next,
      reader: readerOf(group, partition),
    }))
    return { group, partitions, lag: partitions.reduce((sum, { lag }) => sum + lag, 0) }
  })
  const ends = (Object.values(flags)[0] ?? []).map(([, end], partition) => ({ partition, end }))
  return {
    ...{ demo: 3, phase: 'trading', atMs, tradingMs: atMs, participants, groups, topics: [{ topic, partitions: ends }] },
    settings: { tills: 3, preparers: 2, cooks: 0, partitions: 3, speed: 1, keys: false },
    ...{ ordered: ends.reduce((sum, { end }) => sum + end, 0), ready: 0, inPerSecond: 0, outPerSecond: 0, cabinet: null, happened: [] },
    ...more,
  }
}
