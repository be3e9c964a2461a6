import type { MenuAt } from '../topics/foreign'
import { readRecord } from '../topics/read'
import type { LogReader } from './ports'
import type { History } from './restore-cabinet'

/** The log read back as events. Records that cannot be used are left out, as they were when they were first read. */
export function eventHistory(reader: LogReader, menus: MenuAt): History {
  return {
    ends: (topic, partition) => reader.ends(topic, partition),
    async events(topic, partition, from, to) {
      const records = await reader.read(topic, partition, from, to)
      return records.flatMap((record) => {
        const reading = readRecord(record, menus)
        return 'event' in reading ? [reading.event] : []
      })
    },
  }
}
