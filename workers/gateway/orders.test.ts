// Protects what a manager has allowed: a sale that is refused because the food has gone does not use it up, and keeps nothing from the next
// one; and nobody throws an order away that is above the limit without a manager.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { byApproval, openSelling } from './selling.fixture'

const nowMs = () => Date.UTC(2026, 10, 20, 18)

/** A gateway whose shop has two peas left and one approval. */
function openShop() {
  const value = { shop: 0, kind: 'item' as const, of: 'mushy-peas', left: 2, at: new Date(nowMs() - 1_000).toISOString() }
  const used: string[] = []
  const shop = openSelling({ nowMs, allow: byApproval(used), events: [{ type: 'availability.set', id: randomUUID(), value }] })
  async function sell(quantity: number, approval?: string) {
    const discount = { percent: 10, reason: 'late', ...(approval !== undefined && { approval }) }
    return (await shop.sell({ lines: [{ item: 'mushy-peas', quantity }], discount })).status
  }
  /** Of so many pieces of cod and chips at £10.60. */
  async function throwAway(quantity: number, approval?: string, id: string = randomUUID()) {
    const body = { id, till: 1, lines: [{ item: 'cod-and-chips', quantity }], reason: 'Rung up wrong', approval }
    return (await shop.post('/api/sales/voided', body)).status
  }
  return { sell, throwAway, used, logged: shop.logged }
}

test('a sale of what is sold out uses up no approval', async () => {
  const { sell, used } = openShop()
  expect(await sell(3, randomUUID())).toBe(422)
  expect(used).toEqual([])
  expect(await sell(2, randomUUID())).toBe(201)
  expect(used).toHaveLength(1)
})

test('a sale whose discount is not allowed keeps nothing', async () => {
  const { sell } = openShop()
  expect(await sell(2)).toBe(409)
  expect(await sell(2, randomUUID())).toBe(201)
})

test('a docket above the limit is not void without a manager, and who allowed it is in the log', async () => {
  const { throwAway, used, logged } = openShop()
  expect(await throwAway(4)).toBe(201)
  const id = randomUUID()
  expect([await throwAway(5, undefined, id), logged.length]).toEqual([409, 1])
  expect([await throwAway(5, randomUUID(), id), used]).toEqual([201, [id]])
  expect(logged).toMatchObject([
    { type: 'sale.voided', value: { totalPence: 4240, by: 'lee' } },
    { type: 'sale.voided', value: { totalPence: 5300, approvedBy: 'jo' } },
  ])
  expect(logged[0]?.value).not.toHaveProperty('approvedBy')
})
