import { createRequire } from 'node:module'
import type { IHeaders, logCreator } from 'kafkajs'

const require = createRequire(import.meta.url)

/**
 * kafkajs reads only as a member of a consumer group, which takes a join for each look into the log and leaves a group behind.
 * These are its own parts below that, with the types of what we use.
 */
export type Message = {
  offset: string
  timestamp: string
  key: Buffer | null
  value: Buffer | null
  headers?: IHeaders
  isControlRecord?: boolean
}
type PartitionOffset = { partition: number; offset: string }
type FetchRequest = {
  maxWaitTime: number
  minBytes: number
  maxBytes: number
  isolationLevel: number
  topics: { topic: string; partitions: { partition: number; fetchOffset: string; maxBytes: number }[] }[]
}
export type GroupDescription = {
  groupId: string
  state: string
  members: { memberId: string; clientId: string; memberAssignment: Buffer }[]
}
export type Broker = {
  fetch(request: FetchRequest): Promise<{ responses: { topicName: string; partitions: { partition: number; messages: Message[] }[] }[] }>
  listOffsets(request: {
    isolationLevel: number
    topics: { topic: string; partitions: { partition: number; timestamp: number }[] }[]
  }): Promise<{ responses: { topic: string; partitions: PartitionOffset[] }[] }>
  listGroups(): Promise<{ groups: { groupId: string; protocolType: string }[] }>
  describeGroups(request: { groupIds: string[] }): Promise<{ groups: GroupDescription[] }>
  offsetFetch(request: { groupId: string; topics: [] }): Promise<{
    responses: { topic: string; partitions: (PartitionOffset & { metadata: string | null })[] }[]
  }>
}
export type Cluster = {
  connect(): Promise<void>
  disconnect(): Promise<void>
  addMultipleTargetTopics(topics: string[]): Promise<void>
  refreshMetadata(): Promise<void>
  findLeaderForPartitions(topic: string, partitions: number[]): Record<string, number[]>
  findBroker(which: { nodeId: string }): Promise<Broker>
  findGroupCoordinator(which: { groupId: string }): Promise<Broker>
  getNodeIds(): string[]
  /** Of all topics that the brokers have. */
  metadata(): Promise<{ topicMetadata: { topic: string; partitionMetadata: { partitionId: number; leader: number }[] }[] }>
  fetchTopicsOffset(
    topics: { topic: string; partitions: { partition: number }[]; fromTimestamp: number }[],
  ): Promise<{ topic: string; partitions: PartitionOffset[] }[]>
}
type ClusterOptions = {
  logger: object
  socketFactory: object
  brokers: string[]
  clientId: string
  connectionTimeout: number
  enforceRequestTimeout: boolean
  metadataMaxAge: number
  allowAutoTopicCreation: boolean
  retry: { retries: number; initialRetryTime: number; maxRetryTime: number }
}

const ClusterOf: new (options: ClusterOptions) => Cluster = require('kafkajs/src/cluster')
const socketFactory: () => object = require('kafkajs/src/network/socketFactory')
const { createLogger }: { createLogger(options: { level: number; logCreator: logCreator }): object } = require('kafkajs/src/loggers')

export const readCommitted = 1
const metadataMaxAgeMs = 300_000
const mostBytes = 4 * 1024 * 1024
/** What fetchTopicsOffset takes for the first record and for the one after the last. */
export const earliest = -2
export const latest = -1

/** Nothing is opened yet. `retries` is how often a question is asked again before it counts as not answered. */
export function clusterOf(brokers: string, retries: number): Cluster {
  return new ClusterOf({
    logger: createLogger({ level: 0, logCreator: () => () => {} }),
    socketFactory: socketFactory(),
    brokers: brokers.split(','),
    clientId: 'chippy-reader',
    connectionTimeout: 1000,
    enforceRequestTimeout: true,
    metadataMaxAge: metadataMaxAgeMs,
    allowAutoTopicCreation: false,
    retry: { retries, initialRetryTime: 100, maxRetryTime: 1000 },
  })
}

export function openFetchConnection(brokers: string) {
  const cluster = clusterOf(brokers, 5)

  return {
    open: (topics: string[]) => cluster.connect().then(() => cluster.addMultipleTargetTopics(topics)),
    refresh: () => cluster.refreshMetadata(),
    close: () => cluster.disconnect(),

    /** Offset of the first record at or after a time (ms), or `earliest`, `latest`; −1 when all are older. */
    async offsetAt(topic: string, partition: number, time: number): Promise<number> {
      const [answer] = await cluster.fetchTopicsOffset([{ topic, partitions: [{ partition }], fromTimestamp: time }])
      return Number(answer?.partitions[0]?.offset ?? -1)
    },

    /** Records from an offset on, as many as the broker gives at once; none when there are none yet. */
    async fetchFrom(topic: string, partition: number, offset: number): Promise<Message[]> {
      const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]))
      if (nodeId === undefined) throw new Error(`topic ${topic} has no partition ${partition}`)
      const broker = await cluster.findBroker({ nodeId })
      const { responses } = await broker.fetch({
        maxWaitTime: 100,
        minBytes: 1,
        maxBytes: mostBytes,
        isolationLevel: readCommitted,
        topics: [{ topic, partitions: [{ partition, fetchOffset: String(offset), maxBytes: mostBytes }] }],
      })
      const messages = responses[0]?.partitions[0]?.messages ?? []
      // The broker gives whole batches of the producer: the first may begin before the offset.
      return messages.filter((message) => Number(message.offset) >= offset && message.isControlRecord !== true)
    },
  }
}
