import { setTimeout as pause } from 'node:timers/promises'
import { deadLetterBox } from '@/lib/operations/dead-letters'
import { type RunningConsumer, startConsumer } from '@/lib/server/kafka/consumer'
import { partitionCount } from '@/lib/server/kafka/topics-admin'
import { isTransient } from '@/lib/server/transient'
import { type TopicName, topics } from '@/lib/topics/all'
import { readRecord } from '@/lib/topics/read'
import type { OpenDeps } from './deps'
import { every } from './every'
import { groupOf, warnOfOtherGroups } from './groups'
import { buriedBy } from './index'
import { createRunner, type Running } from './runner'
import type { Reaction, WorkerDefinition } from './worker'

/** How soon somebody notices that what is stored was emptied, or put back to an older state, under running workers. */
const lookBackEveryMs = 1000

export type OpenWorkers = { topics: readonly TopicName[]; consumer: RunningConsumer | null; stop(): Promise<void> }

/** Starts these workers as one consumer group. Resolves when the group has been joined. */
export async function openWorkers(
  definitions: readonly WorkerDefinition[],
  deps: OpenDeps,
  onCrash: (error: Error) => void,
): Promise<OpenWorkers> {
  const { env, logger } = deps
  const running: Running[] = []
  for (const definition of definitions) {
    const reaction = await untilItStarts(definition, deps)
    running.push({ name: definition.name, topics: topicsOf(definition), reaction })
  }
  const runner = createRunner(running, {
    parse: (record) => readRecord(record, deps.menus),
    bury: deadLetterBox(deps.reader, (letters) => deps.producer.send(letters)),
    buries: buriedBy(definitions),
    isTransient,
    pause: deps.pause,
    warn: (about, message) => logger.warn(about, message),
  })
  if (runner.topics.length === 0) return { topics: [], consumer: null, stop: () => runner.stop() }

  const names = definitions.map(({ name }) => name)
  await warnOfOtherGroups(deps.kafka, names, env.TOPIC_PREFIX, logger)
  const consumer = await startConsumer({
    kafka: deps.kafka,
    prefix: env.TOPIC_PREFIX,
    group: groupOf(names, env.TOPIC_PREFIX),
    topics: runner.topics,
    partitions: topics.filter(({ name }) => runner.topics.includes(name)).reduce((sum, topic) => sum + partitionCount(topic, env), 0),
    paceMs: Math.min(...definitions.map(({ paceMs }) => paceMs)),
    logger,
    handle: (fetched) => runner.handle(fetched),
    stored: {
      readFrom: (places) => runner.readFrom(places),
      firstOffset: async ({ topic, partition }) => (await deps.reader.ends(topic, partition)).first,
    },
    onCrash,
  })
  const looking = every(lookBackEveryMs, names.join('+'), logger, () => consumer.lookBack())
  return {
    topics: runner.topics,
    consumer,
    async stop() {
      await looking.stop()
      await consumer.stop()
      await runner.stop()
    },
  }
}

/** A service may be late when everything is started at once. */
async function untilItStarts(definition: WorkerDefinition, deps: OpenDeps): Promise<Reaction> {
  for (;;) {
    try {
      return await definition.start(deps, definition.reads)
    } catch (error) {
      if (!isTransient(error)) throw error
      deps.logger.warn({ worker: definition.name, error: String(error) }, 'cannot start yet, trying again')
      await pause(500)
    }
  }
}

function topicsOf({ reads }: WorkerDefinition): TopicName[] {
  return topics.filter(({ name }) => reads.some((topic) => topic.name === name)).map(({ name }) => name)
}
