// Protects the day and the hour of what a till sold without a link: it is booked, counted and printed as of when it was sold and by
// whom, not as of when it arrived, and what has to go by its arrival does.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkFrom } from '@/lib/domain/link'
import { receiptOf } from '@/lib/domain/receipt'
import { bookOrders } from '@/lib/operations/book-orders'
import { gatherFacts } from '@/lib/operations/gather-facts'
import { nobody } from './access/desk'
import { openSelling } from './selling.fixture'

const zone = 'Europe/London'
const friday = Date.parse('2026-11-27T23:50:00.000Z')
const saturday = Date.parse('2026-11-28T09:00:00.000Z')
const dayMs = 24 * 3_600_000
const iso = (atMs: number) => new Date(atMs).toISOString()
const cod = { lines: [{ item: 'cod', quantity: 1 }], payment: { method: 'cash' } }
const priya = { ...nobody, person: { id: 'priya', name: 'Priya', roles: ['till' as const], pinHash: '', passwordHash: null } }

function open(atMs = saturday) {
  const shop = openSelling({ nowMs: () => atMs, people: ['sam', 'priya'] })
  const lastPlaced = () => {
    const last = shop.logged.findLast(({ type }) => type === 'order.placed')
    if (last?.type !== 'order.placed') throw new Error('nothing was sold')
    return last.value
  }
  return { ...shop, lastPlaced }
}

test('what was sold on Friday and sent on Saturday is Friday’s in the books, in the report and on the receipt', async () => {
  const { sell, lastPlaced, logged } = open()
  expect((await sell({ ...cod, order: 171, soldAt: iso(friday) })).status).toBe(201)
  expect(lastPlaced()).toMatchObject({ placedAt: iso(friday), arrivedAt: iso(saturday) })
  expect(bookOrders(zone)(logged)).toMatchObject([{ kind: 'sale', tradingDate: '2026-11-27', hour: 23, atMs: friday }])
  const { orders, portions } = gatherFacts(zone)(logged)
  expect(orders).toMatchObject([
    { row: { tradingDate: '2026-11-27', placedAtMs: friday, arrivedAtMs: saturday }, facts: { placed: { atMs: friday } } },
  ])
  expect(portions).toMatchObject([{ kind: 'sold', tradingDate: '2026-11-27' }])
  const shop = { name: 'Chippy', address: [], vatNumber: null }
  const printed = receiptOf({
    order: lastPlaced(),
    shop,
    menu: undefined,
    timeZone: zone,
    isCopy: false,
    isCancelled: false,
    givenBack: [],
  })
  expect(printed.when).toBe('Fri 27 Nov 2026 23:50')
})

test('its number does not raise the count of Saturday, and one of Saturday does', async () => {
  const { sell, picture } = open()
  await sell({ ...cod, order: 171, soldAt: iso(friday) })
  expect(picture.numbers.highest(saturday)).toEqual({})
  expect((await sell(cod)).body).toMatchObject({ order: 101 })
  await sell({ ...cod, order: 105, soldAt: iso(saturday - 60_000) })
  expect((await sell(cod)).body).toMatchObject({ order: 106 })
})

test('no till sells in the future, and none longer ago than a till keeps an order', async () => {
  const { sell, lastPlaced } = open()
  await sell({ ...cod, order: 171, soldAt: iso(saturday + dayMs) })
  expect(lastPlaced().placedAt).toBe(iso(saturday))
  expect(lastPlaced()).not.toHaveProperty('arrivedAt')
  await sell({ ...cod, order: 172, soldAt: iso(saturday - 30 * dayMs) })
  expect(lastPlaced().placedAt).toBe(iso(saturday - 8 * dayMs))
})

test('an order that gets its number here is sold now, whatever it says', async () => {
  const { sell, lastPlaced } = open()
  await sell({ ...cod, soldAt: iso(friday) })
  expect(lastPlaced().placedAt).toBe(iso(saturday))
  await sell(cod)
  expect(lastPlaced().placedAt).toBe(iso(saturday))
})

test('what was promised is kept as it was told when it was sold', async () => {
  const { sell, lastPlaced } = open(saturday + 2 * dayMs)
  const promisedAt = iso(friday + 360_000)
  await sell({ ...cod, order: 171, soldAt: iso(friday), promisedAt })
  expect(lastPlaced().promisedAt).toBe(promisedAt)
})

test('its customer’s link is known for as long as that of any order that has just come', async () => {
  const { sell, picture, lastPlaced } = open(friday + 5 * dayMs)
  const id = randomUUID()
  await sell({ ...cod, id, order: 171, soldAt: iso(friday), link: linkFrom(new Uint8Array(26)) })
  expect(picture.links.find(lastPlaced().linkHash ?? '')).toBe(id)
})

test('who took the money has sold it, whoever is signed in when it is sent', async () => {
  const { sell, lastPlaced } = open()
  await sell({ ...cod, order: 171, soldAt: iso(friday), soldBy: 'sam' }, priya)
  expect(lastPlaced().by).toBe('sam')
  await sell({ ...cod, order: 172, soldBy: 'a stranger' }, priya)
  expect(lastPlaced().by).toBe('priya')
  await sell(cod, priya)
  expect(lastPlaced().by).toBe('priya')
  await sell(cod)
  expect(lastPlaced()).not.toHaveProperty('by')
})
