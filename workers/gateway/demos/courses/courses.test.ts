// Protects what the experiments say: words and figures follow from what the demonstration reports, before, while and after.
import { describe, expect, test } from 'vitest'
import type { DemoReport } from '@/lib/realtime/demos'
import type { ExperimentAsk } from '@/lib/realtime/experiments'
import type { Course, Seen } from './course'
import { courseOf } from './course-of'
import { reportOf } from './report.fixture'

const group = 'demo3.preparer'
const two = [
  { name: 'preparer 1', partitions: [0, 2] },
  { name: 'preparer 2', partitions: [1] },
]
const before = reportOf(1000, two, {
  [group]: [
    [10, 12],
    [20, 20],
    [30, 31],
  ],
})

async function begin(ask: ExperimentAsk, report: DemoReport, offsets: (number | null)[] = []): Promise<Course> {
  const course = await courseOf(ask, report, async () => offsets)
  if (typeof course === 'string') throw new Error(course)
  return course
}
const figures = ({ figures: all }: Seen) => Object.fromEntries(all.map(({ label, value }) => [label, value]))

describe('stop', () => {
  const alone = [{ name: 'preparer 1', partitions: [0] }]
  const away = [{ name: 'preparer 1', partitions: [], state: 'stopped' as const }]

  test('what waits is counted, and what it catches up with afterwards', async () => {
    const course = await begin({ name: 'stop', reader: 'preparer 1' }, reportOf(0, alone, { [group]: [[5, 6]] }))
    expect(course.begin).toEqual([{ do: 'stop', reader: 'preparer 1' }])
    const seen = course.see(reportOf(4000, away, { [group]: [[6, 14]] }))
    expect(seen.words).toContain('preparer 1 is away')
    expect(figures(seen)).toEqual({ 'waiting now': '8 orders', 'waiting at most': '8 orders' })
    expect(course.undo(reportOf(5000, away, { [group]: [[6, 16]] }))).toEqual([{ do: 'start', reader: 'preparer 1' }])
    const half = course.seeUndone(reportOf(6000, alone, { [group]: [[12, 18]] }))
    expect([half.done, figures(half)]).toEqual([false, { 'had waited': '10 orders', 'of them to go': '4 orders' }])
    const all = course.seeUndone(reportOf(7500, alone, { [group]: [[16, 20]] }))
    expect([all.done, figures(all)['caught up in']]).toEqual([true, '2.5 s'])
  })

  test('in a group of two the other one takes over', async () => {
    const course = await begin({ name: 'stop', reader: 'preparer 2' }, before)
    const others = [
      { name: 'preparer 1', partitions: [0, 1, 2] },
      { name: 'preparer 2', partitions: [], state: 'stopped' as const },
    ]
    expect(
      course.see(
        reportOf(2000, others, {
          [group]: [
            [10, 12],
            [20, 21],
            [30, 31],
          ],
        }),
      ).words,
    ).toContain('preparer 1 took over')
  })
})

