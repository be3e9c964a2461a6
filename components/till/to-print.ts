import { z } from 'zod'
import type { OutboxView } from '../live/use-outbox'

const one = z.object({ id: z.string(), link: z.string(), ticket: z.string(), paidAtMs: z.number() })
const list = z.object({ waiting: z.array(one), late: z.number() })

/** An order of this till whose receipt comes out by itself once the shop has it. */
export type ToPrint = z.infer<typeof one>

/** `late`: how many the shop got too late for that; they stay counted until somebody has read it. */
export type PrintList = z.infer<typeof list>

export const nothingToPrint: PrintList = { waiting: [], late: 0 }

/** Who paid longer ago has gone: paper that comes out now is in the next one's way. */
export const printWithinMs = 2 * 60_000

/** What is to be printed now, and what is still to be done. */
export function dueNow(
  { waiting, late }: PrintList,
  { kept, acceptedAtMs }: Pick<OutboxView, 'kept' | 'acceptedAtMs'>,
  nowMs: number,
): { now: ToPrint[]; next: PrintList } {
  const refused = new Set(kept.filter(({ refusal }) => refusal !== undefined).map(({ id }) => id))
  const queued = new Set(kept.map(({ id }) => id))
  const wanted = waiting.filter(({ id }) => !refused.has(id))
  const isInTime = ({ paidAtMs }: ToPrint) => nowMs - paidAtMs <= printWithinMs
  const now = wanted.filter((order) => isInTime(order) && acceptedAtMs.has(order.id))
  // Neither queued nor refused: the shop has it, also where so many came after it that this is not remembered.
  const tooLate = wanted.filter((order) => !isInTime(order) && !queued.has(order.id))
  return {
    now,
    next: { waiting: wanted.filter((order) => !now.includes(order) && !tooLate.includes(order)), late: late + tooLate.length },
  }
}

export type PrintBox = { read(): PrintList; write(next: PrintList): void }

/** Of this tab, which alone prints what it has sold; a page that is loaded anew goes on with it. */
export function toPrintIn(box: () => Pick<Storage, 'getItem' | 'setItem'>, till: number): PrintBox {
  const name = `chippy:to-print:${till}`
  // For a browser that keeps nothing.
  let page = nothingToPrint
  return {
    read() {
      try {
        return list.parse(JSON.parse(box().getItem(name) ?? ''))
      } catch {
        return page
      }
    },
    write(next) {
      page = next
      try {
        box().setItem(name, JSON.stringify(next))
      } catch {
        // Then read() answers with the page's own.
      }
    },
  }
}
