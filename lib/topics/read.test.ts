// Protects every reader: everybody decides alike what a record is, and a bad one says why.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '../../prisma/menu'
import { priceParts } from '../domain/pricing'
import type { ShopEvent } from '../domain/shop-event'
import { topics } from './all'
import type { LogEvent, LogRecord, NewEvent } from './event'
import type { MenuAt } from './foreign'
import { strangerId } from './ids'
import { readRecord } from './read'
import { toRecord } from './write'

const noon = Date.parse('2026-11-20T12:00:00.000Z')
const withoutCod = { ...exampleMenu, version: 2, foods: exampleMenu.foods.filter(({ id }) => id !== 'cod') }
const menus: MenuAt = { at: () => exampleMenu, version: (version) => (version === 1 ? exampleMenu : undefined) }
const place = { partition: 3, offset: 41, timestampMs: noon }
const id = '5c0f3a52-7d1e-4b0a-9c6e-0b9a4f2d7e31'
const other = '5c0f3a52-7d1e-4b0a-9c6e-0b9a4f2d7e32'

const foreign = (value: unknown, topic = 'orders', headers = {}): LogRecord => ({
  ...place,
  topic,
  key: null,
  headers,
  value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
})
const headers = (type: string, source = '/shops/0/tills/3', ceId = id) => ({
  ce_type: Buffer.from(type),
  ce_id: Buffer.from(ceId),
  ce_source: Buffer.from(source),
})
const written = (event: NewEvent): LogRecord => {
  const record = toRecord({ event, partition: place.partition }, noon)
  const wire = Object.fromEntries(Object.entries(record.headers).map(([name, value]) => [name, Buffer.from(value)]))
  return { ...record, ...place, headers: wire }
}
const reasonOf = (record: LogRecord, at = menus) => {
  const reading = readRecord(record, at)
  return 'unusable' in reading ? reading.unusable : null
}

const parts = [['cod', 'chips']]
const priced = priceParts(exampleMenu, parts, false)
if (!priced.ok) throw new Error('refused')
const placed = {
  id,
  shop: 0,
  order: 301,
  till: 3,
  ticket: '301',
  parts,
  placedAt: '2026-11-20T12:00:00.000Z',
  eatIn: false,
  payment: null,
  menuVersion: 1,
}
const order = { ...placed, lines: priced.lines, totalPence: priced.totalPence, vatPence: priced.vatPence }
const bare = { order: 271, till: 3, parts }
const dropped = { shop: 0, batch: id, food: 'cod', portions: 6, pan: 1, at: '2026-11-20T12:00:00.000Z' }

describe('what is written', () => {
  test('has the headers of CloudEvents and the key of its till', () => {
    const record = toRecord({ event: { type: 'order.placed', id, value: order }, partition: 2 }, noon)
    expect(record).toMatchObject({ topic: 'orders', partition: 2, key: Buffer.from('0/3'), value: Buffer.from(JSON.stringify(order)) })
    expect(record.headers).toEqual({
      ce_specversion: '1.0',
      ce_id: id,
      ce_type: 'order.placed',
      ce_source: '/shops/0/tills/3',
      ce_time: '2026-11-20T12:00:00.000Z',
      'content-type': 'application/json',
    })
  })

  test('has the key of its shop where a topic belongs to the shop', () => {
    const record = toRecord({ event: { type: 'batch.dropped', id, value: { ...dropped, shop: 7 } }, partition: 0 }, noon)
    expect(record).toMatchObject({ topic: 'fryer', key: Buffer.from('7'), headers: { ce_source: '/shops/7' } })
  })

  test('is read back as an event that the domain takes as it is', () => {
    const reading = readRecord(written({ type: 'order.placed', id, value: order }), menus)
    const asDomain = (event: LogEvent): ShopEvent => event
    expect('event' in reading && asDomain(reading.event).type).toBe('order.placed')
  })
})

