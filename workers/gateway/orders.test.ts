// Protects what a manager has allowed: a sale that is refused because the food has gone does not use it up, and keeps nothing from the next one.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
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
  const log = {
    append: async (records: readonly Outgoing[]) => records.map(({ partition }) => ({ topic: 'orders', partition, offset: offset++ })),
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
      async allow(_, { approval, act }): Promise<Allowed> {
        if (approval === undefined) return { ok: false, answer: wrongState('A manager has to allow this.') }
        used.push(act)
        return { ok: true, doers: { approvedBy: 'jo' } }
      },
    }),
  )
  async function sell(quantity: number, approval?: string) {
    const found = router('POST', '/api/orders')
    if (typeof found === 'string') throw new Error(found)
    const discount = { percent: 10, reason: 'late', ...(approval !== undefined && { approval }) }
    const body = { id: randomUUID(), till: 1, lines: [{ item: 'mushy-peas', quantity }], discount }
    return (await found.route.handle({ params: found.params, query: new URLSearchParams(), body, caller: nobody })).status
  }
  return { sell, used }
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
