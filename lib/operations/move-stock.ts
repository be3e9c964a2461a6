import { doneAtMs } from '../domain/done-at'
import type { Menu } from '../domain/menu'
import { type StockReason, stockMovements } from '../domain/stock'
import { tradingDate } from '../domain/trading-date'
import type { LogEvent } from '../topics/event'
import type { Menus } from './ports'

/** What one event did to the stock. A batch is lifted once and an order sold and returned once, whatever is sent twice. */
export type StockRow = {
  subject: string
  reason: StockReason
  shop: number
  atMs: number
  tradingDate: string
  /** Consumable id → quantity. */
  uses: Record<string, number>
}

const counted = ['order.placed', 'order.cancelled', 'order.changed', 'batch.lifted', 'batch.undone', 'portions.wasted'] as const
type Counted = Extract<LogEvent, { type: (typeof counted)[number] }>

/** The stockist's rows. */
export function moveStock(menus: Menus, timeZone: string): (events: readonly LogEvent[]) => StockRow[] {
  return (events) => events.flatMap((event) => stockRow(event, menus, timeZone) ?? [])
}

function stockRow(event: LogEvent, menus: Menus, timeZone: string): StockRow | null {
  if (!isCounted(event)) return null
  const movements = stockMovements(event, menuOf(event, menus))
  const reason = movements[0]?.reason
  if (reason === undefined) return null
  const atMs = atMsOf(event)
  return {
    subject: subjectOf(event),
    reason,
    shop: event.value.shop,
    atMs,
    tradingDate: tradingDate(atMs, timeZone),
    uses: Object.fromEntries(movements.map(({ consumable, quantity }) => [consumable, quantity])),
  }
}

function atMsOf(event: Counted): number {
  if (event.type === 'order.placed') return Date.parse(event.value.placedAt)
  return event.type === 'batch.lifted' ? doneAtMs(event) : event.timestampMs
}

function isCounted(event: LogEvent): event is Counted {
  return counted.some((type) => type === event.type)
}

function subjectOf(event: Counted): string {
  switch (event.type) {
    case 'order.placed':
    case 'order.cancelled':
      return event.value.id
    case 'batch.lifted':
    case 'batch.undone':
      return event.value.batch
    case 'order.changed':
    case 'portions.wasted':
      return event.id
  }
}

/** A sale used what its own menu said, even when it is read after the next menu came. */
function menuOf(event: Counted, menus: Menus): Menu {
  const version = 'menuVersion' in event.value ? event.value.menuVersion : undefined
  return (typeof version === 'number' ? menus.version(version) : undefined) ?? menus.at(event.timestampMs)
}
