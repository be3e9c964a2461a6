import type { OrderFacts } from '@/lib/domain/board'
import { readCabinet } from '@/lib/domain/cabinet/read'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import { viewOf } from '@/lib/domain/cabinet/view'
import type { CabinetView } from '@/lib/realtime/contract'
import type { LogEvent } from '@/lib/topics/event'
import { Board } from './board'
import { doneBody, requestOf } from './done'
import type { Change } from './frames'
import { Range } from './range'
import { Memory } from './remembered'
import { RunningNumbers } from './running-numbers'

/** All that the gateway knows, and it knows it from the log alone: events in, changes for the screens out. */
export class Picture {
  readonly board = new Board()
  readonly memory = new Memory()
  readonly range = new Range()
  readonly numbers: RunningNumbers
  cabinet: CabinetState | null = null

  constructor(
    private readonly shop: number,
    timeZone: string,
  ) {
    this.numbers = new RunningNumbers(timeZone)
  }

  get cabinetView(): CabinetView | null {
    return this.cabinet && viewOf(this.cabinet)
  }

  /** Takes in what was read or published; what has been taken in before changes nothing. */
  take(events: readonly LogEvent[], nowMs: number): Change {
    const orders: OrderFacts[] = []
    const before = this.cabinet
    for (const event of events) {
      // One log can carry the shops of a chain; each has its own gateway.
      if (event.value.shop !== this.shop) continue
      const facts = this.board.take(event)
      if (facts !== null) orders.push(facts)
      this.range.take(event)
      if (event.type === 'order.placed') this.numbers.learn(event.value.till, event.value.order, Date.parse(event.value.placedAt), nowMs)
      if (event.type === 'cabinet.changed') this.takeCabinet(cabinetIn(event.value.state))
      this.remember(event, nowMs)
    }
    const cabinet = this.cabinet !== before ? this.cabinetView : null
    return { ...(orders.length > 0 ? { orders } : {}), ...(cabinet ? { cabinet } : {}) }
  }

  /** Snapshots of several workers may stand in the log out of order: the highest counts, not the last. */
  private takeCabinet(next: CabinetState | null) {
    const now = this.cabinet
    if (next === null) return
    if (now === null || next.epoch > now.epoch || (next.epoch === now.epoch && next.version > now.version)) this.cabinet = next
  }

  /** Of what did not come through this API only orders matter: their ids are taken. */
  private remember(event: LogEvent, nowMs: number) {
    const request = requestOf(event)
    const body = request !== undefined || event.type === 'order.placed' ? doneBody(event) : null
    if (body !== null) this.memory.keep(event.id, { request, body, atMs: event.timestampMs }, nowMs)
  }
}

/** Null: not a cabinet. Stopping for it would stop the shop's door for one record, after each start again. */
function cabinetIn(state: unknown): CabinetState | null {
  try {
    return readCabinet(state)
  } catch {
    return null
  }
}
