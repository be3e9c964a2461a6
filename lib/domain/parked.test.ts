// Protects the pile of parked sales: every till sees the same one, whatever order its two halves are read in, and nobody takes up a sale
// that somebody else goes on with.
import { expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { expectedPortions, isWaiting, mergeSale, type SaleFacts, saleFactsOf } from './parked'
import { permutations } from './permutations.fixture'
import type { ShopEvent } from './shop-event'

const id = '0192f0c0-0000-7000-8000-00000000000a'
const at = '2026-11-20T18:41:00.000Z'
const lines = [{ item: 'cod-and-chips', quantity: 2, options: { salt: 'none' }, note: 'well done' }]
const parked: ShopEvent = {
  type: 'sale.parked',
  timestampMs: Date.parse(at) + 900_000,
  value: { id, till: 1, lines, eatIn: true, allergies: [], menuVersion: 3, totalPence: 2120, at },
}
const resumed = (till: number, timestampMs: number): ShopEvent => ({ type: 'sale.resumed', timestampMs, value: { id, till } })

const facts = (events: readonly ShopEvent[]) => events.map(saleFactsOf).filter((fact) => fact !== null)
const whole = (events: readonly ShopEvent[]) => facts(events).reduce(mergeSale, { id } satisfies SaleFacts)

test('it has what was on the docket and what was told, and its age is of when it was parked, not of when it was sent', () => {
  expect(saleFactsOf(parked)).toEqual({
    id,
    parked: { till: 1, lines, eatIn: true, allergies: [], menuVersion: 3, totalPence: 2120, atMs: Date.parse(at) },
  })
})

test('nobody asked about allergies is not the same as nothing to avoid', () => {
  const { allergies: _, ...value } = parked.type === 'sale.parked' ? parked.value : { allergies: [] }
  expect(saleFactsOf({ ...parked, value } as ShopEvent)?.parked).not.toHaveProperty('allergies')
})

test('what was to come off goes with it, and who has allowed it', () => {
  const discount = { percent: 20, reason: 'Staff', approval: '0192f0c0-0000-7000-8000-00000000000b', approvedPence: 424 }
  const given = parked.type === 'sale.parked' ? saleFactsOf({ ...parked, value: { ...parked.value, discount } }) : null
  expect(given?.parked?.discount).toEqual(discount)
  expect(saleFactsOf(parked)?.parked).not.toHaveProperty('discount')
})

test('what was put aside lately is expected to be paid and cooked; what somebody goes on with, or nobody came back for, is not', () => {
  const nowMs = Date.parse(at) + 10 * 60_000
  expect(expectedPortions([whole([parked])], exampleMenu, nowMs)).toEqual({ cod: 2, chips: 2 })
  expect(expectedPortions([whole([parked]), whole([parked])], exampleMenu, nowMs)).toEqual({ cod: 4, chips: 4 })
  expect(expectedPortions([whole([parked, resumed(2, nowMs)])], exampleMenu, nowMs)).toEqual({})
  expect(expectedPortions([whole([parked])], exampleMenu, nowMs + 6 * 60_000)).toEqual({})
})

test('in any order, and each told twice, the same sale is known', () => {
  const events = [parked, resumed(2, 5_000), resumed(3, 4_000)]
  const known = permutations([...events, ...events.slice(0, 2)]).map((each) => JSON.stringify(whole(each)))
  expect([...new Set(known)]).toEqual([JSON.stringify(whole(events))])
  expect(whole(events).resumed).toEqual({ till: 3, atMs: 4_000 })
})

test('it waits from being parked until somebody goes on with it, also where that was read first', () => {
  expect(isWaiting(whole([parked]))).toBe(true)
  expect(isWaiting(whole([resumed(2, 1)]))).toBe(false)
  expect(isWaiting(whole([resumed(2, 1), parked]))).toBe(false)
})

test('what is not about a parked sale says nothing about one', () => {
  expect(saleFactsOf({ type: 'menu.published', timestampMs: 1 })).toBeNull()
})
