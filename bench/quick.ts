import { spawn } from 'node:child_process'
import pg from 'pg'
import { openShop, sleep, until } from '@/prove/shop'
import { cpuSeconds } from './cpu'

/** More under way: more orders a second, until what waits makes each of them dearer. */
const mostUnderWay = Number(process.env['UNDER_WAY'] ?? 1000)
/** power: each write is flushed to the disk before it counts. */
const durability = process.env['DURABILITY'] ?? 'power'

/** Orders that the accountant has booked and the statistician has seen collected, whichever are fewer. */
const throughSql = `SELECT least(
  (SELECT coalesce(sum(next), 0) FROM position WHERE worker = 'accountant' AND topic = 'orders'),
  (SELECT coalesce(sum(next), 0) FROM position WHERE worker = 'statistician' AND topic = 'collected')) AS n`

/**
 * The whole chain at full load, everything on this machine, the load maker too: orders go in at the publishing port (no
 * HTTP), robots wrap without waiting, the counter hands over at once, books, facts and stock are kept. Only so many orders
 * stand between the port and the slower of ledger and counter, so that no backlog can grow: what is counted was booked
 * and handed over.
 */
export async function quick(seconds: number) {
  const shop = await openShop({
    data: '.data-bench',
    args: ['--robots', '--rate', '0', '--speed', '10000'],
    env: { COLLECT_AFTER_SECONDS: '0' },
  })
  try {
    const file = shop.file()
    const db = new pg.Client({ connectionString: file.postgres })
    db.on('error', () => {})
    await db.connect()
    const through = async () => Number((await db.query<{ n: string }>(throughSql)).rows[0]?.n)

    const load = spawn(process.execPath, ['workers/shop/script.mjs', 'bench/load.ts'], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, KAFKA_BROKERS: file.kafka, REDIS_URL: file.redis, DATABASE_URL: file.postgres },
    })
    // A gentle start: what comes before the first food is cooked has to wait for it.
    const ahead = (done: number) => (done < 500 ? 50 : mostUnderWay)
    const allow = setInterval(() => void through().then((done) => load.connected && load.send({ allow: done + ahead(done) })), 50)
    await until('the first orders have gone through', 60_000, async () => (await through()) > 500)
    await sleep(8000)

    const pids = { ...file.pids, load: load.pid ?? 0 }
    const before = Object.entries(pids).map(([name, pid]) => ({ name, pid, cpu: cpuSeconds(pid) }))
    const from = { at: performance.now(), through: await through() }
    await sleep(seconds * 1000)
    const orders = (await through()) - from.through
    const elapsed = (performance.now() - from.at) / 1000
    const used = before.map(({ name, pid, cpu }) => ({ name, microseconds: ((cpuSeconds(pid) - cpu) * 1e6) / orders }))
    clearInterval(allow)
    load.kill()
    const check = await whole(db)
    await db.end()

    for (const { name, microseconds } of used.toSorted((a, b) => b.microseconds - a.microseconds))
      console.log(`${name.padEnd(12)} ${microseconds.toFixed(0).padStart(6)} µs CPU per order`)
    const total = used.reduce((sum, { microseconds }) => sum + microseconds, 0)
    console.log(
      `${(orders / elapsed).toFixed(0)} orders/s from the publishing port to ledger and counter over ${elapsed.toFixed(0)} s, ${(total / 1000).toFixed(3)} ms CPU per order in all, durability ${durability}`,
    )
    console.log(check)
  } finally {
    await shop.close()
  }
}

/** Fast is nothing if it is wrong: when the last order has gone through, everybody must have the same number of them. */
async function whole(db: pg.Client): Promise<string> {
  type Row = { orders: string; waited: string; collected: string; booked: string; difference: string }
  const sql = `SELECT (SELECT count(*) FROM order_facts WHERE placed_ms IS NOT NULL) AS orders, (SELECT count(*) FROM order_facts WHERE waiting_ms IS NOT NULL) AS waited, (SELECT count(*) FROM order_facts WHERE collected_ms IS NOT NULL) AS collected,
    (SELECT count(*) FROM journal) AS booked, (SELECT sum(debit_pence) - sum(credit_pence) FROM ledger) AS difference`
  let row: Row = { orders: '', waited: '', collected: '', booked: '', difference: '' }
  const same = () => row.orders === row.collected && row.orders === row.booked && row.difference === '0'
  await until('every order is collected and booked', 60_000, async () => {
    const before = row.orders
    row = (await db.query<Row>(sql)).rows[0] ?? row
    return same() && row.orders === before
  }).catch(() => {})
  return `${same() ? 'whole' : 'NOT WHOLE'}: ${row.orders} orders, ${row.waited} waited for the cook, ${row.collected} collected, ${row.booked} booked, debits - credits ${row.difference}`
}
