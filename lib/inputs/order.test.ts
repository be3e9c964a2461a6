// Protects the door: what a till may send is let through as it is meant, all else is refused and names the field.
import { expect, test } from 'vitest'
import { addPersonInput } from './access'
import { dropBatchInput, liftBatchInput, wastePortionsInput } from './fryer'
import { nameInput } from './name'
import { cancelOrderInput, changeOrderInput, placeOrderInput, refundOrderInput, scanInput, voidSaleInput } from './order'
import { receiptInput } from './receipt'

const id = '0192f0c0-0000-7000-8000-00000000000a'
const order = { id, till: 2, lines: [{ item: 'cod-and-chips', quantity: 1 }] }
const split = (of: object[]) => ({ ...order, payment: { method: 'split', parts: of } })
const paidByCard = { method: 'card', pence: 560, reference: '0042' }
const line = (over: object) => ({ ...order, lines: [{ item: 'cod-and-chips', quantity: 1, ...over }] })

test.each([
  ['lines', order],
  [
    'parts',
    {
      id,
      till: 0,
      parts: [
        ['cod', 'chips'],
        ['chips', 'chips'],
      ],
    },
  ],
  ['a payment in parts', split([paidByCard, { method: 'cash', pence: 500, tenderedPence: 1000 }])],
  ['everything', { ...order, order: 271, eatIn: true, payment: { method: 'cash', tenderedPence: 2000 }, menuVersion: 3 }],
  ['a promise and a link', { ...order, promisedAt: '2026-11-20T18:48:00.000Z', link: 'abcdefghijklmnopqrstuvwx27' }],
  ['allergies', { ...order, allergies: ['mustard', 'egg'] }],
  ['asked, and no allergy', { ...order, allergies: [] }],
  ['a note of eighty families', line({ note: '👨‍👩‍👧‍👦'.repeat(80) })],
])('an order with %s is let through unchanged', (_, input) => {
  expect(placeOrderInput.parse(input)).toEqual(input)
})

test('a link is one link, however a scanner writes it', () => {
  const link = 'abcdefghijklmnopqrstuvwx27'
  expect(placeOrderInput.parse({ ...order, link: link.toUpperCase() }).link).toBe(link)
  expect(scanInput.parse({ id, link: link.toUpperCase() })).toEqual({ id, link })
})

test('an id is one id, however it is written', () => {
  expect(placeOrderInput.parse({ ...order, id: id.toUpperCase() }).id).toBe(id)
})

test.each([
  ['no id', { ...order, id: undefined }, 'id'],
  ['an id that is none', { ...order, id: '271' }, 'id'],
  ['an allergy that is not one of the fourteen', { ...order, allergies: ['mustard', 'onion'] }, 'allergies.1'],
  ['no till', { ...order, till: undefined }, 'till'],
  ['a till as text', { ...order, till: '2' }, 'till'],
  ['till 10', { ...order, till: 10 }, 'till'],
  ['neither lines nor parts', { id, till: 2 }, 'lines'],
  ['lines and parts', { ...order, parts: [['cod']] }, 'lines'],
  ['a discount on parts', { id, till: 2, parts: [['cod']], discount: { percent: 10, reason: 'late' } }, 'discount'],
  ['no line', { ...order, lines: [] }, 'lines'],
  ['101 lines', { ...order, lines: Array.from({ length: 101 }, () => order.lines[0]) }, 'lines'],
  ['quantity 0', line({ quantity: 0 }), 'lines.0.quantity'],
  ['quantity -1', line({ quantity: -1 }), 'lines.0.quantity'],
  ['quantity 1.5', line({ quantity: 1.5 }), 'lines.0.quantity'],
  ['quantity a million', line({ quantity: 1_000_000 }), 'lines.0.quantity'],
  ['quantity as text', line({ quantity: '1' }), 'lines.0.quantity'],
  ['a price on a line', line({ unitPence: 1 }), 'lines.0'],
  ['a price on the order', { ...order, totalPence: 1 }, ''],
  ['a field that is not known', { ...order, tip: 10 }, ''],
  ['a note of 81', line({ note: 'x'.repeat(81) }), 'lines.0.note'],
  ['an empty part', { id, till: 1, parts: [[]] }, 'parts.0'],
  ['a payment in one part', split([{ method: 'cash', pence: 1060 }]), 'payment.parts'],
  ['more parts than people', split(Array.from({ length: 21 }, () => ({ method: 'cash', pence: 1 }))), 'payment.parts'],
  ['a part of nothing', split([paidByCard, { method: 'cash', pence: 0 }]), 'payment.parts.1.pence'],
  ['less cash than its part', split([paidByCard, { method: 'cash', pence: 500, tenderedPence: 400 }]), 'payment.parts.1.tenderedPence'],
  ['a part in parts', split([paidByCard, { method: 'split', pence: 500 }]), 'payment.parts.1.method'],
  ['payment by promise', { ...order, payment: { method: 'promise' } }, 'payment.method'],
  ['a negative note of money', { ...order, payment: { method: 'cash', tenderedPence: -5 } }, 'payment.tenderedPence'],
  ['a promise without a time', { ...order, promisedAt: 'soon' }, 'promisedAt'],
  ['a link that can be guessed', { ...order, link: '271' }, 'link'],
  ['a list', [order], ''],
  ['nothing', null, ''],
])('%s is refused', (_, input, path) => {
  const parsed = placeOrderInput.safeParse(input)
  expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
})

test('what is left out has its default, and what must be said must be said', () => {
  expect(cancelOrderInput.parse({ id })).toEqual({ id, reason: 'cancelled' })
  expect(wastePortionsInput.parse({ id, food: 'cod', portions: 2 }).reason).toBe('not said')
  expect(liftBatchInput.parse({ id, batch: id })).toEqual({ id, batch: id })
  expect(dropBatchInput.safeParse({ id, food: 'cod' }).success).toBe(false)
  expect(dropBatchInput.safeParse({ id, food: 'cod', portions: 0 }).success).toBe(false)
})

const kick = '\u001Bp\u0000'
const none = { address: [], vatNumber: null, printer: null, prints: 'asked' }
const person = { id, name: 'Lee', roles: ['till'], pin: '123456' }
test.each([
  ['a note', placeOrderInput, (text: string) => line({ note: text })],
  ['the reason of a discount', placeOrderInput, (reason: string) => ({ ...order, discount: { percent: 10, reason } })],
  ['the reason of a void order', cancelOrderInput, (reason: string) => ({ id, reason })],
  ['the reason of void lines', changeOrderInput, (reason: string) => ({ id, remove: [{ line: 0, quantity: 1 }], reason })],
  ['the reason of a refund', refundOrderInput, (reason: string) => ({ id, reason })],
  ['the reason of a void docket', voidSaleInput, (reason: string) => ({ ...order, reason })],
  ['the reason of waste', wastePortionsInput, (reason: string) => ({ id, food: 'cod', portions: 1, reason })],
  ['a customer’s name', nameInput, (name: string) => ({ id, name })],
  ['a person’s name', addPersonInput, (name: string) => ({ ...person, name })],
  ['the shop’s address', receiptInput, (text: string) => ({ id, ...none, address: [text] })],
])('%s is one line, without orders to a printer', (_, input, saying) => {
  const takes = (text: string) => input.safeParse(saying(text)).success
  expect(['cold — José’s, £2', `cold${kick}`, 'cold\nCOPY', 'cold\u009B', 'a\u007Fb'].map(takes)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
