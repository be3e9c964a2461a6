import { parse, v5, v7 } from 'uuid'

/** Ids that follow from what an event is about live in here. Changing it would make every repeat a new event. */
const namespace = parse('5c0f3a52-7d1e-5b0a-9c6e-0b9a4f2d7e31')
const utf8 = new TextEncoder()
/** A program that starts again at number 1 within this time would have its first orders taken for repeats. */
const resendMs = 10 * 60_000

/** UUIDv7 from a clock and 16 random bytes of the caller's. */
export function uuid7(nowMs: number, random: Uint8Array): string {
  return v7({ msecs: nowMs, random })
}

/** Id of a worker's event. It follows from what it says, so a repeat is the same event whoever publishes it. */
export function derivedId(orderId: string, type: string, round: number): string {
  return derived([orderId, type, round])
}

/** Id of a stranger's event that has an id, but not a UUID. CloudEvents: source and id together are unique. */
export function strangerId(source: string, id: string): string {
  return derived([source, id])
}

/**
 * Id of an order whose record has none. A resend keeps its Kafka time, or is at most minutes later: rounded down to ten
 * minutes it is the same order. A program that starts again at 1 is not. Every reader decides alike without asking.
 */
export function foreignOrderId(order: {
  till: number
  number: number
  parts: readonly (readonly string[])[]
  timestampMs: number
}): string {
  return derived([order.till, order.number, order.parts, Math.floor(order.timestampMs / resendMs) * resendMs])
}

/** As JSON, so that no two lists make the same text. */
function derived(of: readonly unknown[]): string {
  return v5(utf8.encode(JSON.stringify(of)), namespace)
}
