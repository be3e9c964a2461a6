// Protects idempotency: the same request has the same hash however it is written, any other content another one.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestHash } from './request-hash'

const order = {
  till: 2,
  lines: [
    { item: 'cod', quantity: 1 },
    { item: 'chips', quantity: 2 },
  ],
  eatIn: false,
}

test('the order of the fields does not matter, the order of the lines does', () => {
  const turned = {
    eatIn: false,
    lines: [
      { quantity: 1, item: 'cod' },
      { quantity: 2, item: 'chips' },
    ],
    till: 2,
  }
  expect(requestHash('place', turned)).toBe(requestHash('place', order))
  expect(requestHash('place', { ...order, lines: order.lines.toReversed() })).not.toBe(requestHash('place', order))
})

test('a field that is not there and one that is undefined are the same, null is something else', () => {
  expect(requestHash('place', { ...order, payment: undefined })).toBe(requestHash('place', order))
  expect(requestHash('place', { ...order, payment: null })).not.toBe(requestHash('place', order))
})

test('another act with the same content is another request', () => {
  expect(requestHash('ready', { id: 'a' })).not.toBe(requestHash('collected', { id: 'a' }))
})

test('two contents have the same hash exactly when they are the same JSON', () => {
  const asSent = (content: unknown): unknown => JSON.parse(JSON.stringify(content))
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
      expect(requestHash('act', a)).toMatch(/^[\w-]{22}$/)
      expect(requestHash('act', asSent(a))).toBe(requestHash('act', a))
      expect(requestHash('act', a) === requestHash('act', b)).toBe(isDeepStrictEqual(asSent(a), asSent(b)))
    }),
    { numRuns: 300 },
  )
})
