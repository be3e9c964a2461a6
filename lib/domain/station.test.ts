// Protects an order that several displays make together: each of its lines is somewhere, nobody does another's, it is served once all is wrapped, and none is stuck.
import { expect, test } from 'vitest'
import type { Ticket, TicketLine } from './kitchen-view'
import { type MenuGroup, menuGroups } from './menu'
import type { Display } from './started'
import { atStation, headAct, isAnothers, isWhole, type Station, startAct, wholeShop } from './station'

const line = (name: string, group: MenuGroup | null, at: number, ticked = false): TicketLine => ({
  key: name,
  quantity: 1,
  name,
  extras: [],
  group,
  lines: [at],
  ticked,
  missing: null,
})
const ticket = (lines: TicketLine[], more: Partial<Ticket> = {}): Ticket => ({
  id: 'a',
  ticket: '271',
  placed: { order: 271, till: 2, ticket: '271', atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
  unseen: [],
  state: 'serve',
  round: 0,
  missing: null,
  lines,
  ...more,
})
const fryers: Station = { ...wholeShop, groups: ['meal', 'fish', 'chips'] }
const counter: Station = { ...wholeShop, groups: ['pie', 'side', 'extra'] }
const mixed = (cod = false, peas = false) => ticket([line('Cod', 'fish', 0, cod), line('Peas', 'side', 1, peas)])
const look = (at: Station, one: Ticket) =>
  atStation([one], at).map((seen) => ({ shows: seen.lines.map(({ name }) => name), tap: headAct(seen) }))

test('a display of the whole shop shows all and serves with one tap', () => {
  expect(isWhole(wholeShop)).toBe(true)
  expect(look(wholeShop, mixed())).toEqual([{ shows: ['Cod', 'Peas'], tap: { kind: 'serve' } }])
})

test('a station shows its own lines, and a tap hands them on', () => {
  expect(look(fryers, mixed())).toEqual([{ shows: ['Cod'], tap: { kind: 'hand-on', lines: [0] } }])
  expect(look(counter, mixed())).toEqual([{ shows: ['Peas'], tap: { kind: 'hand-on', lines: [1] } }])
})

test('what a station has wrapped has left it; the station that wraps the last line serves the order', () => {
  expect(look(fryers, mixed(true))).toEqual([])
  expect(look(counter, mixed(true))).toEqual([{ shows: ['Peas'], tap: { kind: 'serve' } }])
})

test('two that hand on at the same moment leave no order behind: it is back at both, to be served', () => {
  expect([fryers, counter].map((station) => look(station, mixed(true, true))[0]?.tap)).toEqual([{ kind: 'serve' }, { kind: 'serve' }])
})

test('an order without a line for this station is not there', () => {
  expect(look(counter, ticket([line('Cod', 'fish', 0)]))).toEqual([])
})

test('what has left the menu is at every station: somebody must wrap it', () => {
  for (const station of [fryers, counter]) expect(look(station, ticket([line('Gone', null, 0)]))).toHaveLength(1)
})

test('a cancelled order is at each station that had a line of it, and is acknowledged', () => {
  for (const [station, at] of [
    [fryers, 0],
    [counter, 1],
  ] as const)
    expect(look(station, { ...mixed(true), state: 'cancelled' })).toMatchObject([{ tap: { kind: 'acknowledge', lines: [at] } }])
})

test('seen at one station, a cancelled order stays at the other until somebody there has seen it', () => {
  const rest = ticket([line('Peas', 'side', 1)], { state: 'cancelled' })
  expect(look(fryers, rest)).toEqual([])
  expect(look(counter, rest)).toEqual([{ shows: ['Peas'], tap: { kind: 'acknowledge' } }])
})

test.each(['waits', 'new'] as const)('an order that is %s cannot be handed on yet', (state) => {
  expect(look(fryers, { ...mixed(), state })[0]?.tap).toEqual({ kind: 'not-yet' })
})

test.each([1, 2, 3, 4])('%i displays that share a queue: each order is at exactly one of them', (of) => {
  const numbers = [0, 101, 102, 205, 271, 2100, 1_000_000_000]
  for (const order of numbers) {
    const one = ticket([line('Cod', 'fish', 0)], { placed: { ...ticket([]).placed, order } })
    const shares = Array.from({ length: of }, (_, n): Station => ({ ...wholeShop, share: { nth: n + 1, of } }))
    expect(shares.filter((share) => atStation([one], share).length === 1)).toHaveLength(1)
  }
})

test('whatever groups two displays share out between them, no line is at none', () => {
  for (let split = 0; split <= menuGroups.length; split++) {
    const both = [menuGroups.slice(0, split), menuGroups.slice(split)].map((groups): Station => ({ ...wholeShop, groups }))
    const order = ticket(menuGroups.map((group, at) => line(group, group, at)))
    expect(both.flatMap((station) => look(station, order).flatMap(({ shows }) => shows)).toSorted()).toEqual([...menuGroups].toSorted())
  }
})

test('a changed order stays until its change is seen, and that comes before serving', () => {
  const changed = ticket([], { unseen: ['x'], state: 'serve' })
  expect(headAct({ ...changed, elsewhere: [], unseenElsewhere: false, started: null })).toEqual({ kind: 'acknowledge', seen: ['x'] })
})

const unwanted = (one: TicketLine, by: string): TicketLine => ({ ...one, key: `removed ${one.key}`, removed: [by] })

test('a line that is not wanted any more is seen where it is wrapped, and the order is not served before', () => {
  const order = (codWrapped: boolean, unseen: string[]) =>
    ticket([line('Cod', 'fish', 0, codWrapped), unwanted(line('Peas', 'side', 1), 'x')].slice(0, unseen.length === 0 ? 1 : 2), { unseen })
  expect(look(fryers, order(false, ['x']))).toEqual([{ shows: ['Cod'], tap: { kind: 'hand-on', lines: [0] } }])
  expect(look(counter, order(false, ['x']))).toEqual([{ shows: ['Peas'], tap: { kind: 'acknowledge', seen: ['x'] } }])
  // Wrapped, it waits until the other station has seen its change, and is back to be served.
  expect(look(fryers, order(true, ['x']))).toEqual([])
  expect(look(fryers, order(true, []))).toEqual([{ shows: ['Cod'], tap: { kind: 'serve' } }])
})

test('what a station has seen is not struck through again for a change of another', () => {
  const lines = [line('Cod', 'fish', 0), unwanted(line('Chips', 'chips', 2), 'seen'), unwanted(line('Peas', 'side', 1), 'x')]
  expect(look(fryers, ticket(lines, { unseen: ['x'] }))[0]?.shows).toEqual(['Cod'])
})

test('a change of lines of two stations is at both, and one that no line shows at each that has a line', () => {
  const both = ticket([unwanted(line('Cod', 'fish', 0), 'x'), unwanted(line('Peas', 'side', 1), 'x')], { unseen: ['x'] })
  for (const station of [fryers, counter]) {
    expect(look(station, both)[0]?.tap).toEqual({ kind: 'acknowledge', seen: ['x'] })
    expect(look(station, { ...mixed(), unseen: ['x'] })[0]?.tap).toEqual({ kind: 'acknowledge', seen: ['x'] })
  }
})

const [first, second]: Display[] = [
  { id: 'k1', name: 'Kitchen 1' },
  { id: 'k2', name: 'Kitchen 2' },
]
const begun = (one: TicketLine, at = first!): TicketLine => ({ ...one, starts: one.lines.map((place) => ({ line: place, at })) })
const seenAt = (display: Display, station: Station, lines: TicketLine[], more: Partial<Ticket> = {}) =>
  atStation([ticket(lines, more)], station, display.id)[0]!

test('what one display has started another neither serves nor ticks, and takes over by a start that says whose it was', () => {
  const lines = [begun(line('Cod', 'fish', 0)), begun(line('Peas', 'side', 1))]
  const own = seenAt(first!, wholeShop, lines)
  expect([own.started, headAct(own), isAnothers(own, [0])]).toEqual([{ here: true, at: [first] }, { kind: 'serve' }, false])
  const theirs = seenAt(second!, wholeShop, lines)
  expect([theirs.started, headAct(theirs), isAnothers(theirs, [1])]).toEqual([{ here: false, at: [first] }, { kind: 'kept-off' }, true])
  expect([startAct(own), startAct(theirs)]).toEqual([
    { lines: [0, 1], done: false, by: ['k1'] },
    { lines: [0, 1], done: true, by: ['k1'] },
  ])
})

test('two stations that split an order do not keep each other off, and each starts its own lines', () => {
  const lines = [begun(line('Cod', 'fish', 0)), line('Peas', 'side', 1)]
  const peas = seenAt(second!, counter, lines)
  expect([peas.started, headAct(peas), startAct(peas)]).toEqual([null, { kind: 'hand-on', lines: [1] }, { lines: [1], done: true, by: [] }])
  // A display of the whole shop is kept off the cod, and hands on the peas.
  const whole = seenAt(second!, wholeShop, lines)
  expect([headAct(whole), isAnothers(whole, [0]), isAnothers(whole, [1])]).toEqual([{ kind: 'hand-on', lines: [1] }, true, false])
})

test('a display whose order was taken over in part hands on what is still its own, and is kept off once that is wrapped', () => {
  const partly = (codWrapped: boolean) => [begun(line('Cod', 'fish', 0, codWrapped)), begun(line('Peas', 'side', 1), second!)]
  const own = seenAt(first!, wholeShop, partly(false))
  expect([headAct(own), startAct(own)]).toEqual([
    { kind: 'hand-on', lines: [0] },
    { lines: [0, 1], done: true, by: ['k2'] },
  ])
  expect(headAct(seenAt(first!, wholeShop, partly(true)))).toEqual({ kind: 'kept-off' })
})

test('what only this device knows to be started here is told apart', () => {
  const untold = { ...line('Cod', 'fish', 0), starts: [{ line: 0, at: first!, untold: true as const }] }
  expect(seenAt(first!, wholeShop, [untold]).started).toEqual({ here: true, at: [first], untold: true })
})

test('what is wrapped keeps nobody off: whoever is there calls it', () => {
  const wrapped = seenAt(second!, wholeShop, [begun(line('Cod', 'fish', 0, true))])
  expect([wrapped.started, headAct(wrapped), startAct(wrapped)]).toEqual([null, { kind: 'serve' }, null])
})

test('a started order that is cancelled or changed is seen by everybody', () => {
  const lines = [begun(line('Cod', 'fish', 0))]
  expect(headAct(seenAt(second!, wholeShop, lines, { state: 'cancelled' }))).toEqual({ kind: 'acknowledge' })
  expect(headAct(seenAt(second!, wholeShop, lines, { unseen: ['x'] }))).toEqual({ kind: 'acknowledge', seen: ['x'] })
})

test.each(['waits', 'new', 'cancelled'] as const)('an order that is %s cannot be started', (state) => {
  expect(startAct(seenAt(first!, wholeShop, [line('Cod', 'fish', 0)], { state }))).toBeNull()
})
