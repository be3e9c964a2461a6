import { onTradingDay } from '@/lib/domain/local-time'

/** What somebody looks for. */
export type Wanted =
  | { as: 'order'; order: number }
  | { as: 'id'; id: string }
  | { as: 'key'; key: string }
  | { as: 'offset'; topic: string | null; partition: number | null; offset: number }
  | { as: 'time'; atMs: number }

export const EXAMPLES = 'Look for an order (271), an id, a key (key 0/3), an offset (orders p1@69, or @69) or a time (18:42:10).'

/** Null: it is none of these. */
export function wantedIn(text: string, nowMs: number, timeZone: string): Wanted | null {
  const words = text.trim()
  return offsetIn(words) ?? timeIn(words, nowMs, timeZone) ?? orderIn(words) ?? keyIn(words) ?? idIn(words)
}

function offsetIn(words: string): Wanted | null {
  const found = /^(?:([\w.-]+)\s+)?(?:p(\d{1,6})\s*)?(?:@|,?\s*offset\s+)(\d{1,15})$/i.exec(words)
  if (!found) return null
  const [, topic, partition, offset] = found
  return {
    as: 'offset',
    topic: topic?.toLowerCase() ?? null,
    partition: partition === undefined ? null : Number(partition),
    offset: Number(offset),
  }
}

const ISO = /^\d{4}-\d\d-\d\dT/

function timeIn(words: string, nowMs: number, timeZone: string): Wanted | null {
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/.exec(words)
  if (clock) {
    const [, hours, minutes, seconds = '0', fraction = ''] = clock
    const timeMs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
    return { as: 'time', atMs: onTradingDay(nowMs, timeMs, timeZone) }
  }
  if (!ISO.test(words)) return null
  const atMs = Date.parse(words)
  return Number.isFinite(atMs) ? { as: 'time', atMs } : null
}

function orderIn(words: string): Wanted | null {
  const number = /^(?:#|order\s+|no-)?(\d{1,10})$/i.exec(words)?.[1]
  return number === undefined ? null : { as: 'order', order: Number(number) }
}

function keyIn(words: string): Wanted | null {
  const key = /^key\s+(.+)$/i.exec(words)?.[1] ?? /^\d+\/\d+$/.exec(words)?.[0]
  return key === undefined ? null : { as: 'key', key }
}

/** Of an order, of an event, of a batch. */
function idIn(words: string): Wanted | null {
  return /^[\w:./-]{6,100}$/.test(words) && !ISO.test(words) ? { as: 'id', id: words } : null
}
