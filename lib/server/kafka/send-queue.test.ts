// Protects acknowledged records: only what the broker's answer names counts as stored, and everything else is kept for another send.
import { expect, test } from 'vitest'
import { settle, takeBatch, type Waiting } from './send-queue'

function waiting(partition: number, value = 'x') {
  const told: { offset?: number; error?: Error } = {}
  const record: Waiting = {
    topic: 'orders',
    partition,
    message: { value },
    done: (offset) => {
      told.offset = offset
    },
    failed: (error) => {
      told.error = error
    },
  }
  return { record, told }
}

const answer = (partition: number, baseOffset?: string, errorCode = 0) => ({
  topicName: 'orders',
  partition,
  errorCode,
  ...(baseOffset !== undefined && { baseOffset }),
})

test('records of one partition stand one behind the other, in the order in which they were sent', () => {
  const all = [waiting(0), waiting(1), waiting(0), waiting(0)]
  expect(
    settle(
      all.map(({ record }) => record),
      [answer(1, '7'), answer(0, '100')],
    ),
  ).toEqual([])
  expect(all.map(({ told }) => told.offset)).toEqual([100, 7, 101, 102])
})

test.each([
  ['leaves a partition out', [answer(0, '5')]],
  ['rejects a partition', [answer(0, '5'), answer(1, '9', 7)]],
  ['does not say where', [answer(0, '5'), answer(1)]],
])('an answer that %s: its records are told nothing and come back unchanged', (_, given) => {
  const [stored, lost] = [waiting(0), waiting(1)]
  expect(settle([stored.record, lost.record], given)).toEqual([lost.record])
  expect(stored.told).toEqual({ offset: 5 })
  expect(lost.told).toEqual({})
})

test('an answer about another topic is none about this one', () => {
  const { record } = waiting(0)
  expect(settle([record], [{ ...answer(0, '5'), topicName: 'ready' }])).toEqual([record])
})

test('at most 2,000 go together, in order, and the rest stays', () => {
  const queue = Array.from({ length: 4201 }, (_, i) => waiting(0, String(i)).record)
  const sizes = [takeBatch(queue), takeBatch(queue), takeBatch(queue)].map((batch) => [batch.length, batch[0]?.message.value])
  expect(sizes).toEqual([
    [2000, '0'],
    [2000, '2000'],
    [201, '4000'],
  ])
  expect(queue).toEqual([])
})

test('large ones do not go together, and one that is larger than all goes alone', () => {
  const sizes = [600_000, 600_000, 100, 1_800_000, 100]
  const queue = sizes.map((size) => waiting(0, 'x'.repeat(size)).record)
  const batches: number[] = []
  while (queue.length > 0) batches.push(takeBatch(queue).length)
  expect(batches).toEqual([1, 2, 1, 1])
})
