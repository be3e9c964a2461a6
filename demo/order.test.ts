// Protects the records of the demonstrations: they have the talk's own shape, and the shop itself would understand them.
import { expect, test } from 'vitest'
import { readRecord } from '@/lib/topics/read'
import { exampleMenu } from '@/prisma/menu'
import { followUpId, hasPlaice, messageOf, partsFor, readOrder } from './order'

const id = '01900000-0000-7000-8000-000000000001'
const order = { order: 271, till: 2, parts: [['cod', 'chips']] }
const about = { type: 'order.placed', id, orderId: id, source: '/demos/2/tills/2', nowMs: 1_000 }

test('the value is what the talk shows, and nothing else', () => {
  expect(messageOf(order, '0/2', about)).toMatchObject({ key: '0/2', value: '{"order":271,"till":2,"parts":[["cod","chips"]]}' })
})

test('the shop reads it as an order, under its own id, and prices it itself', () => {
  const { value, headers } = messageOf(order, '0/2', about)
  const record = { topic: 'orders', partition: 1, offset: 0, timestampMs: 1_000, key: null, value: Buffer.from(String(value)) } as const
  const plain = Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)]))
  const menus = { current: () => exampleMenu, at: () => exampleMenu, version: () => exampleMenu }
  expect(readRecord({ ...record, headers: plain }, menus)).toMatchObject({
    event: { type: 'order.placed', id, value: { order: 271, totalPence: 1060 } },
  })
})

test.each([
  ['no JSON', 'Expecting value'],
  ['no order number', '{"till":1,"parts":[["cod"]]}'],
  ['no food', '{"order":1,"till":1,"parts":[]}'],
])('%s is no order, and stops nobody', (_, value) => {
  expect(readOrder(Buffer.from(value))).toBeNull()
})

test('plaice is wanted only where there is a cook', () => {
  const six = () => 0.99
  expect(partsFor(six, true)).toEqual([
    ['cod', 'chips'],
    ['plaice', 'chips'],
  ])
  expect(partsFor(six, false)).toEqual([['cod', 'chips']])
  expect(hasPlaice({ order: 1, till: 1, parts: partsFor(six, true) })).toBe(true)
})

test('what follows from one record has one id however often it is published; what follows from another has another', () => {
  const from = (offset: number) => followUpId({ id, place: { topic: 'demo4.orders', partition: 0, offset } }, 'order.ready')
  expect(from(3)).toBe(from(3))
  expect(from(3)).not.toBe(from(4))
})
