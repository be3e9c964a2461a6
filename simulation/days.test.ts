// Guarantee: days that are out of the ordinary end in order too.
import { expect, test } from 'vitest'
import type { Foods } from '@/lib/domain/cabinet/foods'
import { simulate } from './run'
import { quiet } from './settings'

const day = 24 * 3_600_000
const second = 1000

test('an order for more than can be alive at once is served, and the others with it', async () => {
  const shortLived: Foods = new Map([...quiet.foods].map(([id, food]) => [id, { ...food, holdMinutes: food.holdMinutes / 2 }]))
  const { violations, virtualMs } = await simulate({ ...quiet, seed: 3, foods: shortLived, bigOrder: 60 })
  expect(violations).toEqual([])
  expect(virtualMs).toBeLessThan(8 * 60 * second)
})

test('batches that are dropped and never lifted starve nobody', async () => {
  expect((await simulate({ ...quiet, seed: 4, ghost: 0.4 })).violations).toEqual([])
})

test('closed for 30 days: Redis is empty, Kafka has forgotten what was committed, and yesterday is not cooked again', async () => {
  const { violations, orders } = await simulate({ ...quiet, seed: 5, recall: 0.2, cancel: 0.1, reopenAtMs: 30 * day })
  expect(violations).toEqual([])
  expect(orders).toBeGreaterThan(40)
})

test('a power cut takes nothing that anybody has been told', async () => {
  for (let seed = 1; seed <= 5; seed++) {
    expect((await simulate({ ...quiet, seed, powerCuts: 2, crash: 0.002 })).violations, `seed ${seed}`).toEqual([])
  }
})

test('the same seed is the same day, to the last record', async () => {
  const tell = async () => {
    const lines: string[] = []
    await simulate({ ...quiet, seed: 6, crash: 0.003, pause: 0.002, redisLosses: 3, repeat: 0.05 }, { print: (line) => lines.push(line) })
    return lines
  }
  const first = await tell()
  expect(first.length).toBeGreaterThan(300)
  expect(await tell()).toEqual(first)
})
