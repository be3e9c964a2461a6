import type { LogMember, LogPosition, LogReader } from '@/lib/realtime/log'
import { workedUpTo } from '@/lib/server/kafka/committer'
import type { CommittedOffset, Group } from '@/lib/server/kafka/log-window'
import { workers } from '@/workers/index'
import { workersIn } from '../lag'
import type { MemberNames } from './member-names'
import { SHOP, type Space } from './spaces'
import { memberName, readerRank, readerWords } from './words'

export type Ends = { first: number; end: number }
/** By name without prefix: `orders-0`. */
export type EndsAt = (topic: string, partition: number) => Ends | undefined

export type ReadersOptions = {
  space: Space
  groups: readonly Group[]
  committed: ReadonlyMap<string, readonly CommittedOffset[]>
  ends: EndsAt
  names: MemberNames
}

const READS = new Map(workers.map(({ name, reads }) => [name, new Set(reads.map((topic) => topic.name))]))

/** Each worker of each group, where it stands and who does its work. */
export function readersIn({ space, groups, committed, ends, names }: ReadersOptions): LogReader[] {
  const readers = groups.flatMap((group) => {
    const ids = workersIn(group.id, space.prefix)
    const offsets = committed.get(group.id) ?? []
    return ids.map((worker) => readerOf(worker, group, offsets, { space, ends, names }))
  })
  return onlyWorking(readers.filter(({ members, positions }) => members.length > 0 || positions.some((each) => each.committed))).toSorted(
    (a, b) => readerRank(a.worker) - readerRank(b.worker) || (a.id < b.id ? -1 : 1),
  )
}

function readerOf(
  worker: string,
  group: Group,
  offsets: readonly CommittedOffset[],
  { space, ends, names }: Pick<ReadersOptions, 'space' | 'ends' | 'names'>,
): LogReader {
  const reads = topicsRead(worker, group, offsets, space)
  const { name, letter, colour } = readerWords(worker)
  const positions = positionsOf(reads, offsets, space, ends)
  const members = group.members.map(
    (member): LogMember => ({
      id: member.id,
      name: memberName(worker, names.numberOf(group, member)),
      assigned: member.assigned
        .map(({ topic, partition }) => ({ topic: topic.slice(space.prefix.length), partition }))
        .filter(({ topic }) => reads.has(topic)),
    }),
  )
  return {
    id: `${group.id}/${worker}`,
    group: group.id,
    worker,
    name,
    letter,
    colour,
    state: group.state,
    members,
    positions,
    lag: positions.reduce((total, { lag }) => total + lag, 0),
  }
}

/** In the shop as the routing table says, because one group may hold several workers. In a demo what the group has to do with. */
function topicsRead(worker: string, group: Group, offsets: readonly CommittedOffset[], space: Space): Set<string> {
  const table = space.name === SHOP ? READS.get(worker) : undefined
  if (table) return table
  const touched = [...offsets, ...group.members.flatMap(({ assigned }) => assigned)]
  return new Set(touched.map(({ topic }) => topic.slice(space.prefix.length)))
}

function positionsOf(reads: ReadonlySet<string>, offsets: readonly CommittedOffset[], space: Space, ends: EndsAt): LogPosition[] {
  const committed = new Map(offsets.map((each) => [`${each.topic}-${each.partition}`, workedUpTo(each)]))
  return space.topics
    .filter(({ name }) => reads.has(name))
    .flatMap(({ name, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => {
        const { first, end } = ends(name, partition) ?? { first: 0, end: 0 }
        // −1: nothing is committed. Whoever reads here begins at the first record that is still there.
        const offset = committed.get(`${space.prefix}${name}-${partition}`) ?? -1
        const at = offset < 0 ? first : offset
        return { topic: name, partition, at, committed: offset >= 0, lag: Math.max(0, end - Math.max(first, at)) }
      }),
    )
}

/** A worker may have read in several groups in its time. Those that work count; where none does, the one that got furthest. */
function onlyWorking(readers: readonly LogReader[]): LogReader[] {
  return readers.filter((reader) => {
    if (reader.members.length > 0) return true
    const others = readers.filter((other) => other.worker === reader.worker && other !== reader)
    if (others.some(({ members }) => members.length > 0)) return false
    return !others.some((other) => reached(other) > reached(reader) || (reached(other) === reached(reader) && other.id < reader.id))
  })
}

const reached = ({ positions }: LogReader) => positions.reduce((total, { at }) => total + at, 0)
