// Protects the numbers that are called: none is given twice on a day, whoever gave it, and each day begins again at 1.
import { expect, test } from 'vitest'
import { RunningNumbers } from './running-numbers'

const friday = Date.parse('2026-11-27T18:00:00Z')
const hourMs = 3_600_000

function give(numbers: RunningNumbers, till: number, nowMs: number): number {
  const order = numbers.next(till, nowMs)
  numbers.learn(till, order, nowMs, nowMs)
  return order
}

test('each till counts on by itself', () => {
  const numbers = new RunningNumbers('Europe/London')
  expect([1, 2, 2, 1].map((till) => give(numbers, till, friday))).toEqual([101, 201, 202, 102])
})

test('what stands in the log is not given again, whatever its order', () => {
  const numbers = new RunningNumbers('Europe/London')
  for (const order of [2100, 205, 299]) numbers.learn(2, order, friday, friday)
  numbers.learn(2, 371, friday, friday)
  numbers.learn(2, 9999, friday - 24 * hourMs, friday)
  expect(give(numbers, 2, friday)).toBe(2101)
  expect(numbers.highest(friday)).toEqual({ 2: 2101 })
})

test('the trading day ends at four in the morning, not at midnight', () => {
  const numbers = new RunningNumbers('Europe/London')
  expect(give(numbers, 1, friday)).toBe(101)
  expect(give(numbers, 1, Date.parse('2026-11-28T03:59:00Z'))).toBe(102)
  expect(give(numbers, 1, Date.parse('2026-11-28T04:00:00Z'))).toBe(101)
  const saturday = Date.parse('2026-11-28T12:00:00Z')
  numbers.learn(1, 150, friday, saturday)
  expect(give(numbers, 1, saturday)).toBe(102)
})

test('till 0 has no digit, and numbers of tills that are not ours count for nobody', () => {
  const numbers = new RunningNumbers('Europe/London')
  numbers.learn(0, 7, friday, friday)
  numbers.learn(4711, 9, friday, friday)
  expect(give(numbers, 0, friday)).toBe(8)
})

test('a record that says it is of another year takes nobody his numbers', () => {
  const numbers = new RunningNumbers('Europe/London')
  expect(give(numbers, 1, friday)).toBe(101)
  numbers.learn(1, 190, Date.parse('2099-01-01T12:00:00Z'), friday)
  expect([give(numbers, 1, friday), give(numbers, 1, friday)]).toEqual([102, 103])
})
