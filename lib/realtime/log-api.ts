import { z } from 'zod'
import type { Snapshot } from './contract'
import { type LogReader, type LogSpace, spaceName } from './log'

/** What the log view asks for by HTTP. Types of answers, and schemas of what is asked. */

// ── GET /api/log/spaces ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export type SpacesAnswer = { spaces: LogSpace[] }

// ── GET /api/log/record?space&topic&partition&offset ─────────────────────────────────────────────────────────────────────────────
export const recordQuery = z.object({
  space: spaceName,
  topic: z.string().min(1).max(200),
  partition: z.coerce.number().int().min(0),
  offset: z.coerce.number().int().min(0),
})
export type LogBytes = {
  sizeBytes: number
  /** As UTF-8, cut after 64 KB. */
  text: string
  /** The first 512 bytes, two digits each, with blanks between. */
  hex: string
  cut: boolean
  json: boolean
}
export type LogStep = {
  topic: string
  partition: number
  offset: number
  atMs: number
  /** "paid on till 2", "preparer: no plaice held". */
  words: string
}
export type LogReadBy = {
  reader: string
  letter: string
  colour: LogReader['colour']
  name: string
  read: boolean
  /** When its position was first seen beyond the record; null when nobody was looking then. */
  sinceMs: number | null
  /** Records that it reads before this one is done; 0 when read. */
  toGo: number
}
export type RecordAnswer = {
  space: string
  topic: string
  partition: number
  offset: number
  atMs: number
  key: string | null
  headers: { name: string; value: string }[]
  /** Null: a record without a value. */
  value: LogBytes | null
  label: string
  words: string
  orderRef: string | null
  /** Where the order has been, in time order; only this record where no order is meant. */
  journey: LogStep[]
  /** What is still to come: topics, in the order in which they come: ["hot-food", "ready"]. Empty when it is done. */
  toCome: string[]
  /** False: the space has more records near that time than were looked through, so a step may be missing. */
  journeyComplete: boolean
  readBy: LogReadBy[]
}

// ── GET /api/log/search?space&q&further ──────────────────────────────────────────────────────────────────────────────────────────
export const searchQuery = z.object({
  space: spaceName,
  /** An order number or id, `key 0/3`, `orders p1@69` (or `@69`), `18:42:10` of the trading day or an ISO time. */
  q: z.string().trim().min(1).max(200),
  /** `further` of the answer before: looks on from there. */
  further: z.string().max(4000).optional(),
})
export type SearchHit = LogStep & { label: string; orderRef: string | null }
export type SearchAnswer = {
  /** How the words were taken. */
  as: 'order' | 'id' | 'key' | 'offset' | 'time'
  /** Newest first, at most 50. */
  found: SearchHit[]
  /** For a time: what the page may replay to. */
  atMs: number | null
  /** Records that were looked through for this answer, and how far back that reaches (null: nothing is left). */
  looked: { records: number; backToMs: number | null }
  /** Null: all has been looked through. */
  further: string | null
}

// ── GET /api/log/dead-letters?space ──────────────────────────────────────────────────────────────────────────────────────────────
export type DeadLetterView = {
  /** Of the letter itself on `dead-letters`. */
  offset: number
  atMs: number
  reason: string
  /** Where the record stood; null when its headers do not say. */
  origin: { topic: string; partition: number; offset: number; atMs: number } | null
  key: string | null
  headers: { name: string; value: string }[]
  value: LogBytes | null
  /** Nothing is deleted: a note on `dead-letters` says what was done with it. */
  done: { what: 'sent' | 'closed'; atMs: number; place: { topic: string; partition: number; offset: number } | null } | null
}
/** Newest first, at most 100, of each value the first 4 KB (the whole of it: GET /api/log/record); `more`: older ones are there. */
export type DeadLettersAnswer = { letters: DeadLetterView[]; more: boolean }

// ── POST /api/log/dead-letters/sent · /api/log/dead-letters/closed ──────────────────────────────────────────────────────────────
/** `id`: the UUID of this act, as with every POST. A text that is still no use is refused with 422 `still-unusable`, and why. */
export const sendLetterInput = z.strictObject({
  id: z.uuid(),
  space: spaceName,
  offset: z.int().min(0),
  text: z
    .string()
    .min(1)
    .max(48 * 1024),
})
export const closeLetterInput = z.strictObject({ id: z.uuid(), space: spaceName, offset: z.int().min(0) })
export type LetterDone = {
  id: string
  offset: number
  status: 'sent' | 'closed'
  /** Where the repaired record stands now. */
  place: { topic: string; partition: number; offset: number } | null
}

// ── GET /api/log/histogram?space&date ────────────────────────────────────────────────────────────────────────────────────────────
/** Of a trading day (default: today's): how many records Kafka took in each bucket, over all topics of the space. */
export type HistogramAnswer = {
  date: string
  fromMs: number
  toMs: number
  bucketMs: number
  records: number[]
  /** The first and the last record of the day; null when there is none. */
  firstMs: number | null
  lastMs: number | null
}

// ── GET /api/log/kitchen?at ──────────────────────────────────────────────────────────────────────────────────────────────────────
/** `at`: ms. */
export const kitchenQuery = z.object({ at: z.coerce.number().int().min(0) })
/** The shop as its screens would have shown it then. Not complete: there was more to read than one answer reads, so that orders are missing. */
export type KitchenAnswer = Snapshot & { complete: boolean }
