import type { Units } from '@/lib/domain/availability'
import type { OrderFacts } from '@/lib/domain/board'
import { mergeFacts } from '@/lib/domain/board'
import { mergeSale, type SaleFacts } from '@/lib/domain/parked'
import type { CookNews } from '@/lib/domain/range/sight'
import { type CabinetView, type Frame, type PrinterState, saysSomething } from '@/lib/realtime/contract'

/** One frame per 25 ms: six times fewer frames than one an event at 200 events/s, and p99 96 instead of 235 ms (STACK.md 7). */
export const FRAME_MS = 25
/** The whole cabinet goes out each time, so at most four times a second. */
export const CABINET_MS = 250

/** The cabinet, and what the cook is told beside it, are looked at when a frame goes out with them: they change more often than that. */
export type Change = {
  orders?: readonly OrderFacts[]
  sales?: readonly SaleFacts[]
  printer?: PrinterState
  cabinet?: () => CabinetView | null
  cook?: () => CookNews
  /** Something was dropped, lifted, undone or probed. */
  fryer?: true
  menuVersion?: number
  left?: Units
}

/**
 * What has changed since the last frame, put together: facts of one order are merged, of cabinets, menus and what is left the last counts.
 * Time comes from outside, so the rules can be tested without waiting.
 */
export class Frames {
  private number = 0
  private readonly orders = new Map<string, OrderFacts>()
  private readonly sales = new Map<string, SaleFacts>()
  private printer: PrinterState | undefined
  private cabinet: Change['cabinet']
  private cook: Change['cook']
  private menuVersion: number | undefined
  private left: Units | undefined
  private lastFrameMs = Number.NEGATIVE_INFINITY
  private lastCabinetMs = Number.NEGATIVE_INFINITY

  /** Of the last frame with a change in it. */
  get seq(): number {
    return this.number
  }

  add({ orders = [], sales = [], printer, cabinet, cook, menuVersion, left }: Change) {
    if (printer !== undefined) this.printer = printer
    for (const sale of sales) this.sales.set(sale.id, mergeSale(this.sales.get(sale.id) ?? sale, sale))
    for (const facts of orders) {
      const before = this.orders.get(facts.id)
      this.orders.set(facts.id, before ? mergeFacts(before, facts) : facts)
    }
    if (cabinet) this.cabinet = cabinet
    if (cook) this.cook = cook
    if (menuVersion !== undefined) this.menuVersion = menuVersion
    if (left !== undefined) this.left = left
  }

  /** When the next frame may go; null when there is nothing to say. In the past after a quiet time: at once. */
  dueMs(): number | null {
    const frameMs = this.lastFrameMs + FRAME_MS
    if (this.orders.size > 0 || this.sales.size > 0 || this.printer !== undefined || this.cook !== undefined) return frameMs
    if (this.menuVersion !== undefined || this.left !== undefined) return frameMs
    return this.cabinet === undefined ? null : Math.max(frameMs, this.lastCabinetMs + CABINET_MS)
  }

  /** The changes with the next number; with nothing to say a heartbeat, which keeps the last one. */
  take(nowMs: number, behindMs: number): Frame {
    const withCabinet = this.cabinet !== undefined && nowMs >= this.lastCabinetMs + CABINET_MS
    const frame: Frame = { seq: this.number, serverNowMs: nowMs, behindMs }
    if (this.printer !== undefined) frame.printer = this.printer
    if (this.sales.size > 0) frame.sales = [...this.sales.values()]
    if (this.orders.size > 0) frame.orders = [...this.orders.values()]
    if (this.menuVersion !== undefined) frame.menuVersion = this.menuVersion
    if (this.left !== undefined) frame.left = this.left
    if (this.cook !== undefined) frame.cook = this.cook()
    const cabinet = withCabinet ? this.cabinet?.() : null
    if (cabinet) frame.cabinet = cabinet
    // Nothing to see yet, as while the log is read back. Kept, it would be due at once and for ever.
    else if (withCabinet) this.cabinet = undefined
    if (!saysSomething(frame)) return frame
    this.orders.clear()
    this.sales.clear()
    this.printer = undefined
    this.menuVersion = undefined
    this.left = undefined
    this.cook = undefined
    this.lastFrameMs = nowMs
    if (withCabinet) {
      this.cabinet = undefined
      this.lastCabinetMs = nowMs
    }
    this.number += 1
    return { ...frame, seq: this.number }
  }
}
