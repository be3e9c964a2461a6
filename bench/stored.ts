import { createHash } from 'node:crypto'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import { projections } from '@/lib/operations/projections'
import { workers } from '@/workers/index'
import type { CabinetWatch } from './cabinet-watch'
import type { Progress } from './progress'

/** Rows of each table, as a count and a digest of their text; and a digest of the hot cabinet without what every restore changes. */
export type Stored = Record<string, string>

const tables = ['journal', 'ledger', 'order_facts', 'order_content', 'portion_movement', 'portion_sum', 'stock_movement', 'stock_used']
const books = new Set<string>(Object.values(projections))
/** Of the stored state of a shop in which nothing happens. */
export async function readStored({ db }: Progress, watch: CabinetWatch): Promise<Stored> {
  const stored: Stored = {}
  for (const table of tables) {
    const sql = `SELECT count(*) AS rows, md5(coalesce(string_agg(row, E'\\n' ORDER BY row), '')) AS digest FROM (SELECT t::text AS row FROM ${table} t) AS rows`
    const [found] = (await db.query<{ rows: string; digest: string }>(sql)).rows
    stored[table] = `${found?.rows} rows, ${found?.digest}`
  }
  const state = await watch.state()
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

/** @throws saying what is missing, until all that is in the log is in the books and in the cabinet */
export async function checkComplete({ db, records }: Progress, watch: CabinetWatch): Promise<void> {
  const sql = 'SELECT worker, topic, sum(next) AS next FROM position GROUP BY worker, topic'
  const { rows } = await db.query<{ worker: string; topic: string; next: string }>(sql)
  const cabinet = await watch.state()
  if (cabinet === null) throw new Error('there is no cabinet in Redis')
  for (const { name, reads, writes } of workers) {
    const keepsCabinet = writes.some(({ name }) => name === 'cabinet')
    if (!keepsCabinet && !books.has(name)) continue
    for (const { name: topic } of reads) {
      const stored = rows.find((row) => row.worker === name && row.topic === topic)
      const next = keepsCabinet ? cabinetNext(cabinet, topic) : Number(stored?.next ?? 0)
      const end = await records(topic)
      if (next < end) throw new Error(`${name} has ${next} of ${end} records of ${topic}`)
    }
  }
}

const cabinetNext = ({ positions }: CabinetState, topic: string) =>
  Object.entries(positions).reduce((sum, [place, next]) => (place.replace(/-\d+$/, '') === topic ? sum + next : sum), 0)

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
