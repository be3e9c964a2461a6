// Protects what is put aside: its discount is one that can be sold later, and nothing unknown is written into the log.
import { expect, test } from 'vitest'
import { parkSaleInput } from './parked'

const id = '0192f0c0-0000-7000-8000-00000000000a'
const sale = {
  id,
  till: 1,
  lines: [{ item: 'cod', quantity: 1 }],
  eatIn: false,
  menuVersion: 1,
  totalPence: 720,
  at: '2026-11-20T18:41:00.000Z',
}
const takes = (discount: unknown) => parkSaleInput.safeParse({ ...sale, discount }).success

test('a discount goes with it, with who has allowed how much of it', () => {
  const discount = { percent: 20, reason: 'Staff', approval: id, approvedPence: 180 }
  expect(parkSaleInput.parse({ ...sale, discount }).discount).toEqual(discount)
  expect([takes(undefined), takes({ pence: 100, reason: 'Late' })]).toEqual([true, true])
})

test.each([
  ['neither percent nor pence', { reason: 'Staff' }],
  ['both', { percent: 10, pence: 100, reason: 'Staff' }],
  ['no reason', { percent: 10 }],
  ['more than all of it', { percent: 101, reason: 'Staff' }],
  ['what nobody knows', { percent: 10, reason: 'Staff', by: 'me' }],
])('%s is no discount', (_, discount) => {
  expect(takes(discount)).toBe(false)
})
