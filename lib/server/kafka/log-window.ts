import { createRequire } from 'node:module'
import {
  type Broker,
  type Cluster,
  clusterOf,
  earliest,
  type GroupDescription,
  latest,
  type Message,
  readCommitted,
} from './fetch-connection'
import { type RawRecord, toLogRecord } from './log-record'

const require = createRequire(import.meta.url)
const {
  MemberAssignment,
}: {
  MemberAssignment: { decode(bytes: Buffer): { assignment: Record<string, number[]> } | null }
} = require('kafkajs/src/consumer/assignerProtocol')

/** A topic-partition, by the full name of the topic. */
export type TopicPartition = { topic: string; partition: number }
export type Stretch = TopicPartition & { from: number; to: number }
export type Member = { id: string; clientId: string; assigned: TopicPartition[] }
/** `state` is Kafka's word: Stable, PreparingRebalance, CompletingRebalance, Empty, Dead. */
export type Group = { id: string; state: string; members: Member[] }
/** `metadata` is what the member wrote beside the offset. */
export type CommittedOffset = TopicPartition & { offset: string; metadata: string | null }

/** Looks at any topic and any group, several at once, and never as a member of one. Every question may throw: no answer. */
export type LogWindow = {
  /** Partitions by topic, of all topics that there are. */
  topics(): Promise<Map<string, number[]>>
  /** In the order of the places: the first offset, the next to be written, or the first at or after a time (ms; null: none so late). */
  offsets(places: readonly TopicPartition[], at: 'first' | 'next' | number): Promise<(number | null)[]>
  /** In the order of the stretches: what stands in [from, to), oldest first. Less when it takes too many bytes. */
  read(stretches: readonly Stretch[]): Promise<RawRecord[][]>
  groups(): Promise<string[]>
  describe(groups: readonly string[]): Promise<Group[]>
  committed(group: string): Promise<CommittedOffset[]>
  close(): Promise<void>
}

type Reading = Stretch & { next: number; records: RawRecord[] }

/** A question that is not answered is asked again by whoever looks, a moment later. */
const retries = 1
/**
 * A broker is asked for bytes, not for records, and gives what follows as well: too many would be read for nothing and keep the
 * process from everything else. Too few bring nothing, where a batch is larger, so that each round asks for more.
 */
const recordBytes = 512
const leastBytes = 32 * 1024
const mostBytes = 16 * 1024 * 1024
const moreEachRound = 4
const mostRounds = 10

/** The broker has answered: that what was asked for is not there, or not any more, or elsewhere. */
export function isAnswer(error: unknown): boolean {
  return error instanceof Error && error.name === 'KafkaJSProtocolError'
}

