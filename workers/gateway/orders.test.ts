// Protects what a manager has allowed: a sale that is refused because the food has gone does not use it up, and keeps nothing from the next
// one; and nobody throws an order away that is above the limit without a manager.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { isWithin, usualLimits } from '@/lib/domain/limits'
import { at } from '@/lib/operations/events.fixture'
import type { Outgoing } from '@/lib/operations/ports'
import { exampleMenu } from '@/prisma/menu'
import { nobody } from './access/desk'
import { wrongState } from './answer'
import type { Allowed } from './approvals'
import { Once } from './once'
import { orderRoutes } from './orders'
import { Picture } from './picture'
import { createPublisher } from './publisher'
import { createRouter } from './route'

const nowMs = () => Date.UTC(2026, 10, 20, 18)

/** A gateway whose shop has two peas left and one approval. */
function openShop() {
  const picture = new Picture(0, 'Europe/London')
  const value = { shop: 0, kind: 'item' as const, of: 'mushy-peas', left: 2, at: new Date(nowMs() - 1_000).toISOString() }
  picture.take([at({ topic: 'menu', offset: 0 }, { type: 'availability.set', id: randomUUID(), value })], nowMs())
  let offset = 0
  const logged: Outgoing['event'][] = []
  const log = {
    async append(records: readonly Outgoing[]) {
      logged.push(...records.map(({ event }) => event))
      return records.map(({ partition }) => ({ topic: 'orders', partition, offset: offset++ }))
    },
  }
  const used: string[] = []
  const find = async (id: string) => picture.board.find(id) ?? null
  const router = createRouter(
    orderRoutes({
      shop: 0,
      partitions: 8,
      once: new Once({ memory: picture.memory, nowMs, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 10 }),
      publish: createPublisher({
        log,
        nowMs,
        onPublished: (own) => void picture.takeOwn(own, nowMs()),
        onAcknowledged: () => undefined,
      }),
      find,
      findSale: async ({ placed }) => placed,
      numbers: picture.numbers,
      onSale: picture.onSale,
      menus: { current: () => exampleMenu, at: () => exampleMenu, version: () => exampleMenu },
      clock: { nowMs },
      atTill: () => null,
      async allow(_, { kind, pence, ofPence, approval, act }): Promise<Allowed> {
        if (kind === 'docket' && isWithin(usualLimits, kind, pence, ofPence)) return { ok: true, doers: { by: 'lee' } }
        if (approval === undefined) return { ok: false, answer: wrongState('A manager has to allow this.') }
        used.push(act)
        return { ok: true, doers: { approvedBy: 'jo' } }
      },
    }),
  )
  async function post(path: string, body: object) {
    const found = router('POST', path)
    if (typeof found === 'string') throw new Error(found)
    return (await found.route.handle({ params: found.params, query: new URLSearchParams(), body, caller: nobody })).status
  }
  function sell(quantity: number, approval?: string) {
    const discount = { percent: 10, reason: 'late', ...(approval !== undefined && { approval }) }
    return post('/api/orders', { id: randomUUID(), till: 1, lines: [{ item: 'mushy-peas', quantity }], discount })
  }
  /** Of so many pieces of cod and chips at £10.60. */
  const throwAway = (quantity: number, approval?: string, id: string = randomUUID()) =>
    post('/api/sales/voided', { id, till: 1, lines: [{ item: 'cod-and-chips', quantity }], reason: 'Rung up wrong', approval })
  return { sell, throwAway, used, logged }
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
