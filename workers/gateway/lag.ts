import type { Admin } from 'kafkajs'
import { workedUpTo } from '@/lib/server/kafka/committer'

/** How far one worker is behind the log, in records by topic, and how many processes work in its group now. */
export type GroupLag = { worker: string; members: number; topics: Record<string, number> }

export type ReadingWorker = { name: string; reads: readonly { name: string }[] }

type Offsets = Map<string, number>

export type LagOptions = {
  admin: Pick<Admin, 'fetchTopicOffsets' | 'fetchOffsets' | 'listGroups' | 'describeGroups'>
  prefix: string
  workers: readonly ReadingWorker[]
}

/**
 * A worker may have read in several groups in its time: alone, and together with others. The furthest one counts, because
 * what was done then is done.
 */
export async function readLag({ admin, prefix, workers }: LagOptions): Promise<GroupLag[]> {
  const topicNames = [...new Set(workers.flatMap(({ reads }) => reads.map(({ name }) => name)))]
  const [ends, { groups }] = await Promise.all([endsOf(admin, prefix, topicNames), admin.listGroups()])
  const known = groups
    .map(({ groupId }) => groupId)
    .filter((id) => id.startsWith(prefix) && workersIn(id, prefix).some((name) => workers.some((worker) => worker.name === name)))
  const [committed, members] = await Promise.all([committedBy(admin, prefix, known), membersOf(admin, known)])
  return workers.flatMap(({ name, reads }) => {
    const mine = known.filter((id) => workersIn(id, prefix).includes(name))
    // A shop without robots does not wait for any.
    if (mine.length === 0 && name.startsWith('robot-')) return []
    const offsets = mine.map((id): Offsets => committed.get(id) ?? new Map())
    const topics = Object.fromEntries(reads.map((topic): [string, number] => [topic.name, lagOf(topic.name, ends, offsets)]))
    return { worker: name, members: mine.reduce((total, id) => total + (members.get(id) ?? 0), 0), topics }
  })
}

/** As workers/groups.ts names them. */
export const workersIn = (group: string, prefix: string) => group.slice(prefix.length).split('+')

type End = { topic: string; partition: number; low: number; high: number }

async function endsOf(admin: LagOptions['admin'], prefix: string, names: readonly string[]): Promise<End[]> {
  const all = await Promise.all(
    names.map(async (topic) =>
      (await admin.fetchTopicOffsets(prefix + topic)).map(({ partition, low, high }) => ({
        topic,
        partition,
        low: Number(low),
        high: Number(high),
      })),
    ),
  )
  return all.flat()
}

async function committedBy(admin: LagOptions['admin'], prefix: string, groups: readonly string[]): Promise<Map<string, Offsets>> {
  const all = groups.map(async (groupId): Promise<[string, Offsets]> => {
    const topics = await admin.fetchOffsets({ groupId })
    const offsets = topics.flatMap(({ topic, partitions }) =>
      partitions.map((committed): [string, number] => [`${topic.slice(prefix.length)}-${committed.partition}`, workedUpTo(committed)]),
    )
    return [groupId, new Map(offsets)]
  })
  return new Map(await Promise.all(all))
}

async function membersOf(admin: LagOptions['admin'], groups: readonly string[]): Promise<Map<string, number>> {
  if (groups.length === 0) return new Map()
  const described = await admin.describeGroups([...groups])
  return new Map(described.groups.map(({ groupId, members }) => [groupId, members.length]))
}

function lagOf(topic: string, ends: readonly End[], committed: readonly Offsets[]): number {
  return ends
    .filter((end) => end.topic === topic)
    .reduce(
      (total, { partition, low, high }) =>
        total + high - Math.max(low, ...committed.map((offsets) => offsets.get(`${topic}-${partition}`) ?? low)),
      0,
    )
}
