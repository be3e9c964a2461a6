import { setTimeout as pause } from 'node:timers/promises'
import type { Admin, Kafka } from 'kafkajs'
import type { Acks, AcksProgress, AcksResult } from '@/lib/realtime/acks'
import { kafkaClient } from '@/lib/server/kafka/client'
import { latest, openFetchConnection } from '@/lib/server/kafka/fetch-connection'
import type { Logger } from '@/lib/server/log'
import type { Cluster } from './cluster'
import { countOrders } from './count'
import { openTill, type Till } from './till'

export type ExperimentOptions = {
  cluster: Cluster
  acks: Acks
  logger: Logger
  onProgress(progress: AcksProgress): void
  signal: AbortSignal
}

const ordersBeforeKill = 600
const ordersAfterwards = 400
const patienceMs = 30_000
const lookAgainMs = 50

/** Kills the leader under a till that sends, lets it come back, and compares what was sent with what is in the log. */
export async function runExperiment({ cluster, acks, logger, onProgress, signal }: ExperimentOptions): Promise<AcksResult> {
  const brokers = cluster.brokers.map(({ address }) => address).join(',')
  const kafka = kafkaClient({ brokers, logger })
  const topic = `orders-acks-${acks}`
  const admin = kafka.admin({ retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 500 } })
  const producer = openProducer(kafka)
  const until = (what: string, holds: () => Promise<boolean> | boolean) => untilTrue(what, holds, signal)
  await Promise.all([admin.connect(), producer.connect()])
  try {
    await makeTopic(admin, topic)
    await until('all three brokers have a copy', async () => (await placeOf(admin, topic)).inSync.length === cluster.brokers.length)
    const till = openTill(producer, topic, acks)
    const stop = tell(till, acks, onProgress)
    try {
      stop.stage('sending')
      await until('some hundred orders are sent', () => till.sent() >= ordersBeforeKill)
      const { leader } = await placeOf(admin, topic)
      await cluster.kill(leader)
      stop.stage('killed')
      const killedAtMs = performance.now()
      await until('another broker leads', async () => ![leader, -1].includes((await placeOf(admin, topic)).leader))
      const leaderlessMs = Math.round(performance.now() - killedAtMs)
      stop.stage('led-again')
      const enough = till.sent() + ordersAfterwards
      await until('orders are taken again', () => till.sent() >= enough)
      await until('the killed broker has caught up', async () => (await placeOf(admin, topic)).inSync.includes(leader))
      await till.close(patienceMs)
      stop.stage('counting')
      const inLog = await readBack(kafka, { brokers, topic, signal })
      return { acks, ...countOrders({ sent: till.sent(), acknowledged: till.acknowledged() }, inLog), leaderlessMs }
    } finally {
      stop.end()
      await till.close(0)
    }
  } finally {
    await Promise.allSettled([producer.disconnect(), admin.disconnect()])
  }
}

/** As the shop's own: one request at a time, and never `idempotent`, which lost acknowledged records (KAFKA.md). */
function openProducer(kafka: Kafka) {
  return kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 500 },
  })
}

async function makeTopic(admin: Admin, topic: string) {
  const configEntries = [{ name: 'min.insync.replicas', value: '2' }]
  await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 1, replicationFactor: 3, configEntries }] })
}

async function placeOf(admin: Admin, topic: string): Promise<{ leader: number; inSync: number[] }> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
    const partition = topics[0]?.partitions[0]
    return { leader: partition?.leader ?? -1, inSync: partition?.isr ?? [] }
  } catch {
    return { leader: -1, inSync: [] }
  }
}

async function untilTrue(what: string, holds: () => Promise<boolean> | boolean, signal: AbortSignal) {
  const deadline = performance.now() + patienceMs
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s in vain until ${what}`)
    await pause(lookAgainMs, undefined, { signal })
  }
}

function tell(till: Till, acks: Acks, onProgress: ExperimentOptions['onProgress']) {
  let stage: AcksProgress['stage'] = 'opening'
  const say = () => onProgress({ acks, stage, sent: till.sent(), acknowledged: till.acknowledged().size })
  const timer = setInterval(say, 250)
  return {
    stage(next: AcksProgress['stage']) {
      stage = next
      say()
    },
    end: () => clearInterval(timer),
  }
}

/** The numbers of all orders in the log. A last record, acknowledged by all, says that what stands before it is there to stay. */
async function readBack(
  kafka: Kafka,
  { brokers, topic, signal }: { brokers: string; topic: string; signal: AbortSignal },
): Promise<number[]> {
  const closing = openProducer(kafka)
  await closing.connect()
  await closing.send({ topic, acks: -1, messages: [{ partition: 0, value: 'closed' }] })
  await closing.disconnect()
  const connection = openFetchConnection(brokers)
  try {
    await connection.open([topic])
    const end = await connection.offsetAt(topic, 0, latest)
    const numbers: number[] = []
    const deadline = performance.now() + patienceMs
    for (let next = 0; next < end; ) {
      const messages = await connection.fetchFrom(topic, 0, next)
      if (messages.length === 0) {
        if (performance.now() > deadline) throw new Error(`waited ${patienceMs / 1000} s in vain until the log could be read to its end`)
        await pause(lookAgainMs, undefined, { signal })
      }
      for (const { offset, value } of messages) {
        const order = orderIn(value?.toString() ?? '')
        if (order !== null) numbers.push(order)
        next = Number(offset) + 1
      }
    }
    return numbers
  } finally {
    await connection.close()
  }
}

function orderIn(text: string): number | null {
  if (text === 'closed') return null
  const value: { order: number } = JSON.parse(text)
  return value.order
}
