/** Guarantee: what was paid for on this device is found whichever till it is now, and a sale that is paid in part moves to that till once. */
import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, describe, expect, it } from 'vitest'
import { emptyCart } from '@/lib/domain/cart'
import type { OpenSale } from '@/lib/domain/split'
import { createDevice } from './device-db'
import { createDeviceQueue } from './device-queue'
import { copiesIn, type TextStore } from './left-behind'
import { decideAnswer, decideKept, decideSale, type Kept, ordersPath } from './queue'
import { createWaitingReader, moveSale } from './waiting-here'

const entry = (id: string, path = ordersPath): Kept => ({ id, path, body: { id }, label: id, amountPence: 720, keptAtMs: 1 })
const menu = { version: 1, confirmed: true, items: [] } as unknown as OpenSale['menu']
const sale = (id: string): OpenSale => ({
  id,
  cart: emptyCart,
  menu,
  parts: [{ id: 'p', method: 'cash', pence: 400, units: {} }],
  asked: null,
})

let count = 0
let name = ''
afterEach(() => deleteDB(name))

function tablet() {
  count += 1
  name = `waiting-${count}`
  const all = new Map<string, string>()
  const store: TextStore = {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  }
  const { open } = createDevice(name)
  const nowMs = () => 1_000
  const queue = (box: string) =>
    createDeviceQueue({ box, open, copies: copiesIn(() => store, box), nowMs, changed: () => {}, tell: () => {} })
  const read = createWaitingReader({ open, copies: (box) => copiesIn(() => store, box).read(), nowMs })
  return { open, queue, read }
}

describe('what waits on this device', () => {
  it('is found of every till that it has been, by what is to become of it', async () => {
    const { queue, read } = tablet()
    const one = queue('till-1')
    const refusal = { id: 'unknown-item', message: 'Plaice is not on the menu.' }
    for (const id of ['sent', 'a', 'b', 'no']) await one.append((state) => decideKept(state, entry(id)))
    await one.append((state) => decideKept(state, entry('void', '/api/sales/voided')))
    await one.append((state) => decideAnswer(state, 'sent', { kind: 'accepted' }, 1))
    await one.append((state) => decideAnswer(state, 'no', { kind: 'refused', refusal }, 1))
    await queue('till-3').append((state) => decideSale(state, 's', sale('s')))
    await queue('kitchen').append((state) => decideKept(state, entry('served', '/api/orders/1/collected')))
    expect(await read()).toEqual([
      {
        till: 1,
        orders: [entry('a'), entry('b')],
        others: [entry('void', '/api/sales/voided')],
        refused: [{ ...entry('no'), refusal }],
        sales: [],
      },
      { till: 3, orders: [], others: [], refused: [], sales: [sale('s')] },
    ])
  })

  it('is read on from where it was read to, and is the same as long as nothing is added', async () => {
    const { queue, read } = tablet()
    const one = queue('till-1')
    expect(await read()).toEqual([])
    await one.append((state) => decideKept(state, entry('a')))
    const before = await read()
    expect(before).toMatchObject([{ till: 1, orders: [{ id: 'a' }] }])
    expect(await read()).toBe(before)
    await one.append((state) => decideAnswer(state, 'a', { kind: 'accepted' }, 1))
    expect(await read()).toEqual([])
  })

  it('is found beside a storage that was cleared', async () => {
    const { queue, read } = tablet()
    await queue('till-1').append((state) => decideKept(state, entry('a')))
    await read()
    await deleteDB(name)
    expect(await read()).toMatchObject([{ till: 1, orders: [{ id: 'a' }] }])
  })
})

describe('a sale that is paid in part', () => {
  it('becomes the till’s that this device is now, in however many tabs it is asked for at once', async () => {
    const { open, queue, read } = tablet()
    await queue('till-1').append((state) => decideSale(state, 's', sale('s')))
    const moved = await Promise.all([moveSale(open, 's', 1, 2), moveSale(open, 's', 1, 2)])
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect(await read()).toMatchObject([{ till: 2, sales: [sale('s')] }])
    const two = queue('till-2')
    await two.append()
    expect(two.known().state.sales.get('s')).toEqual(sale('s'))
  })

  it('does not move when it has become an order meanwhile', async () => {
    const { open, queue, read } = tablet()
    const one = queue('till-1')
    await one.append((state) => decideSale(state, 's', sale('s')))
    await one.append((state) => decideKept(state, entry('s')))
    expect(await moveSale(open, 's', 1, 2)).toBe(false)
    expect(await read()).toMatchObject([{ till: 1, orders: [{ id: 's' }], sales: [] }])
  })
})
