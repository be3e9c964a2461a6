import { z } from 'zod'
import type { Snapshot } from './contract'
import { readerColour, spaceName } from './log'

/** What the log view asks for by HTTP, and what it is answered. */

const count = z.int().min(0)
const ms = z.number()
const place = { topic: z.string(), partition: count, offset: count }
const header = z.object({ name: z.string(), value: z.string() })

export const spaceQuery = z.object({ space: spaceName })

// ── GET /api/log/record?space&topic&partition&offset ─────────────────────────────────────────────────────────────────────────────
export const recordQuery = spaceQuery.extend({
  topic: z.string().min(1).max(200),
  partition: z.coerce.number().int().min(0),
  offset: z.coerce.number().int().min(0),
})
const bytes = z.object({
  sizeBytes: count,
  /** As UTF-8, cut after 64 KB. */
  text: z.string(),
  /** The first 512 bytes, two digits each, with blanks between. */
  hex: z.string(),
  cut: z.boolean(),
  json: z.boolean(),
})
export type LogBytes = z.infer<typeof bytes>
const step = z.object({
  ...place,
  atMs: ms,
  /** "till 2, £11.20", "needs 1 plaice". */
  words: z.string(),
})
export type LogStep = z.infer<typeof step>
const readBy = z.object({
  reader: z.string(),
  letter: z.string(),
  colour: readerColour,
  name: z.string(),
  read: z.boolean(),
  /** When its position was first seen beyond the record; null when nobody was looking then. */
  sinceMs: ms.nullable(),
  /** Records that it reads before this one is done; 0 when read. */
  toGo: count,
})
export type LogReadBy = z.infer<typeof readBy>
export const recordAnswer = z.object({
  space: spaceName,
  ...place,
  atMs: ms,
  key: z.string().nullable(),
  headers: z.array(header),
  /** Null: a record without a value. */
  value: bytes.nullable(),
  label: z.string(),
  words: z.string(),
  orderRef: z.string().nullable(),
  /** Where the order has been, in time order; only this record where no order is meant. */
  journey: z.array(step),
  /** What is still to come: topics, in the order in which they come: ["hot-food", "ready"]. Empty when it is done. */
  toCome: z.array(z.string()),
  /** False: the space has more records near that time than were looked through, so a step may be missing. */
  journeyComplete: z.boolean(),
  readBy: z.array(readBy),
})
export type RecordAnswer = z.infer<typeof recordAnswer>

// ── GET /api/log/search?space&q&further ──────────────────────────────────────────────────────────────────────────────────────────
export const searchQuery = spaceQuery.extend({
  /** An order number or id, `key 0/3`, `orders p1@69` (or `@69`), `18:42:10` of the trading day or an ISO time. */
  q: z.string().trim().min(1).max(200),
  /** `further` of the answer before: looks on from there. */
  further: z.string().max(4000).optional(),
})
const hit = step.extend({ label: z.string(), orderRef: z.string().nullable() })
export type SearchHit = z.infer<typeof hit>
export const searchAnswer = z.object({
  /** How the words were taken. */
  as: z.enum(['order', 'id', 'key', 'offset', 'time']),
  /** Newest first, about 50 at the most. */
  found: z.array(hit),
  /** For a time: what the page may replay to. */
  atMs: ms.nullable(),
  /** Records that were looked through for this answer, and how far back that reaches (null: nothing is left). */
  looked: z.object({ records: count, backToMs: ms.nullable() }),
  /** Null: all has been looked through. */
  further: z.string().nullable(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

// ── GET /api/log/dead-letters?space ──────────────────────────────────────────────────────────────────────────────────────────────
const letter = z.object({
  /** Of the letter itself on `dead-letters`. */
  offset: count,
  atMs: ms,
  reason: z.string(),
  /** Where the record stood; null when its headers do not say. */
  origin: z.object({ ...place, atMs: ms }).nullable(),
  key: z.string().nullable(),
  headers: z.array(header),
  /** The first 4 KB of it; the whole of it is what GET /api/log/record is for. */
  value: bytes.nullable(),
  /** Nothing is deleted: a note on `dead-letters` says what was done with it. */
  done: z.object({ what: z.enum(['sent', 'closed']), atMs: ms, place: z.object(place).nullable() }).nullable(),
})
export type DeadLetterView = z.infer<typeof letter>
/** Newest first, at most 100; `more`: older ones are there. */
export const deadLettersAnswer = z.object({ letters: z.array(letter), more: z.boolean() })
export type DeadLettersAnswer = z.infer<typeof deadLettersAnswer>

// ── POST /api/log/dead-letters/sent · /api/log/dead-letters/closed ──────────────────────────────────────────────────────────────
/** A request has 64 KB at the most. */
const mostText = 48 * 1024
/** `id`: the UUID of this act, as with every POST. */
export const closeLetterInput = z.strictObject({ id: z.uuid(), space: spaceName, offset: count })
/** A text that is still no use is refused with 422 `still-unusable`, and why. */
export const sendLetterInput = closeLetterInput.extend({ text: z.string().min(1).max(mostText) })
/** `place`: where the repaired record stands now. */
export const letterDone = z.object({ id: z.uuid(), offset: count, status: z.enum(['sent', 'closed']), place: z.object(place).nullable() })
export type LetterDone = z.infer<typeof letterDone>

// ── GET /api/log/histogram?space&date ────────────────────────────────────────────────────────────────────────────────────────────
/** Without a date: the trading day of now. */
export const histogramQuery = spaceQuery.extend({ date: z.iso.date().optional() })
/** How many records Kafka took in each bucket of a trading day, over all topics of the space. */
export const histogramAnswer = z.object({
  date: z.iso.date(),
  fromMs: ms,
  toMs: ms,
  bucketMs: ms,
  records: z.array(count),
  /** Where the first bucket with records begins and the last one ends (or now is); null when there is none. */
  firstMs: ms.nullable(),
  lastMs: ms.nullable(),
})
export type HistogramAnswer = z.infer<typeof histogramAnswer>

// ── GET /api/log/kitchen?at ──────────────────────────────────────────────────────────────────────────────────────────────────────
/** `at`: ms. */
export const kitchenQuery = z.object({ at: z.coerce.number().int().min(0) })
/** The shop as its screens would have shown it then. Not complete: there was more to read than one answer reads, so that orders are missing. */
export type KitchenAnswer = Snapshot & { complete: boolean }