describe('a record without headers', () => {
  test('is an order on orders', () => {
    expect(readRecord(foreign(bare), menus)).toMatchObject({
      event: { ...place, topic: 'orders', type: 'order.placed', value: { ...bare, totalPence: 1060 } },
    })
  })

  test('is an order whatever other headers it has', () => {
    expect(reasonOf(foreign(bare, 'orders', { traceparent: 'x', 'content-type': 'text/plain' }))).toBeNull()
  })

  test('is read alike when it is read again', () => {
    expect(readRecord(foreign(bare), menus)).toEqual(readRecord(foreign(bare), menus))
  })

  test.each(['ready', 'cook', 'hot-food', 'make-up', 'collected', 'fryer', 'menu', 'cabinet'])(
    'means nothing on %s, even with an id',
    (topic) => {
      expect(reasonOf(foreign({ ...bare, id, ready: true, round: 1 }, topic))).toBe('no ce_type')
    },
  )
})

describe('a stranger with headers', () => {
  test('is believed the id of an order, and no price', () => {
    const cheap = {
      ...order,
      lines: order.lines.map((line) => ({ ...line, totalPence: 1, unitPence: 1, vatPence: 0 })),
      totalPence: 1,
      vatPence: 0,
    }
    expect(readRecord(foreign(cheap, 'orders', headers('order.placed', '/my/app', other)), menus)).toMatchObject({
      event: { id: other, value: { id: other, totalPence: 1060, menuVersion: 1 } },
    })
  })

  test('may have ids of its own kind: they become ours, the same each time', () => {
    const reading = readRecord(foreign(bare, 'orders', headers('order.placed', '/my/app', 'order #7')), menus)
    expect(reading).toMatchObject({ event: { id: strangerId('/my/app', 'order #7'), value: { id: strangerId('/my/app', 'order #7') } } })
  })

  test('ids are compared as text, so they are in small letters', () => {
    expect(readRecord(foreign(bare, 'orders', headers('order.placed', '/my/app', id.toUpperCase())), menus)).toMatchObject({
      event: { id },
    })
  })

  test('may bump an order', () => {
    const ready = { id: other, shop: 0, order: 301, till: 3, ticket: '301', parts, ready: true, round: 1 }
    expect(readRecord(foreign(ready, 'ready', headers('order.ready', '/my/display')), menus)).toMatchObject({
      event: { type: 'order.ready', id, value: ready },
    })
    expect(reasonOf(foreign({ ...ready, round: 0 }, 'ready', headers('order.ready', '/my/display')))).toBe('wrong value at round')
  })
})