describe('kill', () => {
  test('until the group notices nothing moves; then it tells how long that took', async () => {
    const course = await begin({ name: 'kill', reader: 'preparer 1' }, before)
    const ghost = [{ name: 'preparer 1', partitions: [0, 2], state: 'killed' as const }, two[1]!]
    const silent = course.see(
      reportOf(3000, ghost, {
        [group]: [
          [10, 14],
          [21, 21],
          [30, 33],
        ],
      }),
    )
    expect(silent.words).toContain('still counts on it')
    expect(figures(silent)).toEqual({ 'waiting there': '7 orders' })
    const moved = [
      { name: 'preparer 1', partitions: [], state: 'killed' as const },
      { name: 'preparer 2', partitions: [0, 1, 2] },
    ]
    const seen = course.see(
      reportOf(7400, moved, {
        [group]: [
          [10, 18],
          [25, 25],
          [30, 37],
        ],
      }),
    )
    expect(figures(seen)).toMatchObject({ 'orders p0': 'now preparer 2', 'orders p2': 'now preparer 2', 'moved after': '6.4 s' })
    course.undo(
      reportOf(8000, moved, {
        [group]: [
          [10, 18],
          [25, 25],
          [30, 37],
        ],
      }),
    )
    expect(
      course.seeUndone(
        reportOf(9000, moved, {
          [group]: [
            [10, 18],
            [25, 25],
            [30, 37],
          ],
        }),
      ).done,
    ).toBe(false)
    const back = course.seeUndone(
      reportOf(9500, two, {
        [group]: [
          [10, 18],
          [25, 25],
          [30, 37],
        ],
      }),
    )
    expect([back.done, figures(back)]).toEqual([true, { 'preparer 1 reads': 'orders p0, orders p2', 'back after': '1.5 s' }])
  })

  test('alone in its group it leaves the work undone, and the words say so', async () => {
    const course = await begin({ name: 'kill', reader: 'preparer 1' }, reportOf(0, [two[0]!], { [group]: [[1, 1]] }))
    expect(course.see(reportOf(1000, [], { [group]: [[1, 3]] })).words).toContain('alone in its group')
  })
})

describe('rewind', () => {
  const rewind = { name: 'rewind', reader: 'preparer 1', to: { offset: 4 } } as const

  test('only its own partitions go back, and undone it stands where it would be', async () => {
    const course = await begin(rewind, before)
    expect(course.begin).toEqual([
      { do: 'rewind', reader: 'preparer 1', to: { topic: 'demo3.orders', partition: 0, offset: 4 } },
      { do: 'rewind', reader: 'preparer 1', to: { topic: 'demo3.orders', partition: 2, offset: 4 } },
    ])
    expect(course.see(before).words).toContain('is told to go back')
    const seen = course.see(
      reportOf(2000, two, {
        [group]: [
          [7, 13],
          [21, 22],
          [31, 32],
        ],
      }),
    )
    expect(figures(seen)).toEqual({
      'orders p0': '10 → 4, now 7',
      'orders p2': '30 → 4, now 31',
      'read again': '29 orders',
      'other flags moved back': '0 of 1',
    })
    expect(
      course.undo(
        reportOf(2500, two, {
          [group]: [
            [7, 13],
            [21, 22],
            [31, 32],
          ],
        }),
      ),
    ).toEqual([
      { do: 'rewind', reader: 'preparer 1', to: { topic: 'demo3.orders', partition: 0, offset: 10 } },
      { do: 'rewind', reader: 'preparer 1', to: { topic: 'demo3.orders', partition: 2, offset: 31 } },
    ])
    expect(
      course.seeUndone(
        reportOf(2600, two, {
          [group]: [
            [8, 13],
            [21, 22],
            [31, 32],
          ],
        }),
      ).done,
    ).toBe(false)
    expect(
      course.seeUndone(
        reportOf(2900, two, {
          [group]: [
            [10, 13],
            [21, 22],
            [31, 32],
          ],
        }),
      ).done,
    ).toBe(true)
  })

  test('somebody else who went back would be counted', async () => {
    const course = await begin(rewind, before)
    expect(
      figures(
        course.see(
          reportOf(2000, two, {
            [group]: [
              [4, 13],
              [3, 22],
              [4, 32],
            ],
          }),
        ),
      )['other flags moved back'],
    ).toBe('1 of 1')
  })

  test('it never skips: where the time lies ahead of the reader it stays, and when it lies ahead everywhere nothing is done', async () => {
    const toTime = { name: 'rewind', reader: 'preparer 1', to: { atMs: 5 } } as const
    expect((await begin(toTime, before, [11, 25])).begin).toEqual([
      { do: 'rewind', reader: 'preparer 1', to: { topic: 'demo3.orders', partition: 2, offset: 25 } },
    ])
    expect(await courseOf(toTime, before, async () => [11, null])).toContain('nothing to read again')
    expect(await courseOf({ ...rewind, reader: 'preparer 3' }, before, async () => [])).toContain('reads no partition')
  })
})

