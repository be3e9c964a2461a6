import type { LogCell, LogReader } from '@/lib/realtime/log'
import { tapeName } from './place'

/** A reader on one tape: where it will read next, and how much lies before it. */
export type Standing = Pick<LogReader, 'id' | 'letter' | 'colour' | 'name'> & { at: number; lag: number; member: string | null }

/** All readers of every tape, by the tape's name; on each in the order of the strip. */
export function standingsOf(readers: readonly LogReader[]): ReadonlyMap<string, readonly Standing[]> {
  const byTape = new Map<string, Standing[]>()
  for (const { id, letter, colour, name, positions, members } of readers) {
    for (const { topic, partition, at, lag } of positions) {
      const tape = tapeName(topic, partition)
      const member = members.find(({ assigned }) => assigned.some((one) => one.topic === topic && one.partition === partition))
      const standing = { id, letter, colour, name, at, lag, member: member?.name ?? null }
      byTape.set(tape, [...(byTape.get(tape) ?? []), standing])
    }
  }
  return byTape
}

export type Flag = Standing & {
  /** Where the tip points: the left edge of what is read next, px from the left edge of the tape. */
  tip: number
  /** Left edge of the letter, px. */
  left: number
  /** Only one letter of several that stand together has a tip. */
  tipped: boolean
  /** It reads further back than this tape goes. */
  beyond: boolean
}

/** Width of a letter, and what lies between two. */
const flagWidth = 24
const flagGap = 1
/** Least distance between letters that stand at different places. */
const apart = 4

/** How many of these cells lie before an offset: the edge at which its reader stands. */
export function slotOf(cells: readonly Pick<LogCell, 'offset'>[], at: number): number {
  const next = cells.findIndex(({ offset }) => offset >= at)
  return next < 0 ? cells.length : next
}

/**
 * The pennants of one tape. Readers that stand at the same place stand beside each other, the last letter of the alphabet under
 * the place itself; those further back are pushed to the left where there is no room, because the one in front is where it says.
 */
export function flagsOf(standings: readonly Standing[], cells: readonly Pick<LogCell, 'offset'>[], pitch: number): Flag[] {
  const oldest = cells[0]?.offset
  const placed = standings.map((standing) => ({
    ...standing,
    tip: slotOf(cells, standing.at) * pitch,
    beyond: oldest !== undefined && standing.at < oldest,
  }))
  const edgeOf = ({ tip, beyond }: { tip: number; beyond: boolean }) => (beyond ? -1 : tip)
  const edges = [...new Set(placed.map(edgeOf))].toSorted((a, b) => b - a)
  const flags: Flag[] = []
  let limit = Number.POSITIVE_INFINITY
  for (const edge of edges) {
    const together = placed.filter((one) => edgeOf(one) === edge)
    const letters = together.toSorted((a, b) => b.letter.localeCompare(a.letter) || b.id.localeCompare(a.id))
    let right = Math.min(limit, (letters[0]?.tip ?? 0) + flagWidth / 2)
    for (const [nth, flag] of letters.entries()) {
      flags.push({ ...flag, left: right - flagWidth, tipped: nth === 0 })
      right -= flagWidth + flagGap
    }
    limit = right + flagGap - apart
  }
  return flags
}

/** Who is said to read this tape: the first of the strip; null when nobody reads it. */
export const mainReader = (standings: readonly Standing[]): Standing | null => standings[0] ?? null

/** S is 3, A is 12 behind; all level */
export function behindOf(standings: readonly Standing[]): string {
  const behind = standings.filter(({ lag }) => lag > 0).toSorted((a, b) => b.lag - a.lag)
  if (standings.length === 0) return 'nobody reads it'
  if (behind.length === 0) return standings.length === 1 ? 'level' : 'all level'
  const shown = behind.slice(0, 2).map(({ letter, lag }) => `${letter} is ${lag.toLocaleString('en-GB')}`)
  return `${shown.join(', ')}${behind.length > 2 ? ` …` : ''} behind`
}
