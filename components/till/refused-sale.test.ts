// Protects a customer's money when the shop refuses what was paid for: the paid screen says so, and how each part goes back.
import { expect, test } from 'vitest'
import type { Kept } from '../live/queue'
import { giveBackOf, refusedSale } from './refused-sale'

const refusal = { id: 'sold-out', message: 'Nothing was sold: Haddock is sold out' }
const waiting: Kept = { id: 'a', path: '/api/orders', body: null, label: '203', keptAtMs: 1 }
const refused: Kept = { ...waiting, refusal }

test('an order that waits, or that nobody has refused, is sold', () => {
  expect(refusedSale('a', [waiting], null)).toBeNull()
  expect(refusedSale('b', [refused], null)).toBeNull()
  expect(refusedSale(undefined, [refused], null)).toBeNull()
})

test('a refused one is not sold, also once somebody has read it', () => {
  const said = refusedSale('a', [refused], null)
  expect(said).toEqual({ id: 'a', refusal, isRead: false })
  expect(refusedSale('a', [refused], said)).toBe(said)
  const read = refusedSale('a', [], said)
  expect(read).toEqual({ id: 'a', refusal, isRead: true })
  expect(refusedSale('a', [], read)).toBe(read)
  expect(refusedSale('b', [], read)).toBeNull()
})

test('money goes back the way it came', () => {
  expect(giveBackOf({ method: 'cash' }, 1060)).toEqual({ title: 'Give £10.60 back now: in cash', parts: [], change: null })
  expect(giveBackOf({ method: 'card', reference: 'K7' }, 1060).title).toBe('Give £10.60 back now: to the card on the terminal (K7)')
})

test('change that still lies at the till is named beside it', () => {
  const { title, change } = giveBackOf({ method: 'cash', tenderedPence: 2000 }, 1060)
  expect([title, change]).toEqual(['Give £10.60 back now: in cash', 'And £9.40 change, if it was not handed over yet.'])
})

test('each of several gets his own, and what came to nothing gives nothing back', () => {
  const parts = [
    { method: 'cash' as const, pence: 834, tenderedPence: 1000 },
    { method: 'card' as const, pence: 834 },
  ]
  const back = { title: 'Give £16.68 back now', parts: ['£8.34 in cash', '£8.34 to the card on the terminal'], change: null }
  expect(giveBackOf({ method: 'split', parts }, 1668)).toEqual(back)
  expect(giveBackOf({ method: 'cash' }, 0).title).toBe('Nothing was paid: there is nothing to give back')
})