test('a new accountant is found by not having been there, and compared with the one who was', async () => {
  const old = { name: 'accountant 1', partitions: [0, 1, 2], group: 'demo3.accountant', books: { orders: 61, totalPence: 61_000 } }
  const flags = {
    [group]: [
      [10, 12],
      [20, 20],
      [30, 31],
    ],
    'demo3.accountant': [
      [12, 12],
      [20, 20],
      [31, 31],
    ],
  } satisfies Parameters<typeof reportOf>[2]
  const course = await begin({ name: 'accountant' }, reportOf(0, [...two, old], flags))
  const fresh = (orders: number) => ({
    name: 'accountant 2',
    partitions: [0, 1, 2],
    group: 'demo3.accountant-2',
    books: { orders, totalPence: orders * 1000 },
  })
  const half = course.see(
    reportOf(1000, [...two, old, fresh(30)], {
      ...flags,
      'demo3.accountant-2': [
        [12, 12],
        [18, 20],
        [0, 31],
      ],
    }),
  )
  expect(half.words).toContain('has 33 orders to go')
  const all = course.see(
    reportOf(3000, [...two, old, fresh(63)], {
      ...flags,
      'demo3.accountant-2': [
        [12, 12],
        [20, 20],
        [31, 31],
      ],
    }),
  )
  expect(figures(all)).toEqual({
    'read from offset 0': '63 orders',
    'takings by accountant 2': '£630.00',
    'takings by accountant 1': '£610.00',
    'level after': '3.0 s',
    'other flags moved back': '0 of 6',
  })
  expect(course.undo(reportOf(3100, [...two, old, fresh(63)], flags))).toEqual([{ do: 'stop', reader: 'accountant 2' }])
  expect(course.seeUndone(reportOf(3200, [...two, old, { ...fresh(63), state: 'stopped' }], flags)).done).toBe(true)
})

test('a burst ends by itself, and the backlog that it left is timed', async () => {
  const course = await begin({ name: 'burst' }, before)
  expect(course.begin).toEqual([{ do: 'vary', tills: 9 }])
  expect(
    course.see(
      reportOf(2000, two, {
        [group]: [
          [12, 22],
          [22, 30],
          [32, 41],
        ],
      }),
    ).next,
  ).toBeUndefined()
  const over = course.see(
    reportOf(3000, two, {
      [group]: [
        [13, 25],
        [24, 37],
        [33, 45],
      ],
    }),
  )
  expect(over.next?.command).toEqual({ do: 'vary', tills: 3 })
  const after = course.see(
    reportOf(9000, two, {
      [group]: [
        [25, 26],
        [37, 37],
        [45, 46],
      ],
    }),
  )
  expect(after.next).toBeUndefined()
  expect(figures(after)).toMatchObject({ 'behind before': '3 orders', 'behind at most': '37 orders', 'worked off in': '6.0 s' })
})

test('hashed keys: the empty partition is named, and who has nothing to do', async () => {
  const course = await begin({ name: 'keys' }, before)
  expect(course.begin).toEqual([{ do: 'restart', settings: { ...before.settings, keys: true } }])
  const keys = { settings: { ...before.settings, keys: true } }
  expect(course.see(before).words).toContain('begins anew')
  expect(
    course.see(
      reportOf(
        5000,
        two,
        {
          [group]: [
            [1, 2],
            [0, 0],
            [2, 3],
          ],
        },
        keys,
      ),
    ).words,
  ).toContain('Some orders first')
  const seen = course.see(
    reportOf(
      9000,
      two,
      {
        [group]: [
          [8, 9],
          [0, 0],
          [15, 20],
        ],
      },
      keys,
    ),
  )
  expect(seen.words).toBe('No key hashes to p1: it stays empty, while others get two tills’ orders. preparer 2 has nothing to do.')
  expect(await courseOf({ name: 'keys' }, { ...before, ...keys }, async () => [])).toContain('already')
  expect(await courseOf({ name: 'keys' }, { ...before, settings: { ...before.settings, partitions: 1 } }, async () => [])).toContain(
    'one partition',
  )
})
