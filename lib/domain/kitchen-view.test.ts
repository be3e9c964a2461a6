// Protects: what the pass says of an order is what is so: which line is there, what it waits for and until when, what is ticked, and what is cancelled.
import { expect, test } from 'vitest'
import type { BoardLine, OrderFacts } from './board'
import { emptyCabinet } from './cabinet/state'
import type { CabinetSight } from './cabinet/view'
import { menu } from './kitchen.fixture'
import { remainingMs, tickets } from './kitchen-view'
import { ticksOf } from './ticks'

const minute = 60_000
const now = 1_000 * minute

const line = (item: string, quantity = 1, more: Partial<BoardLine> = {}): BoardLine => ({
  item,
  name: item,
  quantity,
  totalPence: 0,
  ...more,
})

function order(id: string, lines: BoardLine[], more: Partial<OrderFacts> = {}, agoMinutes = 1): OrderFacts {
  const parts = lines.flatMap((one) =>
    Array.from({ length: one.quantity }, () => menu.items.find(({ id }) => id === one.item)?.portions ?? []),
  )
  return {
    id,
    placed: {
      order: 271,
      till: 2,
      ticket: `T${id}`,
      atMs: now - agoMinutes * minute,
      eatIn: false,
      parts,
      lines,
      totalPence: 0,
      payment: null,
    },
    ...more,
  }
}

const waiting = { waiting: { atMs: now, missing: [] } }
const inHand = { handAtMs: now }

function cabinet(needs: Record<string, Record<string, number>>, more: Partial<CabinetSight> = {}): CabinetSight {
  const orders = Object.fromEntries(
    Object.entries(needs).map(([id, need]) => [id, { status: 'waiting' as const, need, got: [], sinceMs: now - minute }]),
  )
  return { ...emptyCabinet(0, 1), orders, ...more }
}

const lot = (food: string, n: number) => ({ food, n, dueMs: now + 5 * minute, batch: 'b' })
const frying = (food: string, portions: number, agoMinutes: number) => ({ food, portions, pan: 1, atMs: now - agoMinutes * minute })

test('the oldest comes first, whatever the order in which facts came', () => {
  const shown = tickets([order('b', [line('peas')], inHand, 1), order('a', [line('peas')], inHand, 9)], null, menu, now)
  expect(shown.map((ticket) => ticket.id)).toEqual(['a', 'b'])
})

test('served, collected and acknowledged orders are off the board, and so is one whose food is not known yet', () => {
  const gone: OrderFacts[] = [
    order('ready', [line('peas')], { ready: { round: 1, atMs: now } }),
    order('collected', [line('peas')], { collectedAtMs: now }),
    order('cancelled', [line('peas')], { cancelledAtMs: now, acknowledgedAtMs: now }),
    { id: 'unknown', handAtMs: now },
  ]
  expect(tickets(gone, null, menu, now)).toEqual([])
})

test('called back it stands in its old place, with the round that its next serve needs', () => {
  const [ticket] = tickets(
    [order('a', [line('peas')], { handAtMs: now, ready: { round: 1, atMs: now }, recalled: { round: 1, atMs: now } }, 9)],
    null,
    menu,
    now,
  )
  expect(ticket).toMatchObject({ state: 'serve', round: 1, placed: { atMs: now - 9 * minute } })
})

test.each([
  ['in hand', inHand, 'serve'],
  ['set aside', { ...waiting, hotAtMs: now }, 'serve'],
  ['short', waiting, 'waits'],
  ['not looked at yet', {}, 'new'],
] as const)('an order that is %s', (_, facts, state) => {
  expect(tickets([order('a', [line('chips')], facts)], cabinet({ a: { chips: 1 } }), menu, now)[0]?.state).toBe(state)
})

test('a waiting order says which line is there and until when the others are not; the ticket says the longest', () => {
  const sight = cabinet({ a: { plaice: 1, chips: 3 } }, { lots: [lot('chips', 3)], fryer: { x: frying('plaice', 1, 4) } })
  const [ticket] = tickets([order('a', [line('plaice-and-chips'), line('chips', 2), line('peas')], waiting)], sight, menu, now)
  expect(ticket?.lines.map((one) => one.missing?.food ?? 'there')).toEqual(['plaice', 'there', 'there'])
  expect(ticket?.missing).toMatchObject({ name: 'plaice', readyAtMs: now + 2 * minute })
})

test('portions that are there go to the first lines', () => {
  const sight = cabinet({ a: { chips: 3 } }, { lots: [lot('chips', 2)], fryer: { x: frying('chips', 10, 1) } })
  const [ticket] = tickets([order('a', [line('chips', 2), line('chips', 1, { note: 'crispy' })], waiting)], sight, menu, now)
  expect(ticket?.lines.map((one) => one.missing === null)).toEqual([true, false])
})

test('what nobody has dropped takes its whole fry time, and comes after what fries', () => {
  const sight = cabinet({ a: { cod: 1, chips: 1 } }, { fryer: { x: frying('cod', 6, 1) } })
  const [ticket] = tickets([order('a', [line('cod-and-chips')], waiting)], sight, menu, now)
  expect(ticket?.missing).toMatchObject({ food: 'chips', readyAtMs: null })
  expect(ticket?.missing && remainingMs(ticket.missing, now + minute)).toBe(5 * minute)
})

