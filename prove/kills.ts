import type pg from 'pg'
import { staffTills } from '@/workers/robots/till-staff'
import type { Visitor } from '@/workers/robots/visitor'
import { withDatabase } from './database'
import { connect, readTopics } from './log'
import { type OpenShop, openShop, Proof, sleep, until } from './shop'
import { startTraffic, type Traffic } from './traffic'

/**
 * Orders come at 20 a second while every process of the shop is killed (-9), the supervisor too, three times each.
 * Afterwards: what was accepted is ready and booked, each order once, and no portion is missing from the cabinet.
 */
const rounds = 3
const tills = [1, 2, 3, 4]
const shopOptions = {
  data: '.data-prove-kills',
  args: ['--robots', '--split', '--rate', '0', '--speed', '2000'],
  env: { COLLECT_AFTER_SECONDS: '2' },
}
const order = [
  'gateway',
  'preparer',
  'cook',
  'counter',
  'accountant',
  'statistician',
  'stockist',
  'robot-preparer',
  'robot-cook',
  'web',
  'redis',
  'postgres',
  'kafka',
]

export async function kills(args: string[]) {
  const only = args.length ? args : [...order, 'supervisor']
  const proof = new Proof('kills')
  let shop = await openShop(shopOptions)
  const owner = await shop.owner()
  const traffic = startTraffic(await staffTills(owner, tills, 'Customer'), 20)
  const recovered: Record<string, number[]> = {}
  try {
    await sleep(5000)
    for (let round = 1; round <= rounds; round++) {
      for (const name of only) {
        const from = performance.now()
        if (name === 'supervisor') {
          shop.supervisor.kill('SIGKILL')
          shop = await reopen(shop)
        } else process.kill(pidOf(shop, name), 'SIGKILL')
        await flows(owner, traffic)
        const seconds = (performance.now() - from) / 1000
        const all = (recovered[name] ??= [])
        all.push(seconds)
        console.log(
          `round ${round}: killed ${name.padEnd(15)} an order placed after it was ready ${seconds.toFixed(1)} s later (${traffic.accepted.size} accepted)`,
        )
        await sleep(1000)
      }
    }
    await traffic.stop()
    console.log(`${traffic.accepted.size} orders accepted; waiting for the kitchen and the books`)
    await compare(proof, shop, owner, traffic)
    for (const [name, seconds] of Object.entries(recovered))
      console.log(`seconds to recover  ${name.padEnd(15)} ${seconds.map((s) => s.toFixed(1)).join(' ')}`)
  } finally {
    console.log(`closed in ${((await shop.close()) / 1000).toFixed(1)} s`)
  }
  proof.end()
}

function pidOf(shop: OpenShop, name: string): number {
  const pid = shop.file().pids[name]
  if (!pid) throw new Error(`${name} is not running; running are: ${Object.keys(shop.file().pids).join(' ')}`)
  return pid
}

/** After the supervisor is gone nothing of it may keep running; then the shop is opened again on the same data. */
async function reopen(shop: OpenShop): Promise<OpenShop> {
  const pids = Object.values(shop.file().pids)
  await until('nothing keeps running after the supervisor was killed', 30_000, async () => !pids.some(alive))
  return openShop({ ...shopOptions, port: shop.port, fresh: false })
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** An order that is placed now is ready, and so is all the rest of the chain that it needs. */
async function flows(owner: Visitor, traffic: Traffic) {
  const id = await traffic.place()
  await until(`order ${id} is ready`, 120_000, async () => {
    const { status, body } = await owner.get(`/api/orders/${id}`)
    if (status !== 200) return false
    const { state } = body as { state: string }
    return state === 'ready' || state === 'collected'
  })
}

type Cabinet = {
  totals: Record<string, { cooked: number; served: number; wasted: number; expired: number }>
  lots: { food: string; n: number }[]
  orders: Record<string, { status: string; got: { food: string; n: number }[] }>
}

async function compare(proof: Proof, shop: OpenShop, owner: Visitor, traffic: Traffic) {
  const file = shop.file()
  const accepted = [...traffic.accepted.keys()].toSorted()
  const kafka = connect(file.kafka)
  const idsOf = async (topic: string, type: string) => {
    const ids = (await readTopics(kafka, [topic]))
      .filter((record) => record.headers['ce_type'] === type)
      .map((record) => (JSON.parse(String(record.value)) as { id: string }).id)
    return [...new Set(ids)].toSorted()
  }
  let ready: string[] = []
  await until('every accepted order is ready', 180_000, async () => {
    ready = await idsOf('ready', 'order.ready')
    return ready.length >= accepted.length
  }).catch((error: Error) => console.log(error.message))
  proof.check('accepted = on the log, distinct', same(accepted, await idsOf('orders', 'order.placed')), `${accepted.length}`)
  proof.check('accepted = ready, distinct', same(accepted, ready), `${ready.length}`)

  await withDatabase(file.postgres, (db) => compareBooks(proof, db, accepted))

  const cabinet = (await owner.get('/api/cabinet')).body as Cabinet
  for (const [food, total] of Object.entries(cabinet.totals)) {
    const free = cabinet.lots.filter((lot) => lot.food === food).reduce((sum, lot) => sum + lot.n, 0)
    const aside = Object.values(cabinet.orders)
      .filter((open) => open.status !== 'ready')
      .flatMap((open) => open.got)
      .filter((lot) => lot.food === food)
      .reduce((sum, lot) => sum + lot.n, 0)
    const accounted = free + aside + total.served + total.wasted + total.expired
    proof.check(
      `${food}: cooked = held + set aside + served + wasted + expired`,
      total.cooked === accounted,
      `${total.cooked} = ${free} + ${aside} + ${total.served} + ${total.wasted} + ${total.expired}`,
    )
  }
}

async function compareBooks(proof: Proof, db: pg.Client, accepted: string[]) {
  const column = async (sql: string) => (await db.query<{ v: string }>(sql)).rows.map((row) => String(row.v))
  const count = async (table: string) => Number((await column(`SELECT count(*) AS v FROM ${table}`))[0])
  const caughtUp = async () => (await count('journal')) >= accepted.length && (await count('order_facts')) >= accepted.length
  await until('the books have caught up', 60_000, caughtUp).catch((error: Error) => console.log(error.message))
  const booked = (await column('SELECT order_id AS v FROM journal')).toSorted()
  proof.check('accepted = booked, each once', same(accepted, booked), `${booked.length}`)
  const facts = (await column('SELECT id AS v FROM order_facts')).toSorted()
  proof.check('accepted = in the facts, each once', same(accepted, facts), `${facts.length}`)
  const [balance] = await column('SELECT sum(debit_pence) - sum(credit_pence) AS v FROM ledger')
  proof.check('debits = credits', balance === '0', `difference ${balance}`)
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((id, n) => id === b[n])
