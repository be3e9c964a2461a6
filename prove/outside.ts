import type { Visitor } from '@/workers/robots/visitor'
import { badRecords } from './bad-records'
import { connect, readTopics, type Seen } from './log'
import { openShop, Proof, until } from './shop'

/**
 * A stranger's Kafka client: it knows the topic names and the two bare shapes, and imports nothing of Chippy. Every good
 * order must be ready once, as it was sent; every record that cannot be used must be put aside once, with its bytes.
 */
type Bare = { order: number; till: number; parts: string[][] }
type Sent = { record: { key?: string; value: string; partition?: number; timestamp?: string }; expect: Bare }

const foods = [
  [['cod', 'chips']],
  [['chips']],
  [
    ['cod', 'chips'],
    ['chips', 'chips'],
  ],
  [['plaice', 'chips']],
  [['cod', 'chips'], ['plaice', 'chips'], ['peas']],
]

/** Both shapes; with and without key, partition and till. Numbers start high so that no till of ours has them. */
function goodOrders(startMs: number): Sent[] {
  const sent: Sent[] = []
  for (let n = 0; n < 60; n++) {
    const order = 9000 + n
    const parts = foods[n % foods.length] ?? [['chips']]
    const till = n % 4 === 3 ? 0 : 1 + (n % 3)
    const timestamp = String(startMs + n)
    const bare =
      n % 2 === 0 ? { order, ...(till ? { till } : {}), parts } : { order: parts, count: order, ...(till ? { till: String(till) } : {}) }
    const place = n % 3 === 0 ? {} : n % 3 === 1 ? { partition: n % 8 } : { key: `stranger-${n}` }
    sent.push({ record: { ...place, timestamp, value: JSON.stringify(bare) }, expect: { order, till, parts } })
  }
  return sent
}

const sameBytes = (a: Buffer | null, b: Buffer | string | null) => (a === null || b === null ? a === b : a.equals(Buffer.from(b)))
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

export async function outside() {
  const proof = new Proof('outside')
  const shop = await openShop({ data: '.data-prove-outside', args: ['--robots', '--rate', '0', '--speed', '120'] })
  try {
    const kafka = connect(shop.file().kafka)
    const producer = kafka.producer()
    await producer.connect()
    const good = goodOrders(Date.now())
    const bad = badRecords()
    const half = good.length / 2
    await producer.send({ topic: 'orders', messages: good.slice(0, half).map((sent) => sent.record) })
    await producer.send({ topic: 'orders', messages: bad.map((record, n) => ({ value: record.value, partition: n % 8 })) })
    await producer.send({ topic: 'orders', messages: good.slice(half).map((sent) => sent.record) })
    const repeats = good.filter((_, n) => n % 3 === 1).map((sent) => sent.record)
    await producer.send({ topic: 'orders', messages: repeats })
    await producer.disconnect()
    console.log(`sent ${good.length} orders in two shapes, ${repeats.length} of them twice, and ${bad.length} records that cannot be used`)

    const readyIds = (records: Seen[]) => new Set(records.map((record) => record.headers['ce_id']))
    let ready: Seen[] = []
    await until('every order is ready', 180_000, async () => {
      ready = (await readTopics(kafka, ['ready'])).filter((record) => record.headers['ce_type'] === 'order.ready')
      return readyIds(ready).size >= good.length
    })
    const values = ready.map((record) => JSON.parse(String(record.value)) as Bare & { ready: boolean; id: string })
    proof.check(
      'as many orders are ready as were sent, each id once',
      new Set(values.map((value) => value.id)).size === good.length && readyIds(ready).size === good.length,
      `${readyIds(ready).size} of ${good.length}`,
    )
    const wrong = good.filter(
      ({ expect }) =>
        !values.some(
          (value) => value.order === expect.order && value.till === expect.till && same(value.parts, expect.parts) && value.ready === true,
        ),
    )
    proof.check(
      'each has the same order, till and parts, and "ready": true',
      wrong.length === 0,
      wrong.map(({ expect }) => expect.order).join(' '),
    )

    const dead = await readTopics(kafka, ['dead-letters'])
    for (const record of bad) {
      const found = dead.filter((letter) => sameBytes(letter.value, record.value))
      const complete = found.every(
        (letter) =>
          letter.headers['dl_topic'] === 'orders' &&
          letter.headers['dl_offset'] !== undefined &&
          letter.headers['dl_partition'] !== undefined &&
          letter.headers['dl_reason'],
      )
      proof.check(`put aside once: ${record.name}`, found.length === 1 && complete, `${found[0]?.headers['dl_reason'] ?? 'not found'}`)
    }
    proof.check('nothing else was put aside', dead.length === bad.length, `${dead.length}`)
    await booked(proof, await shop.owner(), good)
  } finally {
    console.log(`closed in ${((await shop.close()) / 1000).toFixed(1)} s`)
  }
  proof.end()
}

/** Priced from the menu, on the screens and in the books: asked over HTTP like anybody. */
async function booked(proof: Proof, owner: Visitor, good: Sent[]) {
  let day = { orders: 0, takingsPence: 0 }
  await until('the books have every order', 30_000, async () => {
    day = (await owner.get('/api/reports/day')).body as typeof day
    return day.orders >= good.length
  })
  proof.check(
    'every good order is in the books once, with a price',
    day.orders === good.length && day.takingsPence > good.length * 100,
    `${day.orders} orders, ${day.takingsPence} p`,
  )
}
