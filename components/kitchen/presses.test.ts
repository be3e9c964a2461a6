// Protects what was just started from being served by the same hand: a digit that is pressed twice, or a tap beside the Start key, starts and serves nothing.
import { expect, test } from 'vitest'
import { atStation, type StationTicket, wholeShop } from '@/lib/domain/station'
import { createPresses } from './presses'

const ticket = (round = 0): StationTicket =>
  atStation(
    [
      {
        ...{ id: 'a', ticket: '271', unseen: [], state: 'serve', round, missing: null },
        placed: { order: 271, till: 2, ticket: '271', atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
        lines: [{ key: 'peas', quantity: 1, name: 'Peas', extras: [], group: 'side', lines: [0], ticked: false, missing: null }],
      },
    ],
    wholeShop,
  )[0]!

test.each([100, 400, 799])('%i ms after it was started a press of the ticket serves nothing; once it has rested, it does', (afterMs) => {
  const presses = createPresses()
  expect(presses.start(ticket(), 1_000)).toMatchObject({ done: true })
  expect(presses.head(ticket(), 1_000 + afterMs)).toEqual({ kind: 'rests' })
  expect(presses.head(ticket(), 1_000 + afterMs + 800)).toEqual({ kind: 'serve' })
})

test('Start pressed twice is not put down again, and what was called back is another', () => {
  const presses = createPresses()
  presses.start(ticket(), 1_000)
  expect(presses.start(ticket(), 1_300)).toEqual({ kind: 'rests' })
  expect(presses.head(ticket(1), 1_400)).toEqual({ kind: 'serve' })
})

test('a press that does nothing makes no ticket deaf', () => {
  const presses = createPresses()
  const waits: StationTicket = { ...ticket(), state: 'waits' }
  expect([presses.start(waits, 1_000), presses.head(waits, 1_100)]).toEqual([{ kind: 'not-yet' }, { kind: 'not-yet' }])
  expect(presses.head(ticket(), 1_200)).toEqual({ kind: 'serve' })
})
