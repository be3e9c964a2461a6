// Protects the word COPY: whatever came out on paper before says so on every later one, also when the gateway has forgotten the order,
// when two ask at once, and while the log cannot be reached; and the log has each in the end.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { factsOf } from '@/lib/domain/board'
import type { PaperRow } from '@/lib/domain/receipt'
import { at, placed, printed, sampleId } from '@/lib/operations/events.fixture'
import type { Outgoing, PrintOutcome } from '@/lib/operations/ports'
import { exampleMenu } from '@/prisma/menu'
import { nobody } from './access/desk'
import { createFindOrder } from './find-order'
import { Once } from './once'
import { Papers } from './papers'
import { Picture } from './picture'
import { PrintDesk } from './print-desk'
import { createPublisher } from './publisher'
import { receiptRoutes } from './receipts'
import { createRouter } from './route'

const orderId = sampleId(1)
const sale = placed({ n: 1 })
const settings = { shop: 0, address: [], vatNumber: null, printer: { host: 'printer', port: 9100 }, prints: 'asked' as const, at: '' }

type Told = { remembered?: boolean; printedBefore?: boolean; logAway?: number; outcome?: PrintOutcome }

/** A gateway that has the order in memory or only in the books; `logAway`: so many times the log takes nothing. */
function openShop({ remembered = true, printedBefore = false, logAway = 0, outcome = { kind: 'printed' } }: Told = {}) {
  let nowMs = Date.UTC(2026, 10, 20, 18)
  const clock = { nowMs: () => nowMs++ }
  const picture = new Picture(0, 'Europe/London')
  const told = [sale, ...(printedBefore ? [printed({ n: 1 })] : [])].map((event, offset) => at({ topic: 'orders', offset }, event))
  if (remembered) picture.take(told, nowMs)
  if (sale.type !== 'order.placed') throw new Error('no sale')
  const sold = sale.value
  const facts = told.flatMap((event) => factsOf(event) ?? []).reduce((a, b) => ({ ...a, ...b }))
  let offset = 10
  let away = logAway
  const logged: Outgoing['event'][] = []
  const log = {
    async append(records: readonly Outgoing[]) {
      if (away-- > 0) throw new Error('the log is away')
      logged.push(...records.map(({ event }) => event))
      return records.map(({ partition }) => ({ topic: 'orders', partition, offset: offset++ }))
    },
  }
  const papers: PaperRow[][] = []
  const again: (() => void)[] = []
  const printer = { now: outcome }
  const desk = new PrintDesk({
    printer: { print: async () => printer.now },
    settings: () => settings,
    encode: (rows) => {
      papers.push([...rows])
      return new Uint8Array()
    },
    onChange: () => undefined,
  })
  const options = {
    onPublished: (own: Parameters<Picture['takeOwn']>[0]) => void picture.takeOwn(own, nowMs),
    onAcknowledged: () => undefined,
  }
  const router = createRouter(
    receiptRoutes({
      ...{ shop: 0, partitions: 8, timeZone: 'Europe/London', publicUrl: undefined, printerHere: true, clock, desk },
      shopName: () => 'Chippy',
      settings: () => settings,
      once: new Once({ memory: picture.memory, nowMs: clock.nowMs, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 10 }),
      publish: createPublisher({ log, nowMs: clock.nowMs, ...options }),
      find: createFindOrder({ board: picture.board, history: async () => ({ facts, soldAt: { partition: 0, offset: 0 } }) }),
      findSale: async () => sold,
      menus: { current: () => exampleMenu, at: () => exampleMenu, version: () => exampleMenu },
      papers: new Papers(() => new Promise((resolve) => again.push(resolve))),
    }),
  )
  async function print(): Promise<unknown> {
    const found = router('POST', `/api/orders/${orderId}/printed`)
    if (typeof found === 'string') throw new Error(found)
    const body = { id: randomUUID() }
    const answer = await found.route.handle({ params: found.params, query: new URLSearchParams(), body, caller: nobody })
    return 'body' in answer && 'copy' in answer.body ? answer.body.copy : answer.status
  }
  const settle = async () => {
    for (let n = 0; n < 10; n++) {
      again.splice(0).forEach((resume) => resume())
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const saysCopy = () => papers.map((rows) => rows.some((row) => row.kind === 'text' && row.text === 'COPY'))
  return { print, settle, saysCopy, logged, printer, desk }
}

test('an order that only the books remember is a copy if it was printed before, and none if it was not', async () => {
  const old = openShop({ remembered: false, printedBefore: true })
  expect([await old.print(), old.saysCopy()]).toEqual([true, [true]])
  const unprinted = openShop({ remembered: false })
  expect([await unprinted.print(), await unprinted.print(), unprinted.saysCopy()]).toEqual([false, true, [false, true]])
})

test('while the log is away the second paper is a copy, and the log has both in the end, each once', async () => {
  const shop = openShop({ logAway: 5 })
  expect([await shop.print(), await shop.print(), shop.logged]).toEqual([false, true, []])
  await shop.settle()
  expect(shop.logged.map(({ type, value }) => [type, 'copy' in value && value.copy])).toEqual(
    expect.arrayContaining([
      ['receipt.printed', false],
      ['receipt.printed', true],
    ]),
  )
  expect(shop.logged).toHaveLength(2)
  expect(new Set(shop.logged.map(({ id }) => id)).size).toBe(2)
})

test('of two that ask at once one has the original', async () => {
  const shop = openShop()
  expect(await Promise.all([shop.print(), shop.print()])).toEqual([false, true])
  expect(shop.saysCopy()).toEqual([false, true])
})

test('one that did not come out makes no copy of the next', async () => {
  const shop = openShop({ outcome: { kind: 'failed', why: 'The printer is out of paper.' } })
  expect(await shop.print()).toBe(409)
  shop.printer.now = { kind: 'printed' }
  expect([await shop.print(), shop.saysCopy()]).toEqual([false, [false, false]])
})
