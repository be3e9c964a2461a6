// Protects what a customer is called: kept as people see it, never longer than a key, and found however somebody types it.
import { expect, test } from 'vitest'
import { customerName, isMeant } from './customer-name'

test.each([
  ['  Dave   Smith ', 'Dave Smith'],
  ['👩‍👩‍👧'.repeat(40), '👩‍👩‍👧'.repeat(40)],
  ['x'.repeat(41), null],
  ['   ', ''],
  ['Dave\u001Bp\u0000\nSmith', 'Dave p Smith'],
])('%s', (text, name) => {
  expect(customerName(text)).toBe(name)
})

test.each([
  ['José', 'jose', true],
  ['Dave Smith', 'SMITH', true],
  ['Dave', 'Dan', false],
])('%s is found by %s: %s', (name, asked, found) => {
  expect(isMeant(name, asked)).toBe(found)
})