describe('what cannot be used', () => {
  const bytes = (value: Buffer | null): LogRecord => ({ ...place, topic: 'orders', key: null, headers: {}, value })
  const around = (...inside: number[]) => Buffer.concat([Buffer.from('{"order":1,"parts":[["'), Buffer.from(inside), Buffer.from('"]]}')])
  test.each<[string, LogRecord, string]>([
    ['no value', bytes(null), 'empty'],
    ['an empty value', bytes(Buffer.alloc(0)), 'empty'],
    ['not JSON', bytes(Buffer.from('cod and chips')), 'not JSON'],
    ['JSON that breaks off', bytes(Buffer.from('{"order":1')), 'not JSON'],
    ['a mark of byte order', bytes(Buffer.from(`\ufeff${JSON.stringify(bare)}`)), 'not JSON'],
    ['a byte that is no UTF-8', bytes(around(0xff)), 'not UTF-8'],
    ['a letter cut in two', bytes(around(0xc3, 0x28)), 'not UTF-8'],
    ['half of a pair', bytes(around(0xed, 0xa0, 0xbd)), 'not UTF-8'],
    ['the mark of a lost letter, sent as such', bytes(around(0xef, 0xbf, 0xbd)), '"\ufffd" is not on the menu'],
    ['more than a request may have', foreign({ ...bare, padding: 'x'.repeat(65_536) }), 'too big'],
    ['a megabyte of ours', foreign({ ...order, padding: 'x'.repeat(1_000_000) }, 'orders', headers('order.placed')), 'too big'],
    ['a time before all time', { ...foreign(bare), timestampMs: -1 }, 'no usable time'],
    ['a time after all time', { ...foreign(bare), timestampMs: 1.7e18 }, 'no usable time'],
    ['a type and no id', foreign(bare, 'orders', { ce_type: 'order.placed' }), 'no ce_id'],
    ['an id and no type', foreign(bare, 'orders', { ce_id: id }), 'no ce_type'],
    ['a type that nobody knows', foreign(order, 'orders', headers('order.eaten')), 'unknown ce_type'],
    ['a type of another topic', foreign(order, 'ready', headers('order.placed')), 'unknown ce_type'],
    ['anything on dead-letters', foreign(order, 'dead-letters', headers('order.placed')), 'unknown ce_type'],
    ['our source and half a value', foreign({ ...order, lines: undefined }, 'orders', headers('order.placed')), 'wrong value at lines'],
    [
      'an order under another id',
      foreign(order, 'orders', headers('order.placed', '/shops/0/tills/3', other)),
      'ce_id is not the id of the order',
    ],
    [
      'an order whose id is spelt in capitals',
      foreign({ ...order, id: id.toUpperCase(), ready: true, round: 1 }, 'ready', headers('order.ready')),
      'wrong value at id',
    ],
    ['a batch in capitals', foreign({ ...dropped, batch: id.toUpperCase() }, 'fryer', headers('batch.dropped')), 'wrong value at batch'],
    ['a shop beyond all numbers', foreign({ ...order, shop: 3e9 }, 'orders', headers('order.placed')), 'wrong value at shop'],
    ['a total that is not the sum', foreign({ ...order, totalPence: 1 }, 'orders', headers('order.placed')), 'the lines do not add up'],
    ['a VAT that is not the sum', foreign({ ...order, vatPence: 0 }, 'orders', headers('order.placed')), 'the lines do not add up'],
    [
      'more VAT than price',
      foreign(
        { ...order, lines: order.lines.map((line) => ({ ...line, vatPence: 5000 })), vatPence: 5000 * order.lines.length },
        'orders',
        headers('order.placed'),
      ),
      'more VAT than price',
    ],
    [
      'unknown food under our source',
      foreign({ ...order, parts: [['unicorn']] }, 'orders', headers('order.placed')),
      '"unicorn" is not on the menu',
    ],
    [
      '501 portions under our source',
      foreign({ ...order, parts: Array.from({ length: 167 }, () => ['cod', 'chips', 'chips']) }, 'orders', headers('order.placed')),
      'too many portions',
    ],
    [
      'a batch of unknown food',
      foreign({ ...dropped, food: 'unicorn' }, 'fryer', headers('batch.dropped')),
      '"unicorn" is not on the menu',
    ],
    [
      'a cancellation that does not add up',
      foreign({ ...order, reason: 'x', totalPence: 1 }, 'orders', headers('order.cancelled')),
      'the lines do not add up',
    ],
  ])('%s', (_, record, reason) => {
    expect(reasonOf(record)).toBe(reason)
  })

  test('no bytes whatever can make a reader throw', () => {
    const types = fc.option(fc.constantFrom('order.placed', 'order.ready', 'batch.lifted', 'toString', '__proto__', ''), { nil: undefined })
    const values = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.from(some)),
      fc.json().map((json) => Buffer.from(json)),
    )
    fc.assert(
      fc.property(
        values,
        types,
        fc.option(fc.string(), { nil: undefined }),
        fc.constantFrom(...topics.map(({ name }) => name), 'nowhere'),
        (value, type, ceId, topic) => {
          expect(reasonOf({ ...place, topic, key: null, headers: { ce_type: type, ce_id: ceId }, value })).not.toBeNull()
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a menu that changes', () => {
  const later: MenuAt = { at: () => withoutCod, version: (version) => [undefined, exampleMenu, withoutCod][version] }

  test('food that has left it is still fried for those who wait', () => {
    expect(reasonOf(written({ type: 'batch.dropped', id, value: dropped }), later)).toBeNull()
  })

  test('an accepted order stays one', () => {
    expect(reasonOf(written({ type: 'order.placed', id, value: order }), later)).toBeNull()
  })

  test('an order from a menu that this reader has not heard of yet is not refused for it', () => {
    expect(reasonOf(written({ type: 'order.placed', id, value: { ...order, menuVersion: 9, parts: [['novelty']] } }))).toBeNull()
  })
})
