import { setTimeout as pause } from 'node:timers/promises'
import type { Admin } from 'kafkajs'
import { type DemoNumber, demos } from '@/lib/realtime/demos'

const readyLimitMs = 30_000
const againMs = 200

/** Every demonstration begins at offset 0: topics and groups of its own, deleted and made anew. The shop's have other names. */
export async function freshTopics(
  admin: Admin,
  demo: DemoNumber,
  prefix: string,
  { partitions, replication }: { partitions: number; replication: number },
) {
  await deleteGroups(admin, prefix)
  const old = await topicsOf(admin, prefix)
  if (old.length > 0) await admin.deleteTopics({ topics: old })
  // A topic is gone a moment after the broker has said so: until then one of the same name cannot be made.
  await untilDone('the old topics are gone', async () => (await topicsOf(admin, prefix)).length === 0)
  for (const name of demos[demo].topics) await createTopic(admin, prefix + name, partitions, replication)
}

async function topicsOf(admin: Admin, prefix: string): Promise<string[]> {
  return (await admin.listTopics()).filter((topic) => topic.startsWith(prefix))
}

/** One after another: several at once made kafkajs throw UNKNOWN_TOPIC. */
async function createTopic(admin: Admin, topic: string, numPartitions: number, replicationFactor: number) {
  const topics = [{ topic, numPartitions, replicationFactor }]
  await untilDone(`${topic} is made`, () => admin.createTopics({ waitForLeaders: false, topics }))
  await untilDone(`${topic} can be written to`, async () => {
    const offsets = await admin.fetchTopicOffsets(topic)
    return offsets.length === numPartitions && offsets.every(({ high }) => high === '0')
  })
}

/** What a group has committed outlives the topic by a moment: it must not say where to begin in the new one. */
async function deleteGroups(admin: Admin, prefix: string) {
  await untilDone('the readers of an earlier run have left their groups', async () => {
    const { groups } = await admin.listGroups()
    const ours = groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(prefix))
    // A group that still has members cannot be deleted; one that was killed is a member until its session has run out.
    if (ours.length > 0) await admin.deleteGroups(ours)
    return true
  })
}

/** Partitions can be added, never taken away: the records in them would be lost. */
export async function addPartitions(admin: Admin, demo: DemoNumber, prefix: string, count: number) {
  for (const name of demos[demo].topics) {
    const topic = prefix + name
    await admin.createPartitions({ topicPartitions: [{ topic, count }] })
    await untilDone(`${topic} has ${count} partitions`, async () => (await admin.fetchTopicOffsets(topic)).length === count)
  }
}

async function untilDone(what: string, attempt: () => Promise<boolean>) {
  const deadline = performance.now() + readyLimitMs
  for (;;) {
    const done = await attempt().catch(() => false)
    if (done) return
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await pause(againMs)
  }
}
