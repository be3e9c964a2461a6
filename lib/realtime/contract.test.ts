// Protects the customer from the wall: a board shows numbers to everybody, so it is told nothing else, least of all what somebody must
// not eat.
import { expect, test } from 'vitest'
import type { OrderFacts } from '@/lib/domain/board'
import { forAll } from './contract'

const placed: NonNullable<OrderFacts['placed']> = {
  order: 271,
  till: 2,
  ticket: '271',
  atMs: 5,
  eatIn: false,
  allergies: ['mustard'],
  parts: [['cod']],
  lines: [{ item: 'cod', name: 'Cod', quantity: 1, totalPence: 720, note: 'for Dave' }],
  totalPence: 720,
  payment: 'cash',
  promisedAtMs: 9,
}

test('a board hears the number and where it stands, and nothing that stands on the ticket', () => {
  const told = forAll({ id: 'a', placed, ready: { round: 1, atMs: 8 }, ticks: { round: 0, turns: { 0: 1 } } })
  expect(told).toEqual({
    id: 'a',
    placed: {
      order: 271,
      till: 2,
      ticket: '271',
      atMs: 5,
      eatIn: false,
      parts: [],
      lines: [],
      totalPence: 0,
      payment: null,
      promisedAtMs: 9,
    },
    ready: { round: 1, atMs: 8 },
  })
  expect(JSON.stringify(told)).not.toMatch(/mustard|Dave|allerg/)
})

test('what is added to a sale one day does not reach the wall by itself', () => {
  const tomorrow = { ...placed, customer: 'Dave' }
  expect(JSON.stringify(forAll({ id: 'a', placed: tomorrow }))).not.toContain('Dave')
})

test('what is known of an order without its sale goes out as it is', () => {
  expect(forAll({ id: 'a', handAtMs: 3 })).toEqual({ id: 'a', handAtMs: 3 })
})
