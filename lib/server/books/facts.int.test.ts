// Protects the statistician's rows: the SQL merges what it is told as the domain does, in whatever order and however often it
// comes, in small batches or at once, so that facts made again from the log are equal.
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { factsOf, mergeFacts } from '../../domain/board'
import * as sample from '../../operations/events.fixture'
import { gatherFacts } from '../../operations/gather-facts'
import type { TopicName } from '../../topics/all'
import type { LogEvent, NewEvent } from '../../topics/event'
import { type ScratchDatabase, scratchDatabase } from '../database.fixture'
import { readOrderHistory } from '../queries/order-history'
import { emptyProjection } from './empty'
import { writeFacts } from './facts'

let scratch: ScratchDatabase
beforeAll(async () => {
  scratch = await scratchDatabase()
})
afterAll(() => scratch.drop())
beforeEach(() => emptyProjection(scratch.db, 'facts'))

const decide = gatherFacts('Europe/London')
const { eveningMs } = sample
const order = {
  n: 1,
  lines: [sample.codAndChips, sample.milk],
  parts: [['cod', 'chips'], ['chips']],
  payment: null,
  allergies: ['mustard' as const],
  promisedAtMs: eveningMs + 6 * 60_000,
}

/** A whole life, with a recall, a repeat that Kafka took later, lines and money that came back, a payment that was put right, two receipts, and a cancellation that came too late. */
const life: [TopicName, number, NewEvent][] = [
  ['orders', 0, sample.placed(order)],
  ['cook', 1, sample.waiting(order, ['cod', 'chips'])],
  ['cook', 9, sample.waiting(order, ['cod'])],
  ['hot-food', 2, sample.hot(order)],
  ['make-up', 3, sample.inHand(order)],
  ['make-up', 6, sample.inHand(order, 1)],
  ['ready', 4, sample.ready(order, 1)],
  ['ready', 12, sample.ready(order, 1)],
  ['ready', 5, sample.recalled(order, 1)],
  ['ready', 7, sample.ready(order, 2)],
  ['collected', 8, sample.collected(order)],
  ['orders', 10, sample.changed(order, 1)],
  ['orders', 13, sample.refunded(order, 0)],
  ['orders', 14, sample.paymentCorrected(order)],
  ['orders', 16, sample.paymentCorrected(order)],
  ['orders', 15, sample.paymentCorrected(order, 2)],
  ['orders', 11, sample.cancelled(order)],
  ['orders', 15, sample.printed(order, 1)],
  ['orders', 14, sample.printed(order)],
]
const events: LogEvent[] = life.map(([topic, second, event], offset) =>
  sample.at({ topic, offset, timestampMs: eveningMs + second * 1000 }, event),
)

async function tables() {
  return [
    await scratch.db.$queryRaw`SELECT * FROM order_facts`,
    await scratch.db.$queryRaw`SELECT * FROM order_content`,
    await scratch.db.$queryRaw`SELECT * FROM given_back ORDER BY id`,
    await scratch.db.$queryRaw`SELECT * FROM portion_movement ORDER BY subject, kind`,
    await scratch.db.$queryRaw`SELECT * FROM portion_sum ORDER BY food`,
  ]
}

/** A set of the events in some order, some of them twice, cut into batches. */
const deliveries = fc
  .tuple(fc.shuffledSubarray([...events, ...events], { minLength: 1 }), fc.integer({ min: 1, max: 6 }))
  .map(([told, size]) => Array.from({ length: Math.ceil(told.length / size) }, (_, n) => told.slice(n * size, (n + 1) * size)))

test('whatever is told, the row says what mergeFacts says, and telling it all again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (batches) => {
      await emptyProjection(scratch.db, 'facts')
      for (const batch of batches) await writeFacts(scratch.db, decide(batch))
      const told = batches.flat()
      const expected = told.flatMap((event) => factsOf(event) ?? []).reduce(mergeFacts)
      const sale = told.find(({ type }) => type === 'order.placed')
      const soldAt = sale ? { partition: sale.partition, offset: sale.offset } : null
      expect(await readOrderHistory(scratch.db, sample.sampleId(1))).toEqual({ facts: expected, soldAt })
      const before = await tables()
      await writeFacts(scratch.db, decide(told.toReversed()))
      expect(await tables()).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('an order that nobody has named is not known', async () => {
  expect(await readOrderHistory(scratch.db, sample.sampleId(77))).toBeNull()
})

test('portions: sold and given back once an order, cooked once a batch, wasted as often as it was said', async () => {
  const told = [
    sample.placed({
      n: 1,
      parts: [
        ['cod', 'chips'],
        ['chips', 'chips'],
      ],
    }),
    sample.placed({ n: 2 }),
    sample.cancelled({ n: 2 }),
    sample.cancelled({ n: 2, act: 1 }),
    sample.lifted({ batch: 1, food: 'cod', portions: 6 }),
    sample.lifted({ batch: 1, act: 1, food: 'cod', portions: 6 }),
    sample.wasted({ n: 1, food: 'cod', portions: 1 }),
    sample.wasted({ n: 2, food: 'cod', portions: 2 }),
  ]
  for (const [offset, event] of [...told, ...told].entries())
    await writeFacts(scratch.db, decide([sample.at({ topic: 'orders', offset }, event)]))
  expect(await scratch.db.$queryRaw`SELECT food, sold::int, cooked::int, wasted::int FROM portion_sum ORDER BY food`).toEqual([
    { food: 'chips', sold: 3, cooked: 0, wasted: 0 },
    { food: 'cod', sold: 1, cooked: 6, wasted: 3 },
  ])
})
