import type { EachBatchPayload } from 'kafkajs'
import type { RewindTo } from '@/lib/realtime/demos'
import { readOrder, type Taken } from './order'
import type { Participant } from './participant'
import { offsetsAt } from './rewind'

const heartbeatMs = 500

export type ReaderOptions = {
  /** Without the prefix. */
  topics: readonly string[]
  /** Does the work and publishes what follows. The order counts as handled when it has resolved. */
  handle(taken: Taken): Promise<void>
  /** Begin at offset 0 at each start, wherever the group has come to. */
  fromTheBeginning?: boolean
}

/**
 * A member of a consumer group that has ONE order in hand at a time, and commits its offset when the order is done.
 *
 * The group shares out the partitions among its members; the broker keeps how far the group has come in each (the committed
 * offset). Whoever is given a partition goes on from there. So a reader that stops loses nothing, and one that is killed leaves
 * at most the order that it had in hand to be read a second time.
 */
export async function readOneByOne(me: Participant, { topics, handle, fromTheBeginning = false }: ReaderOptions): Promise<void> {
  const consumer = me.kafka.consumer({
    groupId: me.setup.group ?? '',
    // Whoever was killed cannot say so: the group waits this long for a heartbeat before it gives its partitions to others.
    sessionTimeout: 6000,
    heartbeatInterval: heartbeatMs,
    maxWaitTimeInMs: 500,
    // Few records at a time: only the first of each partition is used, the rest is fetched again.
    maxBytesPerPartition: 4096,
    allowAutoTopicCreation: false,
    // How soon a partition that was added is noticed.
    metadataMaxAge: 2000,
  })
  let assigned: { topic: string; partition: number }[] = []
  /** The group is being rearranged: hand back what is not begun yet, and join again. */
  let rearranged: unknown = null

  consumer.on(consumer.events.FETCH_START, () => {
    rearranged = null
  })
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic, partition })),
    )
    if (fromTheBeginning) for (const { topic, partition } of assigned) consumer.seek({ topic, partition, offset: '0' })
    me.say({ say: 'joined', memberId: payload.memberId, assigned })
  })
  // What kafkajs cannot mend by itself. The director shows that the process has ended.
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) process.exit(1)
  })

  /** kafkajs hands over what a fetch brought for one partition. */
  async function eachBatch({ batch, resolveOffset, commitOffsetsIfNecessary, heartbeat, isRunning, isStale }: EachBatchPayload) {
    if (rearranged) throw rearranged
    const [message] = batch.messages
    if (!message || !isRunning() || isStale()) return
    const { topic, partition } = batch
    const place = { topic, partition, offset: Number(message.offset) }
    const order = readOrder(message.value)
    if (order) {
      const id = String(message.headers?.['ce_subject'] ?? `${topic}-${partition}@${message.offset}`)
      me.say({ say: 'took', place, order: order.order })
      await working(heartbeat, () => handle({ order, id, place, key: message.key }))
    } else {
      me.say({ say: 'note', what: `${me.setup.name} cannot read ${topic} p${partition} @${message.offset} and goes on` })
    }
    // Somebody has rewound this reader meanwhile: it must not say that it has come further.
    if (isStale()) return
    resolveOffset(message.offset)
    // The offset that is committed is the one to read NEXT.
    await commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset: String(place.offset + 1) }] }] })
    me.say({ say: 'done', place })
  }

  /** Heartbeats go on while it works: a reader that takes long must not be taken for dead. */
  async function working(heartbeat: () => Promise<void>, work: () => Promise<void>) {
    const timer = setInterval(() => {
      heartbeat().catch((error: unknown) => {
        // The others wait until we have joined again. First the order in hand: publish, commit.
        rearranged = error
      })
    }, heartbeatMs)
    await work().finally(() => clearInterval(timer))
  }

  /** Moves this reader's own place. The records do not move, and no other group notices. */
  async function rewind(to: RewindTo): Promise<string | null> {
    const offsets = await offsetsAt(me.kafka, assigned, to)
    if (offsets.length === 0) return `${me.setup.name} reads no such partition: there is nothing to rewind`
    for (const { topic, partition, offset } of offsets) consumer.seek({ topic, partition, offset })
    await consumer.commitOffsets(offsets)
    me.say({
      say: 'note',
      what: `${me.setup.name} reads on from ${offsets.map(({ partition, offset }) => `p${partition} @${offset}`).join(', ')}`,
    })
    return null
  }

  me.onTold((heard) => {
    if (heard.do !== 'rewind') return
    void rewind(heard.to)
      .catch((error: unknown) => `${me.setup.name} was not rewound: ${error instanceof Error ? error.message : String(error)}`)
      .then((refused) => me.say({ say: 'rewound', refused }))
  })
  await consumer.connect()
  // A topic from which the group has committed nothing yet is read from its beginning, not from what comes next.
  await consumer.subscribe({ topics: topics.map((topic) => me.setup.prefix + topic), fromBeginning: true })
  await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 1, eachBatch })
  // Leaves the group politely: the others go on after half a second, instead of after the session time-out.
  me.onEnd(() => consumer.disconnect())
}
