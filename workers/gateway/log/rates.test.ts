// Protects the throughput that is shown: of the last minute and the last seconds, right from the first look, and 0 when it is quiet.
import { expect, test } from 'vitest'
import { Rates } from './rates'

const now = 1_000_000
const totals = (orders: number) => new Map([['orders', orders]])
const rates = () =>
  new Rates([
    { atMs: now - 60_000, totals: totals(100) },
    { atMs: now - 5000, totals: totals(690) },
  ])

test('the first look knows the minute before it', () => {
  expect(rates().take(totals(700), now).topics['orders']).toEqual({ perMinute: 600, perSecond: 2 })
})

test('at a steady rate it says that rate, and after a quiet minute nothing', () => {
  const each = rates()
  for (let second = 0; second <= 70; second++) each.take(totals(700 + 1000 * second), now + 1000 * second)
  const end = now + 70_000
  expect(each.take(totals(70_700), end).all).toEqual({ perMinute: 60_000, perSecond: 1000 })
  for (let second = 1; second <= 61; second++) each.take(totals(70_700), end + 1000 * second)
  expect(each.take(totals(70_700), end + 61_000).all).toEqual({ perMinute: 0, perSecond: 0 })
})

test('a topic that was made anew does not count backwards', () => {
  expect(rates().take(totals(3), now).all).toEqual({ perMinute: 0, perSecond: 0 })
})
