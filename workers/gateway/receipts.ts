import { z } from 'zod'
import { linkPath } from '@/lib/domain/link'
import { asPaid } from '@/lib/domain/payment-correction'
import { codeWords, type PaperRow, paperRows, type ReceiptShop, receiptOf } from '@/lib/domain/receipt'
import { isThisMachine, printReceiptInput, receiptInput, receiptSettings, unprintedInput } from '@/lib/inputs/receipt'
import { linkHash } from '@/lib/operations/link-hash'
import { notePrinted } from '@/lib/operations/note-printed'
import type { Clock, Menus } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { setReceipts } from '@/lib/operations/set-receipts'
import type { ReceiptSet } from '@/lib/topics/menu'
import type { OrderPlaced } from '@/lib/topics/orders'
import { type Answer, notFound, ok, refuse } from './answer'
import { done } from './done'
import { aboutOrder, type FindOrder, type FindSale, type FoundOrder } from './find-order'
import type { Act, Once } from './once'
import type { Papers } from './papers'
import type { PrintDesk } from './print-desk'
import type { Publish } from './publisher'
import { get, idIn, post, type Route } from './route'

export type ReceiptsOptions = {
  shop: number
  partitions: number
  timeZone: string
  /** Where phones reach the shop; undefined when nobody has said. */
  publicUrl: string | undefined
  /** Whether a printer may be set that this machine serves. */
  printerHere: boolean
  shopName(): string
  settings(): ReceiptSet | null
  once: Once
  publish: Publish
  find: FindOrder
  findSale: FindSale
  menus: Menus
  clock: Clock
  desk: PrintDesk
  papers: Papers
}

const paperRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    align: z.enum(['left', 'centre']),
    bold: z.literal(true).optional(),
    big: z.literal(true).optional(),
  }),
  z.object({
    kind: z.literal('pair'),
    left: z.string(),
    right: z.string(),
    bold: z.literal(true).optional(),
    indent: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('rule') }),
]) satisfies z.ZodType<PaperRow>

const unprintedDone = z.object({ id: z.uuid(), printed: z.int(), dropped: z.int(), failed: z.int() })

/** What stands at the head of a receipt. */
export const receiptShop = (name: string, settings: ReceiptSet | null): ReceiptShop => ({
  name,
  address: settings?.address ?? [],
  vatNumber: settings?.vatNumber ?? null,
})

/** Receipts: on the screen, on paper, and what the manager lays down for them. */
export function receiptRoutes(options: ReceiptsOptions): Route[] {
  const { shop, once, publish, clock, settings, desk } = options
  const nothingSet = { address: [], vatNumber: null, printer: null, prints: 'asked' as const }
  return [
    get(
      {
        path: '/api/orders/:id/receipt',
        summary: 'A receipt, row by row as on paper',
        may: ['till', 'counter'],
        answer: z.object({ rows: z.array(paperRow), ticket: z.string() }),
      },
      async ({ params }) => {
        const id = idIn(params)
        const found = id === null ? null : await options.find(id)
        const placed = found && (await options.findSale(found))
        if (!placed) return notFound(tooLongAgo)
        return ok({ rows: rowsOf(options, found, placed, wasPrinted(options, found)), ticket: placed.ticket })
      },
    ),
    post(
      {
        path: '/api/orders/:id/printed',
        summary: 'Prints its receipt; COPY stands on it when one was printed before',
        may: ['till', 'counter'],
        input: printReceiptInput,
        answer: done.printed,
      },
      async ({ id, link }, params, { person }) => {
        const orderId = idIn(params)
        if (orderId === null) return notFound(tooLongAgo)
        const as = { id, request: requestHash('receipt.printed', { orderId, link }) }
        return once.run(as, () => print(options, { orderId, link, by: person?.id }, as))
      },
    ),
    post(
      {
        path: '/api/printer/unprinted',
        summary: 'Prints what did not print, or drops it',
        may: ['till', 'counter'],
        input: unprintedInput,
        answer: unprintedDone,
      },
      ({ id, print: wanted }) =>
        once.run({ id, request: requestHash('receipts.unprinted', { print: wanted }) }, () => settle(desk, id, wanted)),
    ),
    get(
      { path: '/api/receipts', summary: 'What stands on receipts, and where they are printed', may: ['manager'], answer: receiptSettings },
      () => {
        const { address, vatNumber, printer, prints } = settings() ?? nothingSet
        return ok({ address, vatNumber, printer, prints })
      },
    ),
    post(
      { path: '/api/receipts', summary: 'Sets that', may: ['manager'], input: receiptInput, answer: done.receiptSet },
      async ({ id, ...content }) => {
        if (content.printer && !options.printerHere && isThisMachine(content.printer.host)) return printerIsHere()
        const as = { id, request: requestHash('receipt.set', content) }
        return once.run(as, () => publish((log) => setReceipts({ log, clock }, { shop, ...content }, as)))
      },
    ),
  ]
}

