import { chromium } from '@playwright/test'
import type pg from 'pg'
import { playIn } from '@/e2e/open-shop'
import { cookUntilInHand, listenForErrors, openScreen, sellForCash, serve } from '@/e2e/people'
import { findChromium } from '@/workers/shop/chromium.mjs'
import { withDatabase } from './database'
import { connect, readTopics, type Seen } from './log'
import { openShop, Proof, until } from './shop'

/**
 * Two orders through a real browser, nobody but people: cod and chips at till 1, plaice and chips at till 2. Then the log
 * is asked what happened, and PostgreSQL what it booked.
 */
const data = '.data-prove-story'

export async function story() {
  const proof = new Proof('story')
  const shop = await openShop({ data })
  const browser = await chromium.launch(await findChromium())
  try {
    const { url, kafka, postgres } = shop.file()
    playIn(data)
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1920, height: 1080 } })
    const errors = listenForErrors(context)
    const [till1, till2, kitchen, cook, board, manager] = [
      await openScreen(context, '/till/1'),
      await openScreen(context, '/till/2'),
      await openScreen(context, '/kitchen'),
      await openScreen(context, '/cook'),
      await context.newPage(),
      await openScreen(context, '/manager'),
    ]
    await board.goto('/board')
    const cod = await sellForCash(till1, 'Cod & chips')
    const plaice = await sellForCash(till2, 'Plaice & chips')
    console.log(`sold ${cod} (cod and chips, till 1) and ${plaice} (plaice and chips, till 2)`)
    for (const number of [cod, plaice]) await cookUntilInHand(cook, kitchen, number)
    for (const number of [cod, plaice]) await serve(kitchen, number)
    for (const number of [cod, plaice]) await board.getByText(number, { exact: true }).first().waitFor()
    console.log('cooked, wrapped, bumped and called on the pick-up board')
    await till1.getByRole('button', { name: `${cod} is ready. Hand over` }).click()
    await till2.getByRole('button', { name: `${plaice} is ready. Hand over` }).click()
    const orders = await eventsOf(kafka, [cod, plaice])
    for (const [number, events] of orders) await print(proof, number, events)
    await withDatabase(postgres, (db) => books(proof, db, [...orders.values()].map(idOf)))
    await manager.getByText('£21.80').first().waitFor({ timeout: 15_000 })
    proof.check('the manager sees £21.80 taken', true)
    proof.check('no page said an error', errors.length === 0, errors.join(' · '))
  } finally {
    await browser.close()
    console.log(`closed in ${((await shop.close()) / 1000).toFixed(1)} s`)
  }
  proof.end()
}

const orderTopics = ['orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected']
const valueOf = (record: Seen) => JSON.parse(String(record.value)) as { id: string; ticket: string }
const idOf = (events: Seen[]) => (events[0] ? valueOf(events[0]).id : '')

/** Every event of these orders, once both have been collected. */
async function eventsOf(brokers: string, numbers: string[]): Promise<Map<string, Seen[]>> {
  const kafka = connect(brokers)
  let all: Seen[] = []
  await until('both orders are collected', 30_000, async () => {
    all = await readTopics(kafka, orderTopics)
    return new Set(all.filter((record) => record.topic === 'collected').map((record) => valueOf(record).ticket)).size >= numbers.length
  })
  const ofOrder = (number: string) =>
    all
      .filter((record) => valueOf(record).ticket === number)
      .toSorted((a, b) => a.timestampMs - b.timestampMs || orderTopics.indexOf(a.topic) - orderTopics.indexOf(b.topic))
  return new Map(numbers.map((number) => [number, ofOrder(number)]))
}

async function print(proof: Proof, number: string, events: Seen[]) {
  console.log(`\norder ${number}`)
  for (const { topic, partition, offset, headers, key, timestampMs } of events) {
    console.log(
      `  ${new Date(timestampMs).toISOString().slice(11, 23)}  ${topic.padEnd(10)} partition ${partition} offset ${String(offset).padStart(3)}  key ${key}  ${headers['ce_type']}`,
    )
  }
  const types = events.map((record) => record.headers['ce_type'])
  proof.check(
    `${number} waited for the cook and then went all the way`,
    ['order.placed', 'order.waiting', 'order.hot', 'order.in-hand', 'order.ready', 'order.collected'].every((type) => types.includes(type)),
    types.join(' '),
  )
  const distinct = new Set(events.map((record) => `${record.topic} ${record.headers['ce_id']}`)).size
  proof.check(`${number}: each of its events stands in the log once`, distinct === events.length)
  proof.check(`${number}: all of them in one partition number`, new Set(events.map((record) => record.partition)).size === 1)
}

async function books(proof: Proof, db: pg.Client, orderIds: string[]) {
  type Entry = { order_number: number; account: string; vat: string | null; debit_pence: number; credit_pence: number }
  let entries: Entry[] = []
  await until('the orders are booked', 30_000, async () => {
    entries = (
      await db.query<Entry>(
        'SELECT j.order_number, l.account, l.vat, l.debit_pence, l.credit_pence FROM journal j JOIN ledger l ON l.journal_id = j.id WHERE j.order_id = ANY($1::uuid[]) ORDER BY j.order_number, l.n',
        [orderIds],
      )
    ).rows
    return new Set(entries.map((entry) => entry.order_number)).size === orderIds.length
  })
  console.log('\nledger       account  debit  credit')
  for (const entry of entries)
    console.log(
      `  ${String(entry.order_number).padEnd(9)} ${String(entry.account).padEnd(8)} ${String(entry.debit_pence).padStart(5)}  ${String(entry.credit_pence).padStart(6)}  ${entry.vat ?? ''}`,
    )
  const sum = (side: 'debit_pence' | 'credit_pence') => entries.reduce((total, entry) => total + entry[side], 0)
  proof.check(
    'debits = credits = £21.80',
    sum('debit_pence') === sum('credit_pence') && sum('debit_pence') === 2180,
    `${sum('debit_pence')} = ${sum('credit_pence')}`,
  )

  type Movement = { subject: string; reason: string; uses: Record<string, number> }
  let movements: Movement[] = []
  await until('the stock has moved', 15_000, async () => {
    movements = (await db.query<Movement>('SELECT subject, reason, uses FROM stock_movement ORDER BY at_ms')).rows
    return orderIds.every((id) => movements.some((movement) => movement.subject === id))
  })
  console.log('\nstock movements')
  for (const { subject, reason, uses } of movements)
    console.log(
      `  ${reason.padEnd(9)} ${subject}  ${Object.entries(uses)
        .map(([name, n]) => `${name} ${n}`)
        .join(', ')}`,
    )
  proof.check(
    'each order and each lifted batch moved stock once',
    new Set(movements.map(({ subject, reason }) => subject + reason)).size === movements.length &&
      movements.some(({ reason }) => reason === 'cooked'),
  )
}
