import { dropOldest } from '@/lib/operations/drop-oldest'
import type { LogStep } from '@/lib/realtime/log-api'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import { headerText } from './cell'
import { scanOn } from './scan'
import type { Sight } from './sight'
import { SHOP, type Space } from './spaces'
import { placesIn } from './tapes'

export type Journey = { steps: LogStep[]; toCome: string[]; complete: boolean }

/** On these topics stand no orders. */
const WITHOUT_ORDERS = new Set(['fryer', 'cabinet', 'menu', 'dead-letters', 'cash', 'stock'])
const MOST_RECORDS = 40_000
const CHUNK = 500
/** Topics have no order among them, and the clocks of those who write may differ. */
const APART_MS = 5000
/** An order whose beginning is not known by its id: nobody looks at one that has been open for longer. */
const EARLIER_MS = 15 * 60_000
const MOST_KEPT = 50

type Kept = { steps: Map<string, LogStep>; from: Map<string, number>; done: boolean }

/** Where orders have been. What has been looked through for one is not looked through again: pages ask every second. */
export class Journeys {
  private readonly kept = new Map<string, Kept>()

  async of(sight: Sight, orderRef: string, record: RawRecord): Promise<Journey> {
    const { space } = sight
    // A number is another order's tomorrow, or in a demonstration that begins again.
    const name = `${space.name} ${orderRef} ${orderRef.startsWith('no-') ? record.timestampMs : ''}`
    const kept = this.kept.get(name) ?? { steps: new Map(), from: new Map(), done: false }
    this.keep(name, kept)
    const complete = kept.done || (await this.goOn(kept, sight, orderRef, record))
    const steps = [...kept.steps.values()].toSorted((a, b) => a.atMs - b.atMs || rankIn(space, a.topic) - rankIn(space, b.topic))
    return { steps, toCome: toCome(steps, space), complete }
  }

  /** True when nothing was left out. */
  private async goOn(kept: Kept, sight: Sight, orderRef: string, record: RawRecord): Promise<boolean> {
    const { space, window } = sight
    const places = placesOf(space, record).map(({ full }) => full)
    const scan = { places, from: kept.from, fromMs: beginsMs(orderRef, record) - APART_MS, most: MOST_RECORDS, chunk: CHUNK }
    const { complete, next } = await scanOn(window, scan, (records) => {
      for (const each of records) takeStep(kept, sight, orderRef, each)
      return endMs(kept.steps.values(), space) + APART_MS
    })
    kept.from = next
    kept.done = complete && Number.isFinite(endMs(kept.steps.values(), space))
    return complete
  }

  private keep(name: string, kept: Kept) {
    this.kept.delete(name)
    this.kept.set(name, kept)
    dropOldest(this.kept, MOST_KEPT)
  }
}

function takeStep({ steps }: Kept, sight: Sight, orderRef: string, record: RawRecord) {
  const topic = record.topic.slice(sight.space.prefix.length)
  if (!mayBeAbout(sight, topic, record, orderRef)) return
  const { partition, offset, timestampMs } = record
  const { orderRef: about, words } = sight.cell(topic, record)
  if (about === orderRef) steps.set(`${topic}-${partition}@${offset}`, { topic, partition, offset, atMs: timestampMs, words })
}

/** Looks at the bytes: parsing every record that goes by would cost fifty times as much. */
function mayBeAbout(sight: Sight, topic: string, record: RawRecord, orderRef: string): boolean {
  const wanted = orderRef.startsWith('no-') ? orderRef.slice(3) : orderRef
  return sight.isForeign(topic, record) || record.value?.includes(wanted) === true || headerText(record, 'ce_subject') === orderRef
}

/** What follows an order goes to its own partition number in the shop; in a demo the keys may be hashed. */
function placesOf(space: Space, { partition }: RawRecord) {
  const places = placesIn(space).filter(({ topic }) => !WITHOUT_ORDERS.has(topic))
  return space.name === SHOP ? places.filter((place) => place.partition === partition) : places
}

/** An id of ours begins with the time at which it was made (UUIDv7). */
function beginsMs(orderRef: string, record: RawRecord): number {
  const madeMs = /^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(orderRef) ? Number.parseInt(orderRef.slice(0, 13).replace('-', ''), 16) : null
  const earlierMs = record.topic.endsWith('orders') ? record.timestampMs : record.timestampMs - EARLIER_MS
  return madeMs === null ? earlierMs : Math.min(madeMs, record.timestampMs)
}

/** When it came to its end; infinity while it has not. Where nobody hands over, ready is the end. */
function endMs(steps: Iterable<LogStep>, space: Space): number {
  const last = space.topics.some(({ name }) => name === 'collected') ? 'collected' : 'ready'
  for (const { topic, atMs, words } of steps) if (topic === last || isCancel(topic, words)) return atMs
  return Number.POSITIVE_INFINITY
}

const isCancel = (topic: string, words: string) => topic === 'orders' && words.startsWith('cancelled')
/** A line can be ticked off while others still wait for the cook. */
const isOnItsWay = ({ words }: LogStep) => !words.startsWith('ticked off')
const rankIn = ({ topics }: Space, topic: string) => topics.findIndex(({ name }) => name === topic)

/** The way of an order. Whoever has come to a topic does not come to those before it any more. */
const WAY = ['orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected']

function toCome(steps: readonly LogStep[], space: Space): string[] {
  if (steps.some(({ topic, words }) => isCancel(topic, words))) return []
  // Called back to the kitchen: it becomes ready once more.
  const recalled = steps.findLast(({ topic }) => topic === 'ready')?.words.startsWith('called back') === true
  const reached = recalled ? WAY.indexOf('make-up') : Math.max(0, ...steps.filter(isOnItsWay).map(({ topic }) => WAY.indexOf(topic)))
  // Straight from the order to being wrapped, unless the cabinet is short.
  const ahead = WAY.slice(reached + 1).filter((topic) => reached > 0 || (topic !== 'cook' && topic !== 'hot-food'))
  return ahead.filter((topic) => rankIn(space, topic) >= 0)
}