test('the older order has the first claim on what is held', () => {
  const sight = cabinet({ old: { chips: 1, plaice: 1 }, young: { chips: 1, plaice: 1 } }, { lots: [lot('chips', 1)] })
  const both = [order('young', [line('plaice-and-chips')], waiting, 1), order('old', [line('chips'), line('plaice-and-chips')], waiting, 2)]
  const [old, young] = tickets(both, sight, menu, now)
  expect(old?.lines[0]?.missing).toBeNull()
  expect(young?.missing?.readyAtMs).toBeNull()
})

test('before the cabinet has come, what was short when it began to wait is what it waits for', () => {
  const facts = order('a', [line('plaice-and-chips'), line('chips')], { waiting: { atMs: now, missing: ['plaice'] } })
  const [ticket] = tickets([facts], cabinet({}), menu, now)
  expect(ticket?.lines.map((one) => one.missing?.food ?? 'there')).toEqual(['plaice', 'there'])
})

test('lines that are wrapped alike are one; as it comes is not said, what differs is', () => {
  const lines = [
    line('chips', 1, { options: { dressing: 'Both' } }),
    line('chips'),
    line('chips', 1, { options: { dressing: 'None' }, note: 'in a bag' }),
  ]
  const [ticket] = tickets([order('a', lines, inHand)], null, menu, now)
  expect(ticket?.lines.map(({ quantity, extras }) => [quantity, ...extras])).toEqual([[2], [1, 'No salt & vinegar', 'in a bag']])
})

test('an item that has left the menu is still on its ticket', () => {
  const [ticket] = tickets([order('a', [line('gone')], waiting)], cabinet({ a: { skate: 1 } }), menu, now)
  expect(ticket?.lines).toMatchObject([{ name: 'gone', quantity: 1 }])
})

test.each([
  ['waited', waiting],
  ['was in hand', inHand],
])('a cancelled order that %s stays in its old place until somebody has seen it, and lacks nothing any more', (_, facts) => {
  const cancelled = { ...facts, cancelledAtMs: now }
  const shown = tickets(
    [
      order('young', [line('peas')], inHand, 1),
      order('gone', [line('plaice-and-chips')], cancelled, 5),
      order('old', [line('peas')], inHand, 9),
    ],
    cabinet({ gone: { plaice: 1, chips: 1 } }),
    menu,
    now,
  )
  expect(shown.map(({ id, state, missing }) => [id, state, missing])).toEqual([
    ['old', 'serve', null],
    ['gone', 'cancelled', null],
    ['young', 'serve', null],
  ])
})

test('of a cancelled order only those lines are left that no station has seen to be cancelled', () => {
  const half = order('a', [line('peas'), line('plaice-and-chips')], { cancelledAtMs: now, seenLines: [1] })
  expect(tickets([half], null, menu, now).map((one) => one.lines.map(({ lines }) => lines))).toEqual([[[0]]])
})

test('a cancelled order of yesterday is on no display any more', () => {
  expect(tickets([order('a', [line('peas')], { cancelledAtMs: now - 13 * 60 * minute }, 800)], null, menu, now)).toEqual([])
})

test('a line is ticked when all that is merged in it is; other lines and other rounds are not', () => {
  const lines = [line('chips'), line('peas'), line('chips')]
  const ticks = (...at: number[]) =>
    ticksOf(
      0,
      at.map((one) => ({ line: one, turn: 1 })),
    )
  const look = (more: Partial<OrderFacts>) =>
    tickets([order('a', lines, { ...inHand, ...more })], null, menu, now)[0]?.lines.map((one) => one.ticked)
  expect(look({})).toEqual([false, false])
  expect(look({ ticks: ticks(0) })).toEqual([false, false])
  expect(look({ ticks: ticks(0, 2) })).toEqual([true, false])
  expect(look({ ticks: ticks(0, 1, 2), ready: { round: 1, atMs: now }, recalled: { round: 1, atMs: now } })).toEqual([false, false])
})

test('a line knows its places in the sale and its group of the menu', () => {
  const [ticket] = tickets([order('a', [line('chips'), line('gone'), line('chips')], inHand)], null, menu, now)
  expect(ticket?.lines).toMatchObject([
    { name: 'chips', lines: [0, 2], group: 'meal' },
    { name: 'gone', lines: [1], group: null },
  ])
})

test('a changed order shows what is not wanted any more until that is seen, and then only what is left', () => {
  const change = {
    kind: 'changed' as const,
    atMs: now,
    totalPence: 100,
    method: null,
    reason: 'too many',
    lines: [{ line: 0, quantity: 1 }],
  }
  const facts = order('a', [line('peas', 3), line('chips')], {
    ...inHand,
    givenBack: { x: change, y: { ...change, lines: [{ line: 1, quantity: 1 }] } },
  })
  const [ticket] = tickets([facts], null, menu, now)
  expect(ticket?.unseen).toEqual(['x', 'y'])
  expect(ticket?.lines.map(({ name, quantity, removed }) => [name, quantity, removed ?? []])).toEqual([
    ['peas', 2, []],
    ['peas', 1, ['x']],
    ['chips', 1, ['y']],
  ])
  const [after] = tickets([{ ...facts, seenChanges: ['x', 'y'] }], null, menu, now)
  expect(after?.unseen).toEqual([])
  expect(after?.lines.map(({ name, quantity }) => [name, quantity])).toEqual([['peas', 2]])
})
