// Protects: keys stand still after a serve, what was served leaves once and comes back once, and nothing that is not in the log looks as if it were.
import { expect, test } from 'vitest'
import type { TicketState } from '@/lib/domain/kitchen-view'
import type { StationTicket } from '@/lib/domain/station'
import { shownTickets, stillOpen, toBringBack } from './shown-tickets'
import type { ActState, OrderActs } from './use-order-acts'

const ticket = (id: string, round = 0, state: TicketState = 'serve'): StationTicket => ({
  id,
  ticket: id,
  placed: { order: 1, till: 1, ticket: id, atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
  unseen: [],
  state,
  round,
  missing: null,
  lines: [],
  elsewhere: [],
  unseenElsewhere: false,
  started: null,
})

const acts = (states: Record<string, ActState['kind']>): Pick<OrderActs, 'stateOf'> => ({
  stateOf: (kind, order, round) => {
    const state = states[`${kind} ${order} ${round}`] ?? 'none'
    return state === 'refused' ? { kind: state, why: 'no' } : { kind: state }
  },
})
type Says = Partial<Parameters<typeof shownTickets>[1]>
const said = (says: Says = {}) => ({ acts: acts({}), still: true, tickedHere: new Set<string>(), orders: new Map(), ...says })
const stood = (...all: StationTicket[]) => all.map((one) => ({ one, gone: false }))
const gone = (one: StationTicket) => ({ one, gone: true })

const look = (shown: ReturnType<typeof shownTickets>) =>
  shown.map((one) => [one.ticket.id, one.leaving ? 'leaving' : one.elsewhere].filter(Boolean).join(' '))
const [a, b, c] = [ticket('a'), ticket('b'), ticket('c')]

test('what was served here and is in the log is gone, before the log has come back round', () => {
  expect(stillOpen([a, b, c], acts({ 'ready b 1': 'done' })).map(({ id }) => id)).toEqual(['a', 'c'])
})

test('what was served here leaves its place empty, from the tap on, until the keys may move', () => {
  expect(look(shownTickets(stood(a, b), said({ acts: acts({ 'ready b 1': 'pending' }) })))).toEqual(['a', 'b leaving'])
  expect(look(shownTickets([...stood(a), gone(b)], said({ acts: acts({ 'ready b 1': 'done' }) })))).toEqual(['a', 'b leaving'])
})

test('what could not be sent stays where it is', () => {
  const known = said({ acts: acts({ 'ready a 1': 'pending' }), still: false })
  expect(shownTickets(stood(a, b), known).map((one) => [one.leaving, one.served.kind])).toEqual([
    [false, 'pending'],
    [false, 'none'],
  ])
})

test('called back it is there again: the serve of another round says nothing about it', () => {
  expect(stillOpen([ticket('a', 1)], acts({ 'ready a 1': 'done' }))).toHaveLength(1)
})

test('what another display has dealt with keeps its place and says so: whoever is about to tap it sees why its key is dead', () => {
  const facts = { id: 'a', placed: a.placed, handAtMs: 1 }
  const says = (one: StationTicket, more: object) =>
    look(shownTickets([gone(one)], said({ orders: new Map([['a', { ...facts, ...more }]]) })))
  expect(says(a, { ready: { round: 1, atMs: 2 } })).toEqual(['a Served elsewhere'])
  expect(says(a, {})).toEqual(['a Wrapped elsewhere'])
  expect(says(ticket('a', 0, 'cancelled'), { cancelledAtMs: 2, acknowledgedAtMs: 3 })).toEqual(['a Seen elsewhere'])
  expect(look(shownTickets([gone(a)], said()))).toEqual(['a Served elsewhere'])
})

test('a refusal was not this display: somebody else has served it', () => {
  const orders = new Map([['a', { id: 'a', placed: a.placed, ready: { round: 1, atMs: 2 } }]])
  expect(look(shownTickets([gone(a)], said({ acts: acts({ 'ready a 1': 'refused' }), orders })))).toEqual(['a Served elsewhere'])
})

test('a cancelled ticket leaves when it is acknowledged here, not because it was ever served', () => {
  const off = ticket('a', 0, 'cancelled')
  expect(stillOpen([off], acts({ 'ready a 1': 'done' }))).toHaveLength(1)
  expect(stillOpen([off], acts({ 'acknowledged a all': 'done' }))).toEqual([])
})

test('seen at one station it is still to be seen when this display shows another', () => {
  const line = (at: number) => ({
    key: `${at}`,
    quantity: 1,
    name: 'Cod',
    extras: [],
    group: null,
    lines: [at],
    ticked: false,
    missing: null,
  })
  const off = { ...ticket('a', 0, 'cancelled'), lines: [line(0)], elsewhere: [line(1)] }
  const seen = acts({ 'acknowledged a 0': 'done' })
  expect(stillOpen([off], seen)).toEqual([])
  expect(stillOpen([{ ...off, lines: [line(1)], elsewhere: [] }], seen)).toHaveLength(1)
})

test('what is handed on to another station leaves its place empty', () => {
  expect(look(shownTickets([gone(a), ...stood(b)], said({ tickedHere: new Set(['a']) })))).toEqual(['a leaving', 'b'])
})

const elsewhere = { id: 'x', ticket: 'x', atMs: 5, round: 1, what: [] }
const older = { id: 'y', ticket: 'y', atMs: 4, round: 1, what: [] }
const lastServed = (...of: Parameters<typeof toBringBack>) => toBringBack(...of)[0] ?? null

test('the last served here comes back before those that the log knows, and is not asked for twice', () => {
  expect(lastServed([a, b], [elsewhere], acts({ 'ready b 1': 'pending' }))?.id).toBe('b')
  expect(lastServed([a, b], [elsewhere], acts({ 'ready b 1': 'pending', 'recalled b 1': 'pending' }))?.id).toBe('x')
  expect(lastServed([a], [elsewhere], acts({ 'recalled x 1': 'done' }))).toBeNull()
})

test('a refused recall can be asked for again', () => {
  expect(lastServed([], [elsewhere], acts({ 'recalled x 1': 'refused' }))?.id).toBe('x')
})

test('what is served here is named without what was taken off', () => {
  const line = { key: 'k', quantity: 2, name: 'Cod', extras: [], group: null, lines: [0], ticked: true, missing: null }
  const served = { ...a, lines: [line, { ...line, quantity: 1, removed: ['x'] }] }
  expect(lastServed([served], [], acts({ 'ready a 1': 'pending' }))?.what).toEqual(['2 Cod'])
})

test('any of those that were served can be chosen, without what is on its way back', () => {
  expect(toBringBack([a], [elsewhere, older], acts({ 'ready a 1': 'done' })).map(({ id }) => id)).toEqual(['a', 'x', 'y'])
  expect(toBringBack([a], [elsewhere, older], acts({ 'recalled x 1': 'pending' })).map(({ id }) => id)).toEqual(['y'])
})
