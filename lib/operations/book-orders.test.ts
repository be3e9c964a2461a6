// Protects the count of each drawer: money that goes back is missing where it was given, and not where the order was sold.
import { expect, test } from 'vitest'
import type { NewEvent } from '../topics/event'
import { bookOrders } from './book-orders'
import { at, cancelled, changed, paymentCorrected, placed, refunded } from './events.fixture'

const till = (event: NewEvent) => bookOrders('Europe/London')([at({ topic: 'orders', offset: 0 }, event)]).map((row) => row.till)
const order = { n: 1, till: 1 }

function elsewhere(event: NewEvent): NewEvent {
  switch (event.type) {
    case 'order.cancelled':
      return { ...event, value: { ...event.value, atTill: 2 } }
    case 'order.changed':
      return { ...event, value: { ...event.value, atTill: 2 } }
    case 'order.refunded':
      return { ...event, value: { ...event.value, atTill: 2 } }
    default:
      return event
  }
}

test('a sale is booked on the till that sold', () => {
  expect(till(placed(order))).toEqual([1])
})

test.each([cancelled(order), changed(order), refunded(order)])('$type is booked on the till that gave the money back', (event) => {
  expect(till(elsewhere(event))).toEqual([2])
  expect(till(event)).toEqual([1])
})

test('a payment that is put right is put right on the till that took it, wherever somebody noticed', () => {
  const event = paymentCorrected(order)
  if (event.type !== 'order.payment-corrected') throw new Error(event.type)
  expect(till({ ...event, value: { ...event.value, atTill: 2 } })).toEqual([1])
})

test('each correction of an order is a row of its own, known by its event', () => {
  const rows = [paymentCorrected(order), paymentCorrected(order, 2)].flatMap((event) =>
    bookOrders('Europe/London')([at({ topic: 'orders', offset: 0 }, event)]),
  )
  expect(rows.map(({ id, subject }) => subject === id)).toEqual([true, true])
  expect(rows).toMatchObject([
    { kind: 'correction', totalPence: 1060 },
    { kind: 'correction', totalPence: 1060 },
  ])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(2)
})
