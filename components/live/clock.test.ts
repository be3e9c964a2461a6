// Guarantee: every screen shows the shop's time, wherever its device believes to be.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { clockOf, clockWithSecondsOf, dayOf, shopTimeZone } from './clock'

/** Half past midnight in the shop, in summer; the day before where clocks show UTC. */
const atMs = Date.UTC(2026, 6, 3, 23, 30, 5)
const shopIn = (timeZone: string) => vi.stubGlobal('document', { documentElement: { dataset: { timeZone } } })

beforeEach(() => void vi.stubEnv('TZ', 'UTC'))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

test('a tablet on UTC shows the time of the shop', () => {
  shopIn('Europe/London')
  expect(new Date(atMs).getHours()).toBe(23)
  expect([clockOf(atMs), clockWithSecondsOf(atMs), dayOf(atMs)]).toEqual(['00:30', '00:30:05', 'Sat 4 Jul'])
})

test('a shop elsewhere has its own', () => {
  shopIn('Europe/Paris')
  expect(clockOf(atMs)).toBe('01:30')
})

test('a page that says nothing goes by its device', () => {
  vi.stubEnv('TZ', 'Asia/Tokyo')
  expect([shopTimeZone(), clockOf(atMs)]).toEqual(['Asia/Tokyo', '08:30'])
})