/** Connects at the first question. After a failure it begins anew: the leaders may be others by then. */
export function openLogWindow(brokers: string): LogWindow {
  let cluster: Cluster | null = null
  let closed = false
  let leaders = new Map<string, number>()
  let coordinators = new Map<string, Broker>()

  async function ask<T>(question: (cluster: Cluster) => Promise<T>): Promise<T> {
    // Whoever is still at it would open a connection that nobody closes.
    if (closed) throw new Error('nobody looks into the log any more')
    const asked = (cluster ??= clusterOf(brokers, retries))
    try {
      await asked.connect()
      return await question(asked)
    } catch (error) {
      leaders = new Map()
      coordinators = new Map()
      if (!isAnswer(error)) {
        if (cluster === asked) cluster = null
        await asked.disconnect().catch(() => undefined)
      }
      throw error
    }
  }

  async function learnLeaders(from: Cluster): Promise<Map<string, number[]>> {
    const { topicMetadata } = await from.metadata()
    const partitions = new Map<string, number[]>()
    leaders = new Map()
    for (const { topic, partitionMetadata } of topicMetadata) {
      partitions.set(
        topic,
        partitionMetadata.map(({ partitionId }) => partitionId).toSorted((a, b) => a - b),
      )
      for (const { partitionId, leader } of partitionMetadata) leaders.set(placeName({ topic, partition: partitionId }), leader)
    }
    return partitions
  }

  /** The places of each leader together: one request for all of them. */
  async function byLeader<P extends TopicPartition>(from: Cluster, places: readonly P[]): Promise<{ broker: Broker; places: P[] }[]> {
    if (places.some((place) => !leaders.has(placeName(place)))) await learnLeaders(from)
    const perLeader = grouped(places, (place) => leaders.get(placeName(place)) ?? -1)
    return Promise.all(
      [...perLeader].map(async ([leader, mine]) => {
        if (leader < 0) throw new Error(`${placeName(mine[0] ?? { topic: '', partition: 0 })} has no leader`)
        return { broker: await from.findBroker({ nodeId: String(leader) }), places: mine }
      }),
    )
  }

  async function coordinatorOf(from: Cluster, groupId: string): Promise<Broker> {
    const known = coordinators.get(groupId)
    if (known) return known
    const found = await from.findGroupCoordinator({ groupId })
    coordinators.set(groupId, found)
    return found
  }

  async function offsets(from: Cluster, places: readonly TopicPartition[], at: 'first' | 'next' | number): Promise<(number | null)[]> {
    const timestamp = at === 'first' ? earliest : at === 'next' ? latest : at
    const found = new Map<string, number>()
    for (const { broker, places: mine } of await byLeader(from, places)) {
      const topics = [...grouped(mine, ({ topic }) => topic)].map(([topic, partitions]) => ({
        topic,
        partitions: partitions.map(({ partition }) => ({ partition, timestamp })),
      }))
      for (const { topic, partitions } of (await broker.listOffsets({ isolationLevel: readCommitted, topics })).responses)
        for (const { partition, offset } of partitions) if (Number(offset) >= 0) found.set(placeName({ topic, partition }), Number(offset))
    }
    return places.map((place) => found.get(placeName(place)) ?? null)
  }

  async function read(from: Cluster, stretches: readonly Stretch[]): Promise<RawRecord[][]> {
    const reading = stretches.map((stretch): Reading => ({ ...stretch, next: stretch.from, records: [] }))
    for (let round = 0; round < mostRounds; round++) {
      const left = reading.filter(({ next, to }) => next < to)
      if (left.length === 0) break
      await readRound(from, left, recordBytes * moreEachRound ** round)
    }
    return reading.map(({ records }) => records)
  }

  async function readRound(from: Cluster, left: readonly Reading[], bytesEach: number) {
    for (const { broker, places } of await byLeader(from, left)) {
      const mine = new Map(places.map((place) => [placeName(place), place]))
      const bytesFor = ({ next, to }: Reading) => Math.min(mostBytes, Math.max(leastBytes, (to - next) * bytesEach))
      const topics = [...grouped(places, ({ topic }) => topic)].map(([topic, partitions]) => ({
        topic,
        partitions: partitions.map((place) => ({ partition: place.partition, fetchOffset: String(place.next), maxBytes: bytesFor(place) })),
      }))
      const request = { maxWaitTime: 0, minBytes: 0, maxBytes: mostBytes, isolationLevel: readCommitted, topics }
      for (const { topicName: topic, partitions } of (await broker.fetch(request)).responses)
        for (const { partition, messages } of partitions) take(mine.get(placeName({ topic, partition })), messages)
    }
  }

  async function describe(from: Cluster, ids: readonly string[]): Promise<Group[]> {
    const asked = await Promise.all(ids.map(async (id) => ({ id, coordinator: await coordinatorOf(from, id) })))
    const perBroker = grouped(asked, ({ coordinator }) => coordinator)
    const answers = await Promise.all([...perBroker].map(([broker, mine]) => broker.describeGroups({ groupIds: mine.map(({ id }) => id) })))
    return answers.flatMap(({ groups }) => groups.map(toGroup))
  }

  return {
    topics: () => ask(learnLeaders),
    offsets: (places, at) => (places.length === 0 ? Promise.resolve([]) : ask((from) => offsets(from, places, at))),
    read: (stretches) => ask((from) => read(from, stretches)),
    groups: () =>
      ask(async (from) => {
        // Before the first metadata it knows of no broker, and nobody would be asked.
        if (from.getNodeIds().length === 0) await from.refreshMetadata()
        const answers = await Promise.all(from.getNodeIds().map(async (nodeId) => (await from.findBroker({ nodeId })).listGroups()))
        return answers.flatMap(({ groups }) => groups.map(({ groupId }) => groupId))
      }),
    describe: (ids) => (ids.length === 0 ? Promise.resolve([]) : ask((from) => describe(from, ids))),
    committed: (groupId) =>
      ask(async (from) => {
        const { responses } = await (await coordinatorOf(from, groupId)).offsetFetch({ groupId, topics: [] })
        return responses.flatMap(({ topic, partitions }) => partitions.map((each) => ({ topic, ...each })))
      }),
    async close() {
      closed = true
      await cluster?.disconnect()
      cluster = null
    },
  }
}

/** The broker gives whole batches of the producer: the first may begin before what was asked. */
function take(stretch: Reading | undefined, messages: readonly Message[]) {
  if (!stretch) return
  for (const message of messages) {
    const offset = Number(message.offset)
    if (offset < stretch.next) continue
    stretch.next = offset + 1
    if (offset < stretch.to && message.isControlRecord !== true)
      stretch.records.push(toLogRecord(stretch.topic, stretch.partition, message))
  }
}

function toGroup({ groupId, state, members }: GroupDescription): Group {
  return {
    id: groupId,
    state,
    members: members.map(({ memberId, clientId, memberAssignment }) => ({
      id: memberId,
      clientId,
      assigned: assignedIn(memberAssignment),
    })),
  }
}

/** None while the group is being rearranged: the broker does not say then. */
function assignedIn(bytes: Buffer): TopicPartition[] {
  if (bytes.length === 0) return []
  const { assignment = {} } = MemberAssignment.decode(bytes) ?? {}
  return Object.entries(assignment).flatMap(([topic, partitions]) => partitions.map((partition) => ({ topic, partition })))
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export function placeName({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`
}
