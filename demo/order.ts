import type { Message } from 'kafkajs'
import { z } from 'zod'
import type { Place } from '@/lib/realtime/demos'
import { derivedId } from '@/lib/topics/ids'
import { orderNumber, parts, tillNumber } from '@/lib/topics/shapes'
import { type Chance, classic } from '@/workers/robots/wishes'

/** An order as the talk shows it: `{"order":271,"till":2,"parts":[["cod","chips"]]}`. `ready` is added on the way. */
const demoOrder = z.object({ order: orderNumber, till: tillNumber, parts, ready: z.boolean().optional() })
export type DemoOrder = z.infer<typeof demoOrder>

/** An order as it was read: what is in it, which order it is, and where it stood in the log. */
export type Taken = { order: DemoOrder; id: string; place: Place; key: Buffer | null }

/** What a customer wants, by the talk's die. Plaice is on the menu only where there is a cook: without one 6 counts as 1. */
export function partsFor(chance: Chance, withPlaice: boolean): string[][] {
  const wanted = classic(chance)
  return withPlaice ? wanted : wanted.filter((part) => !part.includes('plaice'))
}

export const hasPlaice = ({ parts: wanted }: DemoOrder) => wanted.some((part) => part.includes('plaice'))

/** Null: the bytes are no order. Anybody can write to a topic, and one bad record must not stop the shop. */
export function readOrder(value: Buffer | null): DemoOrder | null {
  try {
    return demoOrder.parse(JSON.parse(String(value)))
  } catch {
    return null
  }
}

export type RecordAbout = { type: string; id: string; orderId: string; source: string; nowMs: number }

/** A record is a key, a value and headers. What it is about stands in the headers (CloudEvents), so the value stays as simple as the talk's. */
export function messageOf(order: DemoOrder, key: string | Buffer | null, about: RecordAbout): Message {
  return {
    key,
    value: JSON.stringify(order),
    headers: {
      ce_specversion: '1.0',
      ce_id: about.id,
      ce_type: about.type,
      ce_source: about.source,
      ce_time: new Date(about.nowMs).toISOString(),
      ce_subject: about.orderId,
      'content-type': 'application/json',
    },
  }
}

/**
 * The id of what follows from a record follows from that record's place in the log. Whoever is killed between publishing and
 * committing reads the record again and publishes again, under the same id: everybody can see that it is a repeat.
 */
export function followUpId(taken: Pick<Taken, 'id' | 'place'>, type: string): string {
  const { topic, partition, offset } = taken.place
  return derivedId(taken.id, `${type} after ${topic}-${partition}`, offset)
}