const printerIsHere = () => {
  const why = 'The printer’s address is that of the shop’s own computer. Give the one that the printer has on the network.'
  return refuse(422, 'printer-here', why, [{ path: 'printer.host', message: why }])
}

const tooLongAgo = 'There is no such order, or it was too long ago to be printed.'

/** By the log, which the books read too, or by this process before the log has it. */
const wasPrinted = ({ papers }: ReceiptsOptions, { facts }: FoundOrder) => facts.printedAtMs !== undefined || papers.isOut(facts.id)

function rowsOf(
  { shopName, settings, menus, timeZone }: ReceiptsOptions,
  { facts }: FoundOrder,
  order: OrderPlaced,
  isCopy: boolean,
): PaperRow[] {
  return paperRows(
    receiptOf({
      order: asPaid(facts, order),
      shop: receiptShop(shopName(), settings()),
      menu: menus.version(order.menuVersion),
      timeZone,
      isCopy,
      isCancelled: facts.cancelledAtMs !== undefined,
      givenBack: Object.values(facts.givenBack ?? {}),
    }),
  )
}

type Wanted = { orderId: string; link: string | undefined; by: string | undefined }

async function print(options: ReceiptsOptions, { orderId, link, by }: Wanted, as: Act): Promise<Answer> {
  const { find, desk, papers, publish, clock, publicUrl } = options
  const found = await find(orderId)
  const about = found && aboutOrder(found, options.shop, options.partitions)
  const placed = found && (await options.findSale(found))
  if (!placed || !about) return notFound(tooLongAgo)
  // Only the order's own: nothing else may lead from its receipt to somebody's page.
  const isItsOwn = link !== undefined && linkHash(link) === placed.linkHash
  const qrText = isItsOwn ? `${publicUrl ?? ''}${linkPath(link)}` : null
  const aboveCode = isItsOwn ? [codeWords(publicUrl)] : []
  let copy = false
  // Asked when it is its turn: the one before it may have been of the same order.
  const rows = () => {
    copy = wasPrinted(options, found)
    return [...rowsOf(options, found, placed, copy), ...aboveCode]
  }
  // Not waited for: the paper is out, whether or not the log can be reached.
  const onPrinted = () => {
    const atMs = clock.nowMs()
    const printed = { copy, by }
    papers.note(orderId, as.id, () => publish((log) => notePrinted({ log, clock: { nowMs: () => atMs } }, about, printed, as)))
  }
  const outcome = await desk.print({ orderId, rows, qrText, onPrinted })
  if (outcome.kind === 'failed') return refuse(409, 'not-printed', outcome.why)
  const { order, till, ticket } = about
  const body: z.infer<typeof done.printed> = { id: as.id, orderId, order, ticket, till, copy, status: 'printed' }
  return { status: 201, body }
}

export async function settle(desk: PrintDesk, id: string, wanted: boolean): Promise<Answer> {
  const jobs = desk.takeUnprinted()
  const counts = { printed: 0, failed: 0, dropped: wanted ? 0 : jobs.length }
  for (const job of wanted ? jobs : []) {
    const outcome = await desk.print(job)
    counts[outcome.kind === 'failed' ? 'failed' : 'printed']++
    // Also one that the printer was never asked about, because too many waited for it or it is not set any more.
    if (outcome.kind === 'failed') desk.putBack(job)
  }
  const body: z.infer<typeof unprintedDone> = { id, ...counts }
  return { status: 201, body }
}
