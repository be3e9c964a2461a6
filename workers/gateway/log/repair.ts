import type { RawRecord } from '@/lib/server/kafka/log-record'
import { topics } from '@/lib/topics/all'
import type { LogRecord } from '@/lib/topics/event'
import type { MenuAt } from '@/lib/topics/foreign'
import { derivedId } from '@/lib/topics/ids'
import { orders } from '@/lib/topics/orders'
import { readRecord } from '@/lib/topics/read'
import { headerText } from './cell'
import { SHOP } from './spaces'

export type Repaired = Pick<RawRecord, 'key' | 'headers'> & { value: Buffer }

/**
 * The record of a letter with another text in it: key and headers as they were, without what the letter added. A record that
 * had no id gets one that follows from the letter, so that it is one event however often it is sent; it then needs a type too, and
 * the only thing that may come without one is a bare order.
 */
export function repaired(letter: RawRecord, { topic, text }: { topic: string; text: string }): Repaired {
  const headers = Object.fromEntries(Object.entries(letter.headers).filter(([name]) => !name.startsWith('dl_')))
  if (headerText({ headers }, 'ce_id') === '') {
    headers['ce_id'] = derivedId(headerText(letter, 'dl_id'), 'letter.sent', 0)
    if (headerText({ headers }, 'ce_type') === '' && topic === orders.name)
      Object.assign(headers, { ce_specversion: '1.0', ce_type: 'order.placed', ce_source: '/dead-letters' })
  }
  return { key: letter.key, headers, value: Buffer.from(text) }
}

/** Why it cannot be used even now; null when it can. In a demo every record is an order in the talk's shape. */
export function stillUnusable(
  record: Repaired,
  { space, topic, atMs }: { space: string; topic: string; atMs: number },
  menus: MenuAt,
): string | null {
  const known = topics.find(({ name }) => name === topic)
  if (!known) return `nobody here reads ${topic}`
  const about: LogRecord = { ...record, topic: known.name, partition: 0, offset: 0, timestampMs: atMs }
  const reading = readRecord(space === SHOP ? about : { ...about, topic: orders.name, headers: {} }, menus)
  return 'unusable' in reading ? reading.unusable : null
}
