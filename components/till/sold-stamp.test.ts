// Protects the day that a sale is booked on: a till with a wrong clock says the shop's time, and who took the money.
import { expect, test } from 'vitest'
import { soldStamp } from './sold-stamp'

const friday = Date.parse('2026-11-27T23:50:00.000Z')

test('a sale is stamped by the shop’s clock, with whoever is signed in', () => {
  expect(soldStamp(friday - 3_600_000, 3_600_000, 'sam')).toEqual({ soldAt: '2026-11-27T23:50:00.000Z', soldBy: 'sam' })
})

test('a till that has not heard of the shop goes by its own clock', () => {
  expect(soldStamp(friday)).toEqual({ soldAt: '2026-11-27T23:50:00.000Z' })
})
