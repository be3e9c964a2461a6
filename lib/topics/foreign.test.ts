// Protects strangers' orders: both bare shapes become whole orders at the shop's own price, and what is no order is refused with a reason.
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { recordTypes } from './checks'
import { type MenuAt, readForeignOrder } from './foreign'
import { foreignOrderId } from './ids'

const noon = Date.parse('2026-11-20T12:00:00.000Z')
const dearer = { ...exampleMenu, version: 2, items: exampleMenu.items.map((item) => ({ ...item, pricePence: item.pricePence + 100 })) }
const menus: MenuAt = { at: (ms) => (ms < noon + 1000 ? exampleMenu : dearer), version: () => undefined }
const own = '5c0f3a52-7d1e-4b0a-9c6e-0b9a4f2d7e31'

const read = (value: unknown, timestampMs = noon) => readForeignOrder(value, timestampMs, menus)
const orderOf = (value: unknown, timestampMs = noon) => {
  const result = read(value, timestampMs)
  if ('unusable' in result) throw new Error(result.unusable)
  return result.order
}

const bare = {
  order: 271,
  till: 3,
  parts: [
    ['cod', 'chips'],
    ['chips', 'chips'],
    ['plaice', 'chips'],
  ],
}
const talk = { order: [['cod', 'chips']], count: 4, till: '1' }

describe('both shapes', () => {
  test('the shape of the slides becomes a whole order', () => {
    const order = orderOf(bare)
    expect(order).toMatchObject({
      order: 271,
      till: 3,
      parts: bare.parts,
      shop: 0,
      ticket: '271',
      placedAt: '2026-11-20T12:00:00.000Z',
      eatIn: false,
      totalPence: 2640,
      payment: null,
      menuVersion: 1,
      id: foreignOrderId({ till: 3, number: 271, parts: bare.parts, timestampMs: noon }),
    })
    expect('ready' in order).toBe(false)
    expect(recordTypes.get('order.placed')!.zod(order)).toBeNull()
  })

  test('the shape of the programs becomes the same kind of order', () => {
    expect(orderOf(talk)).toMatchObject({ order: 4, till: 1, parts: [['cod', 'chips']], ticket: '4', totalPence: 1060 })
    expect(orderOf(talk)).toEqual(orderOf({ order: 4, till: 1, parts: [['cod', 'chips']] }))
  })

  test.each([
    [{ order: 271, parts: bare.parts }, 0],
    [{ order: [['chips']], count: 1 }, 0],
    [{ ...bare, till: '7' }, 7],
    [{ ...bare, till: '007' }, 7],
    [{ ...bare, till: 0 }, 0],
    [{ ...bare, till: 9999 }, 9999],
  ])('the till of %j is %i', (value, till) => {
    expect(orderOf(value).till).toBe(till)
  })

  test('numbers stay as they came', () => {
    expect(orderOf({ ...bare, order: 0 })).toMatchObject({ order: 0, ticket: '0' })
    expect(orderOf({ ...bare, order: 1_000_000_000 })).toMatchObject({ order: 1_000_000_000, ticket: '1000000000' })
  })
})

describe('what it does not listen to', () => {
  test('a price, a payment, ready and whatever else is there', () => {
    const said = {
      ...bare,
      totalPence: 1,
      vatPence: 0,
      lines: [],
      payment: { method: 'cash' },
      menuVersion: 9,
      eatIn: true,
      ready: 'maybe',
      note: {},
    }
    expect(orderOf(said)).toEqual(orderOf(bare))
  })

  test('an id that is no UUID', () => {
    expect(orderOf({ ...bare, id: 'order-1' })).toEqual(orderOf(bare))
    expect(orderOf({ ...bare, id: 7 })).toEqual(orderOf(bare))
  })
})

test('a copy of one of our orders without its headers has the id of the original', () => {
  const original = { ...orderOf(bare), id: own }
  expect(orderOf(original).id).toBe(own)
  expect(orderOf({ ...original, id: own.toUpperCase() }, noon + 86_400_000).id).toBe(own)
})

test('it is priced from the menu in force when Kafka took it', () => {
  expect(orderOf(bare, noon + 999)).toMatchObject({ totalPence: 2640, menuVersion: 1 })
  expect(orderOf(bare, noon + 1000)).toMatchObject({ totalPence: 2940, menuVersion: 2 })
})

test.each<[string, unknown, string]>([
  ['a list', [['cod']], 'not a JSON object'],
  ['a text', 'cod', 'not a JSON object'],
  ['null', null, 'not a JSON object'],
  ['nothing in it', {}, 'wrong value at order'],
  ['no parts', { order: 1 }, 'wrong value at parts'],
  ['no number', { parts: [['cod']] }, 'wrong value at order'],
  ['a number as text', { ...bare, order: '271' }, 'wrong value at order'],
  ['half a number', { ...bare, order: 1.5 }, 'wrong value at order'],
  ['a number below zero', { ...bare, order: -1 }, 'wrong value at order'],
  ['a number beyond all bounds', { ...bare, order: 1_000_000_001 }, 'wrong value at order'],
  ['the second shape without count', { order: [['cod']] }, 'wrong value at count'],
  ['the second shape, count as text', { order: [['cod']], count: '4' }, 'wrong value at count'],
  ['empty parts', { ...bare, parts: [] }, 'wrong value at parts'],
  ['a part without food', { ...bare, parts: [['cod'], []] }, 'wrong value at parts.1'],
  ['parts that are no lists', { ...bare, parts: ['cod'] }, 'wrong value at parts.0'],
  ['food that is a number', { ...bare, parts: [['cod', 7]] }, 'wrong value at parts.0.1'],
  ['food without a name', { ...bare, parts: [['']] }, 'wrong value at parts.0.0'],
  ['unknown food', { ...bare, parts: [['unicorn', 'chips']] }, '"unicorn" is not on the menu'],
  ['unknown food in the second shape', { order: [['unicorn']], count: 1 }, '"unicorn" is not on the menu'],
  ['a till below zero', { ...bare, till: -1 }, 'wrong value at till'],
  ['a till in words', { ...bare, till: 'by the door' }, 'wrong value at till'],
  ['a till that is null', { ...bare, till: null }, 'wrong value at till'],
  ['a till that is empty text', { ...bare, till: '' }, 'wrong value at till'],
  ['a till that is a list', { ...bare, till: [1] }, 'wrong value at till'],
  [
    '501 portions',
    { ...bare, parts: [Array.from({ length: 250 }, () => 'chips'), Array.from({ length: 251 }, () => 'chips')] },
    'at most 500 portions',
  ],
  ['501 parts', { ...bare, parts: Array.from({ length: 501 }, () => ['chips']) }, 'wrong value at parts'],
])('%s is no order', (_, value, reason) => {
  expect(read(value)).toEqual({ unusable: reason })
})
