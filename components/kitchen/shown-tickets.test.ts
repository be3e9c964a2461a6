// Protects: keys stand still after a serve, what was served leaves once and comes back once, and nothing that is not in the log looks as if it were.
import { expect, test } from 'vitest'
import type { Ticket } from '@/lib/domain/kitchen-view'
import { lastServed, shownTickets } from './shown-tickets'
import type { ActState, OrderActs } from './use-order-acts'

const ticket = (id: string, round = 0): Ticket => ({
  id,
  ticket: id,
  placed: { order: 1, till: 1, ticket: id, atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
  state: 'serve',
  round,
  missing: null,
  lines: [],
})

function acts(states: Record<string, ActState['kind']>, frozen: readonly Ticket[] | null = null): Pick<OrderActs, 'frozen' | 'stateOf'> {
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

const elsewhere = { id: 'x', ticket: 'x', atMs: 5, round: 1 }

test('the last served here comes back before those that the log knows, and is not asked for twice', () => {
  expect(lastServed([a, b], [elsewhere], acts({ 'ready b 1': 'pending' }))?.id).toBe('b')
  expect(lastServed([a, b], [elsewhere], acts({ 'ready b 1': 'pending', 'recalled b 1': 'pending' }))?.id).toBe('x')
  expect(lastServed([a], [elsewhere], acts({ 'recalled x 1': 'done' }))).toBeNull()
})

test('a refused recall can be asked for again', () => {
  expect(lastServed([], [elsewhere], acts({ 'recalled x 1': 'refused' }))?.id).toBe('x')
})
