// Protects what a repaired dead letter becomes: the record that it was, with its own identity, and never one that would be put
// aside again.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { MenuAt } from '@/lib/topics/foreign'
import { exampleMenu } from '@/prisma/menu'
import { repaired, stillUnusable } from './repair'

const menus: MenuAt = { at: () => exampleMenu, version: () => exampleMenu }
const letter = (headers: RawRecord['headers']): RawRecord => ({
  topic: 'dead-letters',
  partition: 0,
  offset: 4,
  timestampMs: 1,
  key: Buffer.from('0/3'),
  headers: { ...headers, dl_id: 'a-letter', dl_topic: 'orders', dl_reason: 'not JSON' },
  value: Buffer.from('{'),
})
const text = JSON.stringify({ order: 371, till: 3, parts: [['cod', 'chips']] })
const shop = { space: 'shop', topic: 'orders', atMs: Date.now() }

test('a bare order becomes an order with an id that follows from the letter', () => {
  const record = repaired(letter({}), { topic: 'orders', text })
  expect(record.key?.toString()).toBe('0/3')
  expect(record.headers).toEqual({
    ce_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ce_type: 'order.placed',
    ce_source: '/dead-letters',
    ce_specversion: '1.0',
  })
  expect(repaired(letter({}), { topic: 'orders', text: `${text} ` }).headers['ce_id']).toBe(record.headers['ce_id'])
  expect(stillUnusable(record, shop, menus)).toBeNull()
})

test('an event keeps its own id and headers, and loses what the letter added', () => {
  const id = randomUUID()
  const given = { ce_id: id, ce_type: 'order.placed', ce_source: '/a/stranger', more: 'x' }
  expect(repaired(letter(given), { topic: 'orders', text }).headers).toEqual(given)
})

test.each([
  ['not JSON', {}, '{', 'not JSON'],
  ['food that is not sold', {}, text.replace('cod', 'unicorn'), '"unicorn" is not on the menu'],
  ['a type that nobody knows', { ce_id: randomUUID(), ce_type: 'order.sung' }, text, 'unknown ce_type'],
  ['a type that is missing', { ce_id: randomUUID() }, text, 'no ce_type'],
])('still unusable: %s', (_, headers, wrong, reason) => {
  expect(stillUnusable(repaired(letter(headers), { topic: 'orders', text: wrong }), shop, menus)).toBe(reason)
})

test('in a demo a record is an order in the simple shape, whatever its headers say', () => {
  const record = repaired(letter({ ce_id: randomUUID(), ce_type: 'order.ready' }), { topic: 'ready', text })
  expect(stillUnusable(record, { ...shop, space: 'demo1', topic: 'ready' }, menus)).toBeNull()
  expect(stillUnusable({ ...record, value: Buffer.from('{}') }, { ...shop, space: 'demo1', topic: 'ready' }, menus)).not.toBeNull()
})
