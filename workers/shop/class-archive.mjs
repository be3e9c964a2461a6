import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { brokerArgs, formatStorage, kafkaAnswers, prepareBroker } from './kafka.mjs'
import { findFreeBase, planPorts } from './ports.mjs'

/** Long after the start, so that it takes nothing from opening the shop nor from a short run. */
const DELAY_MS = 60_000
const LOWEST_PRIORITY = 19

/**
 * Makes the archive of Kafka's loaded classes once a checkout: it halves the broker's start (1.5 s to 0.8 s). A second broker
 * with a folder of its own writes it, because writing takes the broker some seconds at its end, which the shop's own must
 * not spend when the shop is closed. Should it fail, later starts are only slower.
 */
export function makeClassArchiveLater(shop) {
  setTimeout(() => void makeClassArchive(shop).catch(() => {}), DELAY_MS).unref()
}

async function makeClassArchive({ dataDir, supervisor }) {
  const folder = join(dataDir, 'class-archive')
  const { archive } = prepareSpare(folder, planPorts(0))
  if (existsSync(archive) || supervisor.stopping) return
  const ports = planPorts(await findFreeBase(20_000))
  const broker = prepareSpare(folder, ports)
  const draft = `${archive}.${process.pid}`
  try {
    await formatStorage(supervisor, broker, { name: 'class-archive-format' })
    const args = brokerArgs(broker, [`-XX:ArchiveClassesAtExit=${draft}`])
    const ended = supervisor.run('class-archive', broker.java, args, { niceness: LOWEST_PRIORITY })
    const stop = exercise(`127.0.0.1:${ports.kafka}`).finally(() => supervisor.end('class-archive'))
    await Promise.all([ended, stop])
    if (existsSync(draft)) renameSync(draft, archive)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(draft, { force: true })
  }
}

function prepareSpare(folder, ports) {
  mkdirSync(folder, { recursive: true })
  return prepareBroker(folder, ports)
}

/** Only classes that were used are in the archive, so the spare broker takes and gives one record. */
async function exercise(brokers) {
  for (let tries = 0; tries < 240; tries++) {
    try {
      await kafkaAnswers(brokers)
      break
    } catch {
      await sleep(250)
    }
  }
  const { default: kafkajs } = await import('kafkajs')
  const client = new kafkajs.Kafka({ brokers: [brokers], logLevel: kafkajs.logLevel.NOTHING })
  const admin = client.admin()
  const producer = client.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner })
  const consumer = client.consumer({ groupId: 'warm-up' })
  const topic = 'warm-up'
  try {
    await admin.connect()
    await admin.createTopics({ topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] })
    await Promise.all([producer.connect(), consumer.connect()])
    await producer.send({ topic, messages: [{ value: 'cod and chips' }] })
    await consumer.subscribe({ topic, fromBeginning: true })
    await new Promise((resolve, reject) => {
      const patience = setTimeout(resolve, 20_000)
      consumer.run({ eachMessage: async () => (clearTimeout(patience), resolve()) }).catch(reject)
    })
  } finally {
    await Promise.allSettled([producer.disconnect(), consumer.disconnect(), admin.disconnect()])
  }
}
