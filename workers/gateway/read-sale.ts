import { readRecord } from '@/lib/topics/read'
import type { OpenDeps } from '@/workers/deps'
import { Away } from './answer'
import type { FindOrderOptions } from './find-order'

/** Reads one sale back from its place in the log, where the books know it to be. */
export function createReadSale({ reader, menus }: Pick<OpenDeps, 'reader' | 'menus'>): FindOrderOptions['readSale'] {
  return async (id, { partition, offset }) => {
    try {
      const { first, next } = await reader.ends('orders', partition)
      if (offset < first || offset >= next) return null
      const [record] = await reader.read('orders', partition, offset, offset + 1)
      const reading = record && readRecord(record, menus)
      if (!reading || 'unusable' in reading || reading.event.type !== 'order.placed') return null
      return reading.event.value.id === id ? reading.event.value : null
    } catch (error) {
      throw new Away('log', error)
    }
  }
}
