// Protects the customer: the page tells the truth about their order, when it is late too, and nothing that is not theirs; a day after the
// end it tells nothing.
import { describe, expect, test } from 'vitest'
import type { OrderFacts } from './board'
import { emptyCabinet } from './cabinet/state'
import type { CabinetSight } from './cabinet/view'
import { menu as plainMenu } from './kitchen.fixture'
import { trackOf } from './track'

const minute = 60_000
const now = 1_000 * minute
const menu = {
  ...plainMenu,
  items: plainMenu.items.map((item) => ({ ...item, options: ['dressing'], allergens: ['fish' as const, 'gluten' as const] })),
}
const placed: NonNullable<OrderFacts['placed']> = {
  order: 271,
  till: 2,
  ticket: '271',
  atMs: now - 2 * minute,
  eatIn: false,
  parts: [['plaice', 'chips']],
  lines: [
    { item: 'plaice-and-chips', name: 'Plaice & chips', quantity: 1, totalPence: 1120, options: { dressing: 'None' }, note: 'for Dave' },
    { item: 'gone', name: 'Rock & chips', quantity: 1, totalPence: 900 },
  ],
  totalPence: 2020,
  payment: 'cash',
  promisedAtMs: now + 6 * minute,
}
const waiting = { waiting: { atMs: now - minute, missing: ['plaice'] } }
const waits = (got: CabinetSight['orders'][string]['got'] = []): CabinetSight['orders'] => ({
  a: { status: 'waiting', need: { plaice: 1, chips: 1 }, got, sinceMs: now - minute },
})
const chips = { food: 'chips', n: 1, dueMs: now + minute, batch: 'c' }
const fries = (agoMinutes: number) => ({ b: { food: 'plaice', portions: 1, pan: 3, atMs: now - agoMinutes * minute } })

/** Of the two lines one has VAT. */
const sold = {
  vatPence: 187,
  lines: [
    { item: 'plaice-and-chips', name: '', quantity: 1, unitPence: 1120, totalPence: 1120, vat: 'standard' as const, vatPence: 187 },
    { item: 'gone', name: '', quantity: 1, unitPence: 900, totalPence: 900, vat: 'zero' as const, vatPence: 0 },
  ],
}

function track(facts: Partial<OrderFacts>, cabinet: Partial<CabinetSight> = {}, nowMs = now) {
  const sight = { ...emptyCabinet(0, 1), ...cabinet }
  return trackOf({ facts: { id: 'a', placed, ...facts }, sold, menu, foodMenu: menu, cabinet: sight, nowMs })
}

describe('what becomes of it', () => {
  test.each([
    ['nobody has looked yet', {}, {}, { kind: 'sent' }],
    ['its food has not been dropped', waiting, { orders: waits(), lots: [chips] }, { kind: 'waits', foods: ['plaice'] }],
    ['its food fries', waiting, { orders: waits(), lots: [chips], fryer: fries(1) }, { kind: 'fries', foods: ['plaice'] }],
    ['one of two fries', waiting, { orders: waits(), fryer: fries(1) }, { kind: 'waits', foods: ['chips'] }],
    ['the cabinet has not been heard of', waiting, {}, { kind: 'waits', foods: ['plaice'] }],
    ['it is being wrapped', { handAtMs: now }, {}, { kind: 'wraps' }],
    ['it is ready', { ready: { round: 1, atMs: now } }, {}, { kind: 'ready' }],
    ['it was called back', { ready: { round: 1, atMs: now }, recalled: { round: 1, atMs: now } }, {}, { kind: 'wraps' }],
    ['it is gone', { ready: { round: 1, atMs: now }, collectedAtMs: now }, {}, { kind: 'collected' }],
    ['it was cancelled', { cancelledAtMs: now }, {}, { kind: 'cancelled' }],
  ])('%s', (_, facts, cabinet, stage) => {
    expect(track(facts, cabinet)?.stage).toEqual(stage)
  })
})

describe('when it will be ready', () => {
  const frying = { orders: waits(), lots: [chips], fryer: fries(1) }

  test('is what was promised, while that can be kept', () => {
    expect(track(waiting, frying)?.standing).toEqual({ atMs: now + 6 * minute, minutes: 6, late: false })
  })

  test('is later, and says so, as soon as it cannot be kept', () => {
    const late = track({ ...waiting, placed: { ...placed, promisedAtMs: now + minute } }, frying)?.standing
    expect(late).toEqual({ atMs: now + 5 * minute + 45_000, minutes: 6, late: true })
  })

  test('is not said any more once it is ready or over', () => {
    expect(track({ ready: { round: 1, atMs: now } })).toMatchObject({ standing: null, readyAtMs: now, endedAtMs: null })
    expect(track({ cancelledAtMs: now })).toMatchObject({ standing: null, readyAtMs: null, endedAtMs: now })
  })
})

test('lines are said as they were sold, with what is in them; a note for the kitchen is not', () => {
  const told = track({})
  expect(told?.lines).toEqual([
    { quantity: 1, unmade: 0, name: 'Plaice & chips', choices: ['No salt & vinegar'], totalPence: 1120, allergens: ['gluten', 'fish'] },
    { quantity: 1, unmade: 0, name: 'Rock & chips', choices: [], totalPence: 900, allergens: null },
  ])
  expect(JSON.stringify(told)).not.toContain('Dave')
  expect(told).not.toHaveProperty('id')
})

test('what comes on it is in it too', () => {
  const mustard = { ...menu, options: menu.options.map((option) => ({ ...option, allergens: { None: ['mustard' as const] } })) }
  const told = trackOf({
    facts: { id: 'a', placed },
    sold: null,
    menu: mustard,
    foodMenu: menu,
    cabinet: emptyCabinet(0, 1),
    nowMs: now,
  })
  expect(told?.lines[0]?.allergens).toEqual(['gluten', 'fish', 'mustard'])
})

test('customers see what the shop has written down of their own allergy', () => {
  expect(track({})?.allergies).toEqual([])
  expect(track({ placed: { ...placed, allergies: ['mustard'] } })?.allergies).toEqual(['mustard'])
})

test('nothing is shown a day after the end, nor of an order that nobody has told of', () => {
  const collected = { collectedAtMs: now }
  expect(track(collected, {}, now + 24 * 60 * minute)).not.toBeNull()
  expect(track(collected, {}, now + 24 * 60 * minute + 1)).toBeNull()
  expect(track({ placed: undefined })).toBeNull()
})

test('its VAT is told by rate, and is the order’s own', () => {
  expect(track({})).toMatchObject({
    vatPence: 187,
    vat: [
      { percent: 20, netPence: 933, vatPence: 187, grossPence: 1120 },
      { percent: 0, netPence: 900, vatPence: 0, grossPence: 900 },
    ],
  })
})

test('what was taken off is said of its line, and what came back of the whole', () => {
  const back = {
    kind: 'changed' as const,
    atMs: now,
    lines: [{ line: 0, quantity: 1 }],
    totalPence: 1120,
    method: 'cash' as const,
    reason: 'too many',
  }
  const told = track({ givenBack: { a: back } })
  expect(told?.lines.map(({ unmade }) => unmade)).toEqual([1, 0])
  expect([told?.totalPence, told?.backPence]).toEqual([placed.totalPence, 1120])
})
