import type { OrderFacts } from '@/lib/domain/board'
import { mergeFacts } from '@/lib/domain/board'
import type { CookNews } from '@/lib/domain/range/sight'
import type { CabinetView, Frame } from '@/lib/realtime/contract'

/** One frame per 25 ms: six times fewer frames than one an event at 200 events/s, and p99 96 instead of 235 ms (STACK.md 7). */
export const FRAME_MS = 25
/** The whole cabinet goes out each time, so at most four times a second. */
export const CABINET_MS = 250

/** The cabinet, and what the cook is told beside it, are looked at when a frame goes out with them: they change more often than that. */
export type Change = {
  orders?: readonly OrderFacts[]
  cabinet?: () => CabinetView | null
  cook?: () => CookNews
  /** Something was dropped, lifted or undone. */
  fryer?: true
  menuVersion?: number
}

/**
 * What has changed since the last frame, put together: facts of one order are merged, of cabinets and menus the last counts.
 * Time comes from outside, so the rules can be tested without waiting.
 */
export class Frames {
  private number = 0
  private readonly orders = new Map<string, OrderFacts>()
  private cabinet: Change['cabinet']
  private cook: Change['cook']
  private menuVersion: number | undefined
  private lastFrameMs = Number.NEGATIVE_INFINITY
  private lastCabinetMs = Number.NEGATIVE_INFINITY

  /** Of the last frame with a change in it. */
  get seq(): number {
    return this.number
  }

  add({ orders = [], cabinet, cook, menuVersion }: Change) {
    for (const facts of orders) {
      const before = this.orders.get(facts.id)
      this.orders.set(facts.id, before ? mergeFacts(before, facts) : facts)
    }
    if (cabinet) this.cabinet = cabinet
    if (cook) this.cook = cook
    if (menuVersion !== undefined) this.menuVersion = menuVersion
  }

  /** When the next frame may go; null when there is nothing to say. In the past after a quiet time: at once. */
  dueMs(): number | null {
    const frameMs = this.lastFrameMs + FRAME_MS
    if (this.orders.size > 0 || this.menuVersion !== undefined || this.cook !== undefined) return frameMs
    return this.cabinet === undefined ? null : Math.max(frameMs, this.lastCabinetMs + CABINET_MS)
  }

  /** The changes with the next number; with nothing to say a heartbeat, which keeps the last one. */
  take(nowMs: number, behindMs: number): Frame {
    const withCabinet = this.cabinet !== undefined && nowMs >= this.lastCabinetMs + CABINET_MS
    const frame: Frame = { seq: this.number, serverNowMs: nowMs, behindMs }
    if (this.orders.size > 0) frame.orders = [...this.orders.values()]
    if (this.menuVersion !== undefined) frame.menuVersion = this.menuVersion
    if (this.cook !== undefined) frame.cook = this.cook()
    const cabinet = withCabinet ? this.cabinet?.() : null
    if (cabinet) frame.cabinet = cabinet
    // Nothing to see yet, as while the log is read back. Kept, it would be due at once and for ever.
    else if (withCabinet) this.cabinet = undefined
    if (frame.orders === undefined && frame.menuVersion === undefined && frame.cabinet === undefined && frame.cook === undefined)
      return frame
    this.orders.clear()
    this.menuVersion = undefined
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
