import { createHash } from 'node:crypto'
import { z } from 'zod'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import type { ShopFile } from '@/prove/shop'
import { workers } from '@/workers/index'
import type { Progress } from './progress'

/** Rows of each table, as a count and a digest of their text; and a digest of the hot cabinet without what every restore changes. */
export type Stored = Record<string, string>

const tables = ['journal', 'ledger', 'order_facts', 'order_content', 'portion_movement', 'portion_sum', 'stock_movement', 'stock_used']
const count = z.number()
const cabinetState = z.object({
  positions: z.record(z.string(), count),
  lots: z.array(z.object({ food: z.string(), n: count })),
  orders: z.unknown(),
  fryer: z.unknown(),
  par: z.unknown(),
  totals: z.record(z.string(), z.object({ cooked: count, served: count, wasted: count, expired: count, miscounted: count })),
})
type CabinetState = z.infer<typeof cabinetState>

/** Of the stored state of a shop in which nothing happens. */
export async function readStored({ redis: url }: Pick<ShopFile, 'redis'>, { db }: Progress): Promise<Stored> {
  const stored: Stored = {}
  for (const table of tables) {
    const sql = `SELECT count(*) AS rows, md5(coalesce(string_agg(row, E'\\n' ORDER BY row), '')) AS digest FROM (SELECT t::text AS row FROM ${table} t) AS rows`
    const [found] = (await db.query<{ rows: string; digest: string }>(sql)).rows
    stored[table] = `${found?.rows} rows, ${found?.digest}`
  }
  const state = await cabinetIn(url)
  return {
    ...stored,
    cabinet:
      state === null
        ? 'none'
        : createHash('md5')
            .update(canonical(withoutTime(state)))
            .digest('hex'),
  }
}

/** True when all that is in the log is in the books and in the cabinet. */
export async function isComplete({ redis: url }: Pick<ShopFile, 'redis'>, { db, records }: Progress): Promise<boolean> {
  const { rows } = await db.query<{ worker: string; topic: string; next: string }>(
    'SELECT worker, topic, sum(next) AS next FROM position GROUP BY worker, topic',
  )
  const state = await cabinetIn(url)
  if (state === null) return false
  for (const { name, reads } of workers) {
    const isBook = rows.some(({ worker }) => worker === name)
    const keepsCabinet = name === 'preparer' || name === 'cook'
    if (!isBook && !keepsCabinet) continue
    for (const { name: topic } of reads) {
      const next = isBook ? Number(rows.find((row) => row.worker === name && row.topic === topic)?.next ?? 0) : cabinetNext(state, topic)
      if (next < (await records(topic))) return false
    }
  }
  return true
}

const cabinetNext = ({ positions }: CabinetState, topic: string) =>
  Object.entries(positions).reduce((sum, [place, next]) => (place.replace(/-\d+$/, '') === topic ? sum + next : sum), 0)

async function cabinetIn(url: string): Promise<CabinetState | null> {
  const redis = connectRedis(url, createLogger('bench'))
  try {
    const [state, claim] = await redis.hmget('cabinet:0', 'state', 'claim')
    return typeof state === 'string' && !claim ? cabinetState.parse(JSON.parse(state)) : null
  } finally {
    redis.disconnect()
  }
}

/** Food that goes past its hold time while the shop is closed is not another cabinet: it counts as still there. */
function withoutTime({ lots, orders, fryer, par, totals }: CabinetState) {
  const foods = Object.entries(totals).map(([food, { expired, ...rest }]) => {
    const free = lots.reduce((sum, lot) => (lot.food === food ? sum + lot.n : sum), 0)
    return [food, { ...rest, freeOrExpired: free + expired }]
  })
  return { orders, fryer, par, foods: Object.fromEntries(foods) }
}

/** JSON with its keys in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
