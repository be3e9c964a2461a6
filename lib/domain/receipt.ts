import { choiceWords } from './choice-words'
import { type Menu, optionsById } from './menu'
import { formatPence } from './money'
import type { Order, Payment, PricedLine } from './order'
import { changePence, partsOf } from './payment'
import { type VatRow, vatRows } from './vat-rows'

/** Who sold: what a simplified VAT invoice has to name (HMRC VAT Notice 700, 16.6). No number: the shop is not registered, or nobody has said. */
export type ReceiptShop = { name: string; address: readonly string[]; vatNumber: string | null }

/** What stands on a receipt, before anybody has said how wide the paper is. */
export type Receipt = {
  shop: ReceiptShop
  /** It was printed before. */
  isCopy: boolean
  /** The money was given back. */
  isCancelled: boolean
  ticket: string
  till: number
  /** "Fri 20 Nov 2026 18:41": when it was sold, which is the tax point. */
  when: string
  eatIn: boolean
  /** Null: nobody asked. */
  allergies: string | null
  /** `pence`: before anything came off. */
  lines: { quantity: number; name: string; choices: string[]; pence: number }[]
  off: { name: string; pence: number }[]
  totalPence: number
  /** What came back since, and for what. */
  back: { name: string; pence: number }[]
  /** With what, and how much was given. */
  paid: { name: string; pence: number }[]
  changePence: number
  vat: VatRow[]
}

export type OnReceipt = {
  order: Omit<Order, 'id' | 'shop' | 'parts' | 'menuVersion'>
  shop: ReceiptShop
  /** The one it was sold from; it may be gone. */
  menu: Menu | undefined
  timeZone: string
  isCopy: boolean
  isCancelled: boolean
  /** Of a sale that was cancelled all of it came back, and is not named piece by piece. */
  givenBack: readonly { kind: 'changed' | 'refunded'; reason: string; totalPence: number }[]
}

/** A receipt has the order's own figures and none besides. */
export function receiptOf({ order, shop, menu, timeZone, isCopy, isCancelled, givenBack }: OnReceipt): Receipt {
  const { ticket, till, eatIn, allergies, totalPence } = order
  const paid = paidBy(order.payment, totalPence)
  return {
    shop,
    ...{ isCopy, isCancelled, ticket, till, eatIn, totalPence, paid },
    when: whenWords(Date.parse(order.placedAt), timeZone),
    allergies: allergies === undefined ? null : allergies.length === 0 ? 'NONE' : allergies.join(', ').toUpperCase(),
    lines: order.lines.map((line) => ({
      quantity: line.quantity,
      name: line.name,
      choices: choicesOf(line, menu),
      pence: line.unitPence * line.quantity,
    })),
    off: (order.off ?? []).map((off) => ({ name: off.kind === 'deal' ? off.name : `Discount: ${off.reason}`, pence: off.pence })),
    back: isCancelled
      ? []
      : givenBack.map(({ kind, reason, totalPence: pence }) => ({ name: `${kind === 'changed' ? 'Void' : 'Refund'}: ${reason}`, pence })),
    changePence: Math.max(0, paid.reduce((sum, { pence }) => sum + pence, 0) - totalPence),
    vat: vatRows(order.lines),
  }
}

/** One line a part; of cash what was handed over. */
function paidBy(payment: Payment | null, totalPence: number): Receipt['paid'] {
  if (payment === null) return []
  return partsOf(payment, totalPence).map((part) => ({
    name: part.method === 'cash' ? 'Cash' : 'Card',
    pence: part.pence + changePence(part),
  }))
}

/** In the menu's words; what the menu does not know any more in the order's own. */
function choicesOf({ options = {} }: PricedLine, menu: Menu | undefined): string[] {
  const known = menu ? optionsById(menu) : new Map<string, never>()
  return Object.entries(options).map(([id, choice]) => {
    const option = known.get(id)
    return option ? choiceWords(option, choice) : choice
  })
}

function whenWords(atMs: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  })
  return format.format(atMs).replaceAll(',', '').replace(' at ', ' ')
}

/** One row of paper. `pair`: words at the left, a figure at the right. */
export type PaperRow =
  | { kind: 'text'; text: string; align: 'left' | 'centre'; bold?: true; big?: true }
  | { kind: 'pair'; left: string; right: string; bold?: true; indent?: true }
  | { kind: 'rule' }

const centred = (text: string, more: { bold?: true; big?: true } = {}): PaperRow => ({ kind: 'text', text, align: 'centre', ...more })
const left = (text: string, more: { bold?: true } = {}): PaperRow => ({ kind: 'text', text, align: 'left', ...more })
const pair = (words: string, pence: number, more: { bold?: true; indent?: true } = {}): PaperRow => ({
  kind: 'pair',
  left: words,
  right: formatPence(pence),
  ...more,
})
const rule: PaperRow = { kind: 'rule' }

/** The same rows on every screen and every roll of paper. */
export function paperRows(receipt: Receipt): PaperRow[] {
  const { shop, lines, off, paid, vat } = receipt
  return [
    centred(shop.name, { bold: true, big: true }),
    ...shop.address.map((line) => centred(line)),
    ...(shop.vatNumber === null ? [] : [centred(`VAT no. ${shop.vatNumber}`)]),
    rule,
    ...(receipt.isCancelled ? [centred('REFUND', { bold: true, big: true })] : []),
    ...(receipt.isCopy ? [centred('COPY', { bold: true, big: true })] : []),
    centred(`Order ${receipt.ticket}`, { bold: true, big: true }),
    left(`${receipt.when}, till ${receipt.till}, ${receipt.eatIn ? 'eat in' : 'takeaway'}`),
    ...(receipt.allergies === null ? [] : [left(`ALLERGY: ${receipt.allergies}`, { bold: true })]),
    rule,
    ...lines.flatMap(({ quantity, name, choices, pence }) => [
      pair(`${quantity} ${name}`, pence),
      ...(choices.length === 0 ? [] : [left(`  ${choices.join(', ')}`)]),
    ]),
    ...off.map(({ name, pence }) => pair(name, -pence, { indent: true })),
    rule,
    pair(receipt.isCancelled ? 'Given back' : 'Total', receipt.totalPence, { bold: true }),
    ...paid.map(({ name, pence }) => pair(name, pence)),
    ...(receipt.changePence > 0 ? [pair('Change', receipt.changePence)] : []),
    ...receipt.back.map(({ name, pence }) => pair(name, -pence)),
    rule,
    ...vat.map((row) => vatLine(row)),
  ]
}

/**
 * What stands above the code, on every screen and every roll of paper. `publicUrl`: where customers' phones reach the shop; without it
 * no phone can open the order, and the counter knows it by its code all the same.
 */
export const codeWords = (publicUrl: string | undefined): PaperRow =>
  centred(publicUrl === undefined ? 'Show this at the counter' : 'Follow your order', { bold: true })

function vatLine({ percent, netPence, vatPence, grossPence }: VatRow): PaperRow {
  return {
    kind: 'pair',
    left: `VAT ${percent}%: net ${formatPence(netPence)} + VAT ${formatPence(vatPence)}`,
    right: formatPence(grossPence),
  }
}
