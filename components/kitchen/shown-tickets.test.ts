// Protects: keys stand still after a serve, what was served leaves once and comes back once, and nothing that is not in the log looks as if it were.
import { expect, test } from 'vitest'
import type { TicketState } from '@/lib/domain/kitchen-view'
import type { StationTicket } from '@/lib/domain/station'
import { shownTickets, toBringBack } from './shown-tickets'
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
})

function acts(
  states: Record<string, ActState['kind']>,
  frozen: readonly StationTicket[] | null = null,
): Pick<OrderActs, 'frozen' | 'stateOf'> {
  const stateOf: OrderActs['stateOf'] = (kind, order, round) => {
    const state = states[`${kind} ${order} ${round}`] ?? 'none'
    return state === 'refused' ? { kind: state, why: 'no' } : { kind: state }
  }
  return { frozen, stateOf }
}

const look = (shown: ReturnType<typeof shownTickets>) => shown.map((one) => `${one.ticket.id}${one.leaving ? ' leaving' : ''}`)
const [a, b, c] = [ticket('a'), ticket('b'), ticket('c')]

test('a served ticket keeps its place while the keys stand still, and new ones come behind', () => {
  expect(look(shownTickets([a, c], acts({ 'ready b 1': 'done' }, [a, b])))).toEqual(['a', 'b leaving', 'c'])
})

test('then it is gone, even before the log has come back round', () => {
  expect(look(shownTickets([a, b, c], acts({ 'ready b 1': 'done' })))).toEqual(['a', 'c'])
})

test('what could not be sent stays where it is', () => {
  expect(shownTickets([a, b], acts({ 'ready a 1': 'pending' })).map((one) => one.served.kind)).toEqual(['pending', 'none'])
})

test('called back it is there again: the serve of another round says nothing about it', () => {
  expect(look(shownTickets([ticket('a', 1)], acts({ 'ready a 1': 'done' })))).toEqual(['a'])
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

test('a cancelled ticket leaves when it is acknowledged here, not because it was ever served', () => {
  const gone = ticket('a', 0, 'cancelled')
  expect(look(shownTickets([gone], acts({ 'ready a 1': 'done' })))).toEqual(['a'])
  expect(look(shownTickets([gone], acts({ 'acknowledged a 0': 'done' })))).toEqual([])
  expect(look(shownTickets([gone], acts({ 'acknowledged a 0': 'pending' }, [gone])))).toEqual(['a leaving'])
})

test('what is handed on to another station keeps its place until the keys may move', () => {
  expect(look(shownTickets([b], acts({}, [a, b])))).toEqual(['a leaving', 'b'])
  expect(look(shownTickets([b], acts({})))).toEqual(['b'])
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
