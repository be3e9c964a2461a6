import type { LogMember, LogRate, LogReader } from '@/lib/realtime/log'
import { clockWithSecondsOf } from '../live/clock'

/** 18:41:52.188 */
export const stampOf = (atMs: number): string => `${clockWithSecondsOf(atMs)}.${String(Math.floor(atMs) % 1_000).padStart(3, '0')}`

/** 9 h 44 min, 44 min, 12 s */
export function upFor(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes === 0) return `${Math.floor(Math.max(0, ms) / 1_000)} s`
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Above this many a minute seconds say more. */
const mostAMinute = 300

/** 14 a minute, 1,003 a second */
export function rateOf({ perMinute, perSecond }: LogRate): string {
  return perMinute > mostAMinute ? `${count(Math.round(perSecond))} a second` : `${count(Math.round(perMinute))} a minute`
}

/** 1,003 */
export const count = (n: number): string => n.toLocaleString('en-GB')

/** 1 partition, 8 partitions */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

export const lagOf = (lag: number): string => (lag === 0 ? 'level' : `${count(lag)} behind`)

/** With a capital and a full stop: what comes from the gateway in words may be a part of a sentence. */
export const sentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`

/** Kafka's words for a group between two distributions of its partitions. */
export const isRebalancing = ({ state }: Pick<LogReader, 'state'>): boolean =>
  state === 'PreparingRebalance' || state === 'CompletingRebalance'

/** orders p0, p2 · hot-food p0 */
export function assignedOf({ assigned }: Pick<LogMember, 'assigned'>): string {
  const topics = [...new Set(assigned.map(({ topic }) => topic))]
  const partsOf = (name: string) => assigned.filter(({ topic }) => topic === name).map(({ partition }) => partition)
  return topics.map((topic) => `${topic} ${partitionsOf(partsOf(topic).toSorted((a, b) => a - b))}`).join(' · ')
}

/** p3–p7; p1, p4–p7 */
export function partitionsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `p${from}` : `p${from}–p${to}`)).join(', ')
}
