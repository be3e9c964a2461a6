import type { LogBytes } from '@/lib/realtime/log-api'
import type { RawRecord } from '@/lib/server/kafka/log-record'

/** Nobody reads on after so much; the rest is in the log. */
const TEXT_BYTES = 64 * 1024
const HEX_BYTES = 512

export function bytesOf(value: Buffer, textBytes = TEXT_BYTES): LogBytes {
  return {
    sizeBytes: value.length,
    text: value.subarray(0, textBytes).toString(),
    hex: value
      .subarray(0, HEX_BYTES)
      .toString('hex')
      .replace(/(..)(?=.)/g, '$1 '),
    cut: value.length > textBytes,
    json: value.length <= textBytes && isJson(value.toString()),
  }
}

export function headersOf({ headers }: Pick<RawRecord, 'headers'>): { name: string; value: string }[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value: value?.toString() ?? '' }))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
