// Protects the number that is called: it says whose it is, and no two of our tills make the same one.
import { expect, test } from 'vitest'
import { nextOrderNumber, orderNumber, runningNumber, ticketText } from './order-number'

test.each([
  [2, 5, 205],
  [2, 71, 271],
  [2, 100, 2100],
  [9, 1, 901],
  [0, 5, 5],
  [0, 100, 100],
])('till %i, order %i of the day: %i', (till, running, order) => {
  expect(orderNumber(till, running)).toBe(order)
  expect(runningNumber(till, order)).toBe(running)
  expect(ticketText(order)).toBe(String(order))
})

test.each([
  ['its first of the day', 2, undefined, 201],
  ['after 205', 2, 205, 206],
  ['after 299 comes the hundredth', 2, 299, 2100],
  ['after 2100', 2, 2100, 2101],
  ['after a number of another till', 3, 271, 301],
  ['after a number that no till makes', 2, 2005, 201],
  ['after zero', 2, 0, 201],
  ['after a number that no till comes to', 4, 499_999_999, 401],
  ['till 0', 0, 9, 10],
])('%s', (_, till, last, next) => {
  expect(nextOrderNumber(till, last)).toBe(next)
})

test('a thousand orders at each of nine tills have nine thousand numbers', () => {
  const numbers = Array.from({ length: 9 }, (_, till) => Array.from({ length: 1000 }, (__, n) => orderNumber(till + 1, n + 1)))
  expect(new Set(numbers.flat()).size).toBe(9000)
})

test('a till of two digits would make numbers of another till', () => {
  expect(() => orderNumber(12, 1)).toThrow(RangeError)
})
