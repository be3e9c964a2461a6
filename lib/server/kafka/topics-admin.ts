import { setTimeout as pause } from 'node:timers/promises'
import type { Admin, Kafka } from 'kafkajs'
import { topics } from '../../topics/all'
import type { TopicDefinition } from '../../topics/topic'
import type { Env } from '../env'

export type TopicSettings = Pick<Env, 'TOPIC_PREFIX' | 'PARTITIONS' | 'REPLICATION' | 'DURABILITY'>

/** Kafka's number for "topic" among the things that have a configuration. */
const topicResource = 2
const megabyte = 1024 * 1024
/**
 * Larger than elsewhere: the whole cabinet with thousands of orders waiting; and somebody's record of 2 MB that could not be used,
 * with the headers that say why.
 */
const recordMegabytes = new Map([
  ['cabinet', 8],
  ['dead-letters', 3],
])
const readyLimitMs = 30_000

/** Complete, because kafkajs' alterConfigs puts everything that it is not told back to the broker's default. */
function topicConfig(topic: TopicDefinition, { DURABILITY, REPLICATION }: TopicSettings): Record<string, string> {
  return {
    'cleanup.policy': 'delete',
    'retention.ms': String(topic.retentionMs),
    'retention.bytes': String(topic.retentionBytes),
    'max.message.bytes': String((recordMegabytes.get(topic.name) ?? 2) * megabyte),
    'min.insync.replicas': REPLICATION > 2 ? '2' : '1',
    // Only whole segments are dropped: with the default of 1 GiB a limit of 1 GiB would be 2.
    ...(topic.retentionBytes > 0 && { 'segment.bytes': String(64 * megabyte) }),
    // A stored position must not survive a power cut that the record before it does not.
    ...(DURABILITY === 'power' && topic.flushed && { 'flush.messages': '1' }),
  }
}

export function partitionCount(topic: TopicDefinition, { PARTITIONS }: TopicSettings): number {
  return topic.spread === 'till' ? PARTITIONS : 1
}

/**
 * Creates the topics that are not there and waits until each partition has a leader that answers.
 *
 * @throws when a topic is there with another number of partitions
 */
export async function ensureTopics(kafka: Kafka, settings: TopicSettings): Promise<{ created: string[] }> {
  const admin = kafka.admin({ retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1000 } })
  await admin.connect()
  try {
    const there = new Set(await admin.listTopics())
    const created: string[] = []
    // One after another: several at once made kafkajs throw UNKNOWN_TOPIC.
    for (const topic of topics) {
      if (there.has(settings.TOPIC_PREFIX + topic.name)) continue
      await createTopic(admin, topic, settings)
      created.push(topic.name)
    }
    await configure(
      admin,
      topics.filter(({ name }) => !created.includes(name)),
      settings,
    )
    await untilReady(admin, settings)
    return { created }
  } finally {
    await admin.disconnect()
  }
}

async function createTopic(admin: Admin, topic: TopicDefinition, settings: TopicSettings) {
  await admin.createTopics({
    // kafkajs' own waiting asks for the topic at once and throws UNKNOWN_TOPIC when the broker has not heard of it yet.
    waitForLeaders: false,
    topics: [
      {
        topic: settings.TOPIC_PREFIX + topic.name,
        numPartitions: partitionCount(topic, settings),
        replicationFactor: settings.REPLICATION,
        configEntries: configEntries(topic, settings),
      },
    ],
  })
}

/** Topics of an earlier start may have been made with another DURABILITY. */
async function configure(admin: Admin, there: readonly TopicDefinition[], settings: TopicSettings) {
  if (there.length === 0) return
  const resources = there.map((topic) => ({
    type: topicResource,
    name: settings.TOPIC_PREFIX + topic.name,
    configEntries: configEntries(topic, settings),
  }))
  await admin.alterConfigs({ validateOnly: false, resources })
}

function configEntries(topic: TopicDefinition, settings: TopicSettings) {
  return Object.entries(topicConfig(topic, settings)).map(([name, value]) => ({ name, value }))
}

/** That the port is open, or that a leader is named, is not enough: NOT_LEADER follows for a moment. */
async function untilReady(admin: Admin, settings: TopicSettings) {
  const deadline = performance.now() + readyLimitMs
  for (const topic of topics) {
    const name = settings.TOPIC_PREFIX + topic.name
    const offsets = await admin.fetchTopicOffsets(name).catch(() => [])
    if (offsets.length === 0 && performance.now() < deadline) {
      await pause(100)
      return untilReady(admin, settings)
    }
    const expected = partitionCount(topic, settings)
    if (offsets.length !== expected) {
      throw new Error(
        `topic ${name} has ${offsets.length} partitions, the settings say ${expected}. The count is fixed for the life of a prefix: ` +
          'set PARTITIONS to what it was, or take another TOPIC_PREFIX.',
      )
    }
  }
}
