/** Guarantee: what waits on a device is told with its till, number and money, and with what becomes of it, so that nobody takes it again. */
import { describe, expect, it } from 'vitest'
import { addItem, emptyCart } from '@/lib/domain/cart'
import type { OpenSale } from '@/lib/domain/split'
import { exampleMenu } from '@/prisma/menu'
import { type Kept, ordersPath } from './queue'
import type { WaitingHere } from './waiting-here'
import { badgeWords, doorWords, hereWords, listed, partWords, waitWords } from './waiting-words'

const entry = (id: string, path = ordersPath): Kept => ({ id, path, body: {}, label: id, amountPence: 720, keptAtMs: 1 })
const nothing: WaitingHere = { till: 1, orders: [], others: [], refused: [], sales: [] }
const orders = (...ids: string[]) => ids.map((id) => entry(id))
const others = [entry('v', '/api/sales/voided')]

const cod = exampleMenu.items.find(({ id }) => id === 'cod-and-chips')
const cart = cod ? addItem(emptyCart, exampleMenu, cod, 1) : emptyCart
const sale = (takenPence: number, askedPence: number): OpenSale => ({
  id: 's',
  cart,
  menu: exampleMenu,
  parts: takenPence > 0 ? [{ id: 'p', method: 'cash', pence: takenPence, units: {} }] : [],
  asked: askedPence > 0 ? { id: 'c', pence: askedPence, units: {} } : null,
})

describe('what waits', () => {
  it.each([
    [{ ...nothing }, null],
    [{ ...nothing, orders: orders('101') }, '1 paid order of till 1 waits on this device'],
    [{ ...nothing, orders: orders('101', '102') }, '2 paid orders of till 1 wait on this device'],
    [{ ...nothing, others }, '1 record of till 1 waits on this device'],
    [{ ...nothing, orders: orders('101'), others }, '1 paid order and 1 other record of till 1 wait on this device'],
  ])('%#', (waiting, words) => {
    expect(waitWords(waiting)).toBe(words)
  })

  it('is told with the money, the refused and the half paid too, of every till', () => {
    const two = { ...nothing, till: 2, others, refused: orders('201'), sales: [sale(400, 0)] }
    expect(hereWords([{ ...nothing, orders: orders('101', '102') }, two])).toEqual([
      '2 paid orders of till 1 wait on this device: £14.40.',
      '1 record of till 2 waits on this device.',
      'The shop has refused 1 paid order of till 2: £7.20. The till says why.',
      'A sale of till 2 is paid in part: £4.00 of £10.60 is taken.',
    ])
  })

  it('claims no money of a refusal that is about none', () => {
    expect(hereWords([{ ...nothing, refused: others }])).toEqual(['The shop has refused something of till 1. The till says why.'])
  })

  it('stands on every screen in a few words', () => {
    expect(badgeWords([])).toBeNull()
    expect(badgeWords([{ ...nothing, orders: orders('101') }])).toBe('1 paid order waits on this device: open Till')
    expect(
      badgeWords([
        { ...nothing, orders: orders('101') },
        { ...nothing, till: 2, orders: orders('201', '202') },
      ]),
    ).toBe('3 paid orders wait on this device: open Till')
    expect(badgeWords([{ ...nothing, sales: [sale(400, 0)] }])).toBe('Something of a till waits on this device: open Till')
  })
})

it('a card of which nobody knows is not called taken', () => {
  expect(partWords(1, sale(0, 1_060))).toBe('A sale of till 1 for £10.60 is not finished: whether a card was taken for £10.60 is not known')
  expect(partWords(1, sale(400, 660))).toBe(
    'A sale of till 1 is paid in part: £4.00 of £10.60 is taken, and whether a card was taken for £6.60 is not known',
  )
})

it.each([
  ['not enrolled', undefined, 'this device is enrolled again, as any till, and somebody has signed in.'],
  ['enrolled as no till', null, 'somebody who may sell has signed in and opened Till on this device.'],
  ['enrolled as a till', 2, 'somebody who may sell has signed in.'],
] as const)('a door says when it is sent: %s', (_, till, when) => {
  const words = doorWords([{ ...nothing, orders: orders('101') }], till)
  expect(words).toBe(`Nothing is lost: it is kept here and sent by itself, once, when ${when} Do not take it again.`)
  expect(doorWords([{ ...nothing, sales: [sale(400, 0)] }], till)).toBe(`Nothing is lost: it is kept here, and shown when ${when}`)
})

it('numbers are listed as they are said, and not without end', () => {
  expect(listed([])).toBe('')
  expect(listed(['101'])).toBe('101')
  expect(listed(['101', '102', '103'])).toBe('101, 102 and 103')
  expect(listed(Array.from({ length: 8 }, (_, at) => String(101 + at)))).toBe('101, 102, 103, 104, 105, 106 and 2 more')
})
