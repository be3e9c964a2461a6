import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { linkFrom } from '@/lib/domain/link'
import type { Allergen } from '@/lib/domain/menu'
import { dropBatch } from '@/lib/operations/drop-batch'
import { liftBatch } from '@/lib/operations/lift-batch'
import { placeOrder } from '@/lib/operations/place-order'
import { probeTemperature } from '@/lib/operations/probe-temperature'
import { envSchema } from '@/lib/server/env'
import { systemIds } from '@/lib/server/system'
import type { ShopFile } from '@/prove/shop'
import { openDeps } from '@/workers/deps'

type Order = { id: string; ticket: string; link: string }
type Wanted = {
  items: readonly string[]
  minutesAgo?: number
  eatIn?: boolean
  promisedInMinutes?: number
  options?: Record<string, string>
  allergies?: Allergen[]
}

/** Orders of a till that no browser is; its numbers are given here. */
const till = 8

/**
 * Writes into the shop's log what happened some minutes ago, as the gateway would have written it then: a picture of a late order
 * does not wait until one is late.
 */
export async function openPast({ kafka, redis, postgres }: Pick<ShopFile, 'kafka' | 'redis' | 'postgres'>) {
  const env = envSchema.parse({ KAFKA_BROKERS: kafka, REDIS_URL: redis, DATABASE_URL: postgres })
  const deps = await openDeps(env, pino({ level: 'silent' }))
  let sold = 0

  const ago = (minutes: number) => ({ nowMs: () => Date.now() - minutes * 60_000 })

  return {
    async sell({ items, minutesAgo = 0, eatIn = false, promisedInMinutes, options, allergies }: Wanted): Promise<Order> {
      const id = systemIds.next()
      const link = linkFrom(randomBytes(26))
      const order = till * 100 + (sold++ % 99) + 1
      const lines = items.map((item) => ({ item, quantity: 1, ...(options && { options }) }))
      const promised = promisedInMinutes !== undefined && { promisedAt: new Date(Date.now() + promisedInMinutes * 60_000).toISOString() }
      const ports = { ...deps, clock: ago(minutesAgo), partitions: env.PARTITIONS, shop: env.SHOP }
      const asked = { ...promised, ...(allergies && { allergies }) }
      const placed = await placeOrder(ports, { id, till, order, lines, eatIn, link, payment: { method: 'cash' }, ...asked })
      if (!placed.ok) throw new Error(JSON.stringify(placed.problems))
      return { id, ticket: placed.order.ticket, link }
    },
    /** A batch that was lifted so long ago, or, without `lifted`, is in the fat since then. */
    async fry(food: string, portions: number, pan: number, minutesAgo: number, lifted = true): Promise<void> {
      const batch = systemIds.next()
      const minutes = lifted ? minutesAgo + 6 : minutesAgo
      await dropBatch({ ...deps, clock: ago(minutes) }, { shop: env.SHOP, food, portions, pan }, { id: batch })
      if (lifted) await liftBatch({ ...deps, clock: ago(minutesAgo) }, { shop: env.SHOP, batch, food, portions }, { id: systemIds.next() })
    },
    /** What a probe showed so long ago: in a pan's oil or, without a pan, in the cabinet. */
    async probe(celsius: number, minutesAgo: number, pan?: number): Promise<void> {
      await probeTemperature({ ...deps, clock: ago(minutesAgo) }, { shop: env.SHOP, pan, celsius }, { id: systemIds.next() })
    },
    close: () => deps.close(),
  }
}
export type Past = Awaited<ReturnType<typeof openPast>>
