import { z } from 'zod'
import { unheardOf } from '@/lib/domain/unheard-of'
import type { SearchAnswer, SearchHit } from '@/lib/realtime/log-api'
import type { RawRecord } from '@/lib/server/kafka/log-record'
import { placeName } from '@/lib/server/kafka/log-window'
import { headerText, orderNumberIn } from './cell'
import { recordAt } from './record'
import { scanBack } from './scan'
import type { Wanted } from './search-words'
import type { Sight } from './sight'
import { placesIn } from './tapes'

const MOST_FOUND = 50
/** Records that one answer looks through: some tenths of a second. */
const MOST_RECORDS = 50_000
const CHUNK = 500
/** What stands just before and after a time. */
const BEFORE = 20
const AFTER = 5

/** Where to look on: offsets by `topic-partition`, topics without the prefix. */
const furtherSchema = z.record(z.string(), z.int().min(0))

/** Null: `further` is none of ours. */
export function readFurther(text: string): Map<string, number> | null {
  try {
    const parsed = furtherSchema.safeParse(JSON.parse(text))
    return parsed.success ? new Map(Object.entries(parsed.data)) : null
  } catch {
    return null
  }
}

export async function searchFor(sight: Sight, wanted: Wanted, further: ReadonlyMap<string, number> | null): Promise<SearchAnswer> {
  switch (wanted.as) {
    case 'offset':
      return atOffset(sight, wanted)
    case 'time':
      return aroundTime(sight, wanted.atMs)
    case 'order':
    case 'id':
    case 'key':
      return lookThrough(sight, wanted, further)
    default:
      return unheardOf(wanted)
  }
}

const hit = (sight: Sight, record: RawRecord): SearchHit => {
  const topic = record.topic.slice(sight.space.prefix.length)
  const { label, words, orderRef } = sight.cell(topic, record)
  return { topic, partition: record.partition, offset: record.offset, atMs: record.timestampMs, words, label, orderRef }
}

const newestFirst = (hits: readonly SearchHit[]) => hits.toSorted((a, b) => b.atMs - a.atMs)

async function atOffset(sight: Sight, { topic, partition, offset }: Extract<Wanted, { as: 'offset' }>): Promise<SearchAnswer> {
  const places = placesIn(sight.space).filter(
    (place) => (topic === null || place.topic === topic) && (partition === null || place.partition === partition),
  )
  const found: SearchHit[] = []
  for (const place of places) {
    const record = await recordAt(sight.window, sight.space, { ...place, offset })
    if (record) found.push(hit(sight, record))
  }
  return { as: 'offset', found: newestFirst(found), atMs: null, looked: { records: places.length, backToMs: null }, further: null }
}

async function aroundTime(sight: Sight, atMs: number): Promise<SearchAnswer> {
  const { window, space } = sight
  const places = placesIn(space)
  const full = places.map((place) => place.full)
  const [firsts, nexts, then] = [await window.offsets(full, 'first'), await window.offsets(full, 'next'), await window.offsets(full, atMs)]
  const stretches = full.map((place, i) => {
    const [first, end] = [firsts[i] ?? 0, nexts[i] ?? 0]
    const at = then[i] ?? end
    return { ...place, from: Math.max(first, at - BEFORE), to: Math.min(end, at + AFTER) }
  })
  const records = (await window.read(stretches)).flat()
  const nearest = records.toSorted((a, b) => Math.abs(a.timestampMs - atMs) - Math.abs(b.timestampMs - atMs)).slice(0, MOST_FOUND)
  const oldest = Math.min(...records.map(({ timestampMs }) => timestampMs))
  return {
    as: 'time',
    found: newestFirst(nearest.map((record) => hit(sight, record))),
    atMs,
    looked: { records: records.length, backToMs: records.length === 0 ? null : oldest },
    further: null,
  }
}

type LookedFor = Extract<Wanted, { as: 'order' | 'id' | 'key' }>

async function lookThrough(sight: Sight, wanted: LookedFor, further: ReadonlyMap<string, number> | null): Promise<SearchAnswer> {
  const { window, space } = sight
  // The cabinet's records hold every open order, and are large: whoever looks for an order means those about it.
  const places = placesIn(space).filter(({ topic }) => topic !== 'cabinet' && topic !== 'menu')
  const before = further && new Map([...further].map(([place, offset]) => [space.prefix + place, offset]))
  const found: SearchHit[] = []
  const scan = { places: places.map(({ full }) => full), most: MOST_RECORDS, chunk: CHUNK, ...(before && { before }) }
  const { records, backToMs, left } = await scanBack(window, scan, (chunk) => {
    const hits = chunk.filter((record) => mayBe(sight, record, wanted)).map((record) => ({ record, ...hit(sight, record) }))
    for (const { record, ...each } of hits) if (isIt(record, each, wanted)) found.push(each)
    return found.length < MOST_FOUND
  })
  const answer = { as: wanted.as, found: newestFirst(found), atMs: null }
  const last = answer.found[MOST_FOUND - 1]
  if (answer.found.length <= MOST_FOUND || !last)
    return {
      ...answer,
      looked: { records, backToMs: backToMs !== null && Number.isFinite(backToMs) ? backToMs : null },
      further: furtherText(sight, left),
    }
  // More than anybody reads at once. Whoever looks on begins before the oldest that is shown; in a place that has not been looked
  // through so far back, where that look ended.
  const full = places.map((place) => place.full)
  const [firsts, nexts] = [await window.offsets(full, 'first'), await window.offsets(full, 'next')]
  const then = await window.offsets(full, last.atMs)
  const on = full.flatMap((place, i): [string, number][] => {
    const name = placeName(place)
    const [first, end] = [firsts[i] ?? 0, nexts[i] ?? 0]
    const begun = before ? (before.get(name) ?? first) : end
    const at = Math.min(Math.max(then[i] ?? end, left.get(name) ?? first), begun)
    return at > first ? [[name, at]] : []
  })
  return {
    ...answer,
    found: answer.found.filter(({ atMs }) => atMs >= last.atMs),
    looked: { records, backToMs: Math.max(last.atMs, backToMs ?? 0) },
    further: furtherText(sight, new Map(on)),
  }
}

function furtherText({ space }: Sight, left: ReadonlyMap<string, number>): string | null {
  return left.size === 0 ? null : JSON.stringify(Object.fromEntries([...left].map(([place, at]) => [place.slice(space.prefix.length), at])))
}

/** By the bytes, before anything is parsed. */
function mayBe(sight: Sight, record: RawRecord, wanted: LookedFor): boolean {
  if (wanted.as === 'key') return record.key?.toString() === wanted.key
  if (sight.isForeign(record.topic.slice(sight.space.prefix.length), record)) return true
  const text = wanted.as === 'order' ? String(wanted.order) : wanted.id
  if (record.value?.includes(text)) return true
  return wanted.as === 'id' && [headerText(record, 'ce_id'), headerText(record, 'ce_subject')].includes(wanted.id)
}

function isIt(record: RawRecord, { orderRef }: Pick<SearchHit, 'orderRef'>, wanted: LookedFor): boolean {
  switch (wanted.as) {
    case 'key':
      return true
    case 'order':
      return orderNumberIn(record) === wanted.order
    case 'id':
      return orderRef === wanted.id || headerText(record, 'ce_id') === wanted.id || record.value?.includes(wanted.id) === true
    default:
      return unheardOf(wanted)
  }
}
