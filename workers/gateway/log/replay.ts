import type { LogPicture, LogReader } from '@/lib/realtime/log'
import type { Letters } from './letters'
import type { MemberNames } from './member-names'
import type { Committed, OldCommits } from './old-commits'
import { LATELY_MS, MINUTE_MS } from './rates'
import { readersIn } from './readers'
import type { Sight } from './sight'
import type { Surroundings } from './space-watch'
import { type Bounds, boundsOf, firstsOf, readTapes, topicsWith } from './tapes'

export type ReplayOptions = {
  sight: Sight
  letters: Letters
  commits: OldCommits
  names: MemberNames
  nowMs(): number
  broker: LogPicture['broker']
}

/** A space as it stood at a time: what the log held then, and as far as it is still known where its readers stood. */
export async function replayAt(
  { sight, letters, commits, names, nowMs, broker }: ReplayOptions,
  { groups }: Surroundings,
  atMs: number,
): Promise<LogPicture> {
  const { window, space } = sight
  const firsts = await firstsOf(window, space)
  const ended = (beforeMs: number) => boundsOf(window, space, firsts, beforeMs)
  const bounds = await ended(atMs + 1)
  const [minute, lately] = [await ended(atMs - MINUTE_MS), await ended(atMs - LATELY_MS)]
  const tapes = await readTapes(sight, bounds, () => undefined)
  const committed = await commits.at(space.name, groups, atMs)
  await letters.refresh(window, space, await boundsOf(window, space, firsts))
  return {
    space: space.name,
    seq: 0,
    serverNowMs: nowMs(),
    replayAtMs: atMs,
    topics: topicsWith(space, tapes),
    readers: committed ? standing({ space, groups }, committed, bounds, names) : [],
    readersFrom: committed ? 'old commits' : 'not known',
    happened: [],
    rates: ratesThen(bounds, minute, lately),
    counts: {
      topics: space.topics.length,
      partitions: bounds.length,
      records: bounds.reduce((total, { first, end }) => total + end - first, 0),
    },
    openLetters: letters.openAt(bounds.find(({ topic }) => topic === 'dead-letters')?.end ?? 0),
    broker,
  }
}

/** Who was a member then nobody has kept. A place of which no commit is left is not told. */
function standing({ space, groups }: Surroundings, committed: Committed, bounds: readonly Bounds[], names: MemberNames): LogReader[] {
  const at = new Map(bounds.map((bound) => [`${bound.topic}-${bound.partition}`, bound]))
  const without = groups.map((id) => ({ id, state: '', members: [] }))
  return readersIn({ space, groups: without, committed, ends: (topic, partition) => at.get(`${topic}-${partition}`), names }).map(
    (reader) => {
      const positions = reader.positions.filter((position) => position.committed)
      return { ...reader, state: null, positions, lag: positions.reduce((total, { lag }) => total + lag, 0) }
    },
  )
}

function ratesThen(bounds: readonly Bounds[], minute: readonly Bounds[], lately: readonly Bounds[]): LogPicture['rates'] {
  const topics: LogPicture['rates']['topics'] = {}
  const all = { perMinute: 0, perSecond: 0 }
  for (const [i, { topic, end }] of bounds.entries()) {
    const rate = (topics[topic] ??= { perMinute: 0, perSecond: 0 })
    const perMinute = end - (minute[i]?.end ?? end)
    const perSecond = ((end - (lately[i]?.end ?? end)) * 1000) / LATELY_MS
    for (const each of [rate, all]) {
      each.perMinute += perMinute
      each.perSecond = Math.round((each.perSecond + perSecond) * 10) / 10
    }
  }
  return { all, topics }
}
