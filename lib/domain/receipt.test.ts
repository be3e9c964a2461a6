// Protects what the customer and HMRC are told on paper: the order's own figures, split by rate, with who sold what and when.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import type { Order } from './order'
import { priceLines } from './pricing'
import { codeWords, type OnReceipt, paperRows, receiptOf } from './receipt'
import { vatRows } from './vat-rows'

const shop = { name: 'Marina Fish Bar', address: ['4 Pier Road', 'Whitby YO21 3PU'], vatNumber: 'GB 123 4567 89' }

function sold(lines: Parameters<typeof priceLines>[1], eatIn = false): OnReceipt['order'] {
  const priced = priceLines(exampleMenu, lines, eatIn)
  if (!priced.ok) throw new Error('the example menu does not sell this')
  const { totalPence, vatPence } = priced
  return {
    ...{ order: 271, till: 2, ticket: '271', placedAt: '2026-11-20T18:41:00.000Z', eatIn, lines: priced.lines, totalPence, vatPence },
    payment: { method: 'cash', tenderedPence: 2000 },
  }
}

const given = (order: OnReceipt['order'], more: Partial<OnReceipt> = {}): OnReceipt => ({
  ...{ order, shop, menu: exampleMenu, timeZone: 'Europe/London', isCopy: false, isCancelled: false, givenBack: [] },
  ...more,
})

/** As it would read on paper. */
const text = (on: OnReceipt) =>
  paperRows(receiptOf(on)).map((row) => (row.kind === 'rule' ? '---' : row.kind === 'pair' ? `${row.left} | ${row.right}` : row.text))

const fish = { item: 'cod-and-chips', quantity: 1, options: { 'salt-vinegar': 'None' } }

describe('what has to stand on it', () => {
  const order = sold([fish, { item: 'mushy-peas', quantity: 2 }])
  const rows = text(given(order))

  test('who sold, when, what, and the total', () => {
    expect(rows).toEqual(
      expect.arrayContaining(['Marina Fish Bar', '4 Pier Road', 'Whitby YO21 3PU', 'VAT no. GB 123 4567 89', 'Order 271']),
    )
    expect(rows).toContain('Fri 20 Nov 2026 18:41, till 2, takeaway')
    expect(rows).toEqual(expect.arrayContaining(['1 Cod & chips | £10.60', '2 Mushy peas | £3.60', 'Total | £14.20']))
    expect(rows).toEqual(expect.arrayContaining(['Cash | £20.00', 'Change | £5.80']))
  })

  test('VAT by rate, net and with it', () => {
    expect(rows.filter((row) => row.startsWith('VAT '))).toContain('VAT 20%: net £11.83 + VAT £2.37 | £14.20')
  })

  test('what was chosen, in the words of the menu', () => {
    expect(rows).toContain('  No salt & vinegar')
  })

  test('neither copy nor refund is said of the first one', () => {
    expect(rows).not.toContain('COPY')
    expect(rows).not.toContain('REFUND')
  })
})

test('a copy and a refund say so', () => {
  expect(text(given(sold([fish]), { isCopy: true, isCancelled: true }))).toEqual(
    expect.arrayContaining(['COPY', 'REFUND', 'Given back | £10.60']),
  )
})

test('an allergy stands there in capitals, also that there is none; nothing stands there when nobody asked', () => {
  const order = sold([fish])
  const said = (allergies: Order['allergies']) =>
    text(given({ ...order, ...(allergies && { allergies }) })).filter((row) => row.startsWith('ALLERGY'))
  expect(said(['milk', 'nuts'])).toEqual(['ALLERGY: MILK, NUTS'])
  expect(said([])).toEqual(['ALLERGY: NONE'])
  expect(said(undefined)).toEqual([])
})

test('what came off stands between the prices and the total, and they add up', () => {
  const order = sold([fish])
  const [line] = order.lines
  const lines = line ? [{ ...line, offPence: 100, totalPence: 960, vatPence: 160 }] : []
  const off: Order['off'] = [{ kind: 'discount', pence: 100, reason: 'waited long' }]
  const rows = text(given({ ...order, lines, off, totalPence: 960, vatPence: 160 }))
  expect(rows).toEqual(expect.arrayContaining(['1 Cod & chips | £10.60', 'Discount: waited long | −£1.00', 'Total | £9.60']))
})

test('a shop without a VAT number claims none, and no payment is made up', () => {
  const rows = text(given({ ...sold([fish]), payment: null }, { shop: { ...shop, vatNumber: null } }))
  expect(rows.filter((row) => row.startsWith('VAT no.') || row.startsWith('Cash') || row.startsWith('Change'))).toEqual([])
})

test('the hour is the shop’s, in summer too', () => {
  expect(text(given({ ...sold([fish]), placedAt: '2026-07-01T18:41:00.000Z' }))).toContain('Wed 1 Jul 2026 19:41, till 2, takeaway')
})

test('above the code stands what it is good for', () => {
  expect(codeWords('https://chippy.example')).toMatchObject({ text: 'Follow your order' })
  expect(codeWords(undefined)).toMatchObject({ text: 'Show this at the counter' })
})

const anyLines = fc.array(
  fc.record({ item: fc.constantFrom(...exampleMenu.items.map(({ id }) => id)), quantity: fc.integer({ min: 1, max: 5 }) }),
  { minLength: 1, maxLength: 12 },
)

test('whatever is sold, the rates add up to the order’s own total and VAT to the penny', () => {
  fc.assert(
    fc.property(anyLines, fc.boolean(), (lines, eatIn) => {
      const order = sold(lines, eatIn)
      const rows = vatRows(order.lines)
      const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
      expect(sum(({ grossPence }) => grossPence)).toBe(order.totalPence)
      expect(sum(({ vatPence }) => vatPence)).toBe(order.vatPence)
      for (const row of rows) expect(row.netPence + row.vatPence).toBe(row.grossPence)
      for (const row of rows) if (row.vat === 'zero') expect(row.vatPence).toBe(0)
    }),
  )
})
