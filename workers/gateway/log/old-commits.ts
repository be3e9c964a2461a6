import type { RawRecord } from '@/lib/server/kafka/log-record'
import type { CommittedOffset, LogWindow } from '@/lib/server/kafka/log-window'
import { OFFSETS_TOPIC, type OffsetCommit, offsetCommitIn, offsetsPartition } from '@/lib/server/kafka/offset-commits'
import { scanBack } from './scan'

/** Records of `__consumer_offsets` that are looked through for one question: some hours of a quiet shop, minutes of a busy one. */
const MOST_RECORDS = 20_000
const CHUNK = 2000

export type Committed = ReadonlyMap<string, readonly CommittedOffset[]>

/** What was known at a time, and how far that was read, by `topic-partition`. */
type Known = { groups: string; atMs: number; newest: Map<string, OffsetCommit>; readTo: Map<string, number> }

/**
 * Where groups stood at a time. The broker keeps commits in a topic; of an old one only what it has not thrown away for a newer one
 * (that topic is compacted). What is not found within bounds is left out: better no pennant than one in the wrong place.
 */
export class OldCommits {
  /** By space. Whoever plays goes on from the moment before, and what lies between two moments is little. */
  private readonly known = new Map<string, Known>()

  private partitions = 0

  constructor(private readonly window: LogWindow) {}

  /** Null: of none of these groups is anything left. */
  async at(space: string, groups: readonly string[], atMs: number): Promise<Committed | null> {
    // Never changed: every group would lose its place.
    this.partitions ||= (await this.window.topics()).get(OFFSETS_TOPIC)?.length ?? 0
    const { partitions } = this
    if (partitions === 0 || groups.length === 0) return null
    const places = [...new Set(groups.map((group) => offsetsPartition(group, partitions)))].map((partition) => ({
      topic: OFFSETS_TOPIC,
      partition,
    }))
    const known = (await this.wentOn(space, groups, places, atMs)) ?? (await this.lookedBack(groups, places, atMs))
    this.known.set(space, known)
    return known.newest.size === 0 ? null : byGroup(known.newest.values())
  }

  private async lookedBack(
    groups: readonly string[],
    places: readonly { topic: string; partition: number }[],
    atMs: number,
  ): Promise<Known> {
    const newest = new Map<string, OffsetCommit>()
    const wanted = new Set(groups)
    const expected = await this.expected(groups)
    const readTo = await this.endsAt(places, atMs)
    await scanBack(this.window, { places, beforeMs: atMs + 1, most: MOST_RECORDS, chunk: CHUNK }, (records) => {
      // The newest of a chunk first: what is older says nothing any more.
      for (const commit of commitsIn(records.toReversed(), wanted)) if (!newest.has(nameOf(commit))) newest.set(nameOf(commit), commit)
      return [...expected].some((name) => !newest.has(name))
    })
    return { groups: groups.join(' '), atMs, newest, readTo }
  }

  /** Null: there is nothing near to go on from. */
  private async wentOn(
    space: string,
    groups: readonly string[],
    places: readonly { topic: string; partition: number }[],
    atMs: number,
  ): Promise<Known | null> {
    const known = this.known.get(space)
    if (!known || known.groups !== groups.join(' ') || atMs < known.atMs) return null
    const ends = await this.endsAt(places, atMs)
    const stretches = places.map((place) => {
      const to = ends.get(String(place.partition)) ?? 0
      return { ...place, from: known.readTo.get(String(place.partition)) ?? to, to }
    })
    if (stretches.reduce((total, { from, to }) => total + to - from, 0) > MOST_RECORDS) return null
    const newest = new Map(known.newest)
    const wanted = new Set(groups)
    for (const records of await this.window.read(stretches))
      for (const commit of commitsIn(records, wanted)) newest.set(nameOf(commit), commit)
    return { ...known, atMs, newest, readTo: ends }
  }

  /** Of which places there are commits now: when each of them is found there is no need to look further back. */
  private async expected(groups: readonly string[]): Promise<Set<string>> {
    const all = await Promise.all(
      groups.map(async (group) => (await this.window.committed(group)).map((each) => nameOf({ group, ...each }))),
    )
    return new Set(all.flat())
  }

  private async endsAt(places: readonly { topic: string; partition: number }[], atMs: number): Promise<Map<string, number>> {
    const [nexts, then] = [await this.window.offsets(places, 'next'), await this.window.offsets(places, atMs + 1)]
    return new Map(places.map(({ partition }, i) => [String(partition), then[i] ?? nexts[i] ?? 0]))
  }
}

function commitsIn(records: readonly RawRecord[], groups: ReadonlySet<string>): OffsetCommit[] {
  return records.flatMap((record) => {
    const commit = offsetCommitIn(record)
    return commit && groups.has(commit.group) ? [commit] : []
  })
}

const nameOf = ({ group, topic, partition }: Pick<OffsetCommit, 'group' | 'topic' | 'partition'>) => `${group} ${topic}-${partition}`

function byGroup(commits: Iterable<OffsetCommit>): Committed {
  const groups = new Map<string, CommittedOffset[]>()
  for (const { group, topic, partition, offset, metadata } of commits) {
    const mine = groups.get(group) ?? []
    mine.push({ topic, partition, offset, metadata })
    groups.set(group, mine)
  }
  return groups
}
