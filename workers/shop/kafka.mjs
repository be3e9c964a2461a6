import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { BUILD, JARS } from './paths.mjs'
import { findJava } from './prerequisites.mjs'
import { writePrivate } from './private-file.mjs'
import { Refusal } from './refusal.mjs'

const JVM = [
  '-Xms160m',
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:MaxMetaspaceSize=160m',
  '-XX:ReservedCodeCacheSize=64m',
  // Only the quick compiler: a broker that starts in half the time and is as fast at any load a shop will see.
  '-XX:TieredStopAtLevel=1',
  // At "info" Kafka writes down all its settings at each start.
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
]

const MINUTES_A_YEAR = 525_600
const TWO_MEGABYTES = 2_097_152

/** @param {{kafka: number, controller: number}} ports */
export function brokerProperties({ kafka, controller }, logDir) {
  const broker = `PLAINTEXT://127.0.0.1:${kafka}`
  const quorum = `CONTROLLER://127.0.0.1:${controller}`
  return {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `${broker},${quorum}`,
    'advertised.listeners': `${broker},${quorum}`,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': logDir,
    // A misspelt topic must be an error, not a new topic without our settings.
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    // A shop that was closed for a season goes on where it stopped.
    'offsets.retention.minutes': MINUTES_A_YEAR,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    // A killed broker is let in again when its old registration runs out: 4 s instead of 12.
    'broker.session.timeout.ms': 3000,
    'broker.heartbeat.interval.ms': 500,
    'group.min.session.timeout.ms': 1000,
    'group.initial.rebalance.delay.ms': 0,
    // A snapshot of the whole cabinet is one record.
    'message.max.bytes': TWO_MEGABYTES,
    'replica.fetch.max.bytes': TWO_MEGABYTES,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16_777_216,
    'log.index.size.max.bytes': 1_048_576,
  }
}

/** A Java properties file is read as Latin-1 with backslash as escape: a folder called "Café" would not be found otherwise. */
export function propertiesText(properties) {
  const escape = (value) =>
    String(value)
      .replaceAll('\\', '\\\\')
      .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escape(value)}\n`)
    .join('')
}

/**
 * What the Java program is called with, for a broker whose data lies in dataDir.
 *
 * @param {Record<string, string | number | boolean | undefined>} changes to its properties; undefined takes one away
 */
export function prepareBroker(dataDir, ports, changes = {}) {
  const { java, version } = findJava()
  const logDir = join(dataDir, 'kafka')
  mkdirSync(logDir, { recursive: true })
  const config = join(dataDir, 'kafka.properties')
  writePrivate(config, propertiesText({ ...brokerProperties(ports, logDir), ...changes }))
  const folder = join(JARS, 'kafka')
  const jars = readdirSync(folder)
    .filter((file) => file.endsWith('.jar'))
    .sort()
  const classPath = jars.map((file) => join(folder, file)).join(delimiter)
  // An archive serves only the Java and the jars that it was made with, so both are in its name.
  const key = createHash('sha256').update(version).update(classPath).digest('hex').slice(0, 12)
  return { java, config, logDir, classPath, archive: join(BUILD, `kafka-${key}.jsa`) }
}

/** 16 random bytes as Kafka writes them. One in 64 would begin with "-", which its tool takes for an option: the top bit is cleared. */
export function clusterIdFrom(bytes) {
  const id = Buffer.from(bytes)
  id[0] &= 0x7f
  return id.toString('base64url')
}

/** What a broker is told that has no others beside it. */
const ALONE = () => ['--standalone', '--cluster-id', clusterIdFrom(randomBytes(16))]

export async function formatStorage(supervisor, broker, { name = 'kafka-format', membership = ALONE() } = {}) {
  if (existsSync(join(broker.logDir, 'meta.properties'))) return
  const format = ['kafka.tools.StorageTool', 'format', ...membership, '--ignore-formatted', '--config', broker.config]
  const { ok, output } = await supervisor.run(name, broker.java, [...JVM, '-cp', broker.classPath, ...format])
  if (!ok) throw new Refusal(`Kafka's data folder could not be prepared:\n${output}`)
}

/** The flags that make Java read the archive of classes, where there is one. */
export function archiveFlags({ archive }) {
  return existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'] : []
}

/** @param {string[]} flags further ones; of two that contradict each other Java takes the later */
export function brokerArgs(broker, flags) {
  return [...JVM, ...flags, '-Xlog:cds=off', '-Xlog:cds+dynamic=off', '-cp', broker.classPath, 'kafka.Kafka', broker.config]
}

/** One KRaft node, broker and controller in one, on the loopback. */
export async function kafkaService(shop) {
  const broker = prepareBroker(shop.dataDir, shop.ports)
  await formatStorage(shop.supervisor, broker)
  return {
    name: 'kafka',
    tier: 2,
    command: broker.java,
    args: brokerArgs(broker, archiveFlags(broker)),
    ready: () => kafkaAnswers(`127.0.0.1:${shop.ports.kafka}`),
  }
}

/** Throws until the cluster has a controller and answers. That each topic has a leader is checked by topics.mjs. */
export async function kafkaAnswers(brokers) {
  const { default: kafkajs } = await import('kafkajs')
  const client = new kafkajs.Kafka({
    brokers: brokers.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 1000,
    requestTimeout: 3000,
    retry: { retries: 0 },
  })
  const admin = client.admin()
  try {
    await admin.connect()
    const cluster = await admin.describeCluster()
    if (cluster.brokers.length === 0) throw new Error('no broker is registered yet')
  } finally {
    await admin.disconnect().catch(() => {})
  }
}
