// Protects what is found: nothing is passed over between the first answer and the ones after it, and "all" is said only of all.
import { expect, test } from 'vitest'
import { cellOf } from './cell'
import { readFurther, searchFor } from './search'
import { windowOn } from './window.fixture'

const key = Buffer.from('0/1')
const every = (count: number, ms: number) => Array.from({ length: count }, (_, n) => ({ atMs: n * ms, key, value: `${n}` }))

/** Asks until nothing is left; each place that was found, as often as it was. */
async function all(log: Parameters<typeof windowOn>[0], partitions: number) {
  const window = windowOn(log)
  const space = { name: 'demo1', prefix: 'demo1.', topics: [{ name: 'orders', partitions }] }
  const sight = { window, space, cell: cellOf, isForeign: () => false }
  const answers = []
  for (let further: string | null | undefined; further !== null; ) {
    const answer = await searchFor(sight, { as: 'key', key: '0/1' }, further === undefined ? null : readFurther(further))
    answers.push(answer)
    if (answers.length > 200) throw new Error('it does not come to an end')
    further = answer.further
  }
  return { answers, places: answers.flatMap(({ found }) => found.map(({ partition, offset }) => `p${partition} ${offset}`)) }
}

test('one quick and one slow partition, and one that had ended long before: each record once', async () => {
  const log = { 'demo1.orders-0': every(700, 1000), 'demo1.orders-1': every(600, 1100), 'demo1.orders-2': every(40, 10) }
  const { answers, places } = await all(log, 3)
  expect(places.length).toBe(1340)
  expect(new Set(places).size).toBe(1340)
  expect(answers[0]?.found.length).toBe(50)
  expect(answers.length).toBeGreaterThan(10)
})

test('the newest is in the first answer, though it stands in the last partition', async () => {
  const { answers } = await all({ 'demo1.orders-0': every(60, 1000), 'demo1.orders-1': [{ atMs: 900_000, key, value: 'newest' }] }, 2)
  expect(answers[0]?.found[0]).toMatchObject({ partition: 1, offset: 0 })
  expect(answers.map(({ further }) => further === null)).toEqual([false, true])
})
