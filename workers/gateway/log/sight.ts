import type { LogCell } from '@/lib/realtime/log'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { LogWindow } from '@/lib/server/kafka/log-window'
import type { MenuAt } from '@/lib/topics/foreign'
import { orders } from '@/lib/topics/orders'
import { readRecord } from '@/lib/topics/read'
import { cellOf, headerText } from './cell'
import { SHOP, type Space } from './spaces'

/** A space, and how its records are read. */
export type Sight = {
  window: LogWindow
  space: Space
  cell(topic: string, record: RawRecord): LogCell
  /** True: which order it is about does not stand in its bytes. */
  isForeign(topic: string, record: RawRecord): boolean
}

export function sightOf(window: LogWindow, space: Space, menus: MenuAt): Sight {
  if (space.name !== SHOP) return { window, space, cell: cellOf, isForeign: () => false }
  return {
    window,
    space,
    isForeign,
    cell(topic, record) {
      const cell = cellOf(topic, record)
      return isForeign(topic, record) ? { ...cell, orderRef: idOf(record, menus) ?? cell.orderRef } : cell
    },
  }
}

/** In the shop such an order gets an id that follows from the record, and what follows carries that one. */
function isForeign(topic: string, record: RawRecord): boolean {
  return topic === orders.name && !headerText(record, 'ce_source').startsWith('/shops/')
}

function idOf(record: RawRecord, menus: MenuAt): string | null {
  const reading = readRecord({ ...record, topic: orders.name }, menus)
  return 'event' in reading ? reading.event.id : null
}
