import Module, { createRequire } from 'node:module'
import type * as Kafkajs from 'kafkajs'
import type { Logger } from '../log'
import { decodeRecord, encodeRecord } from './record-codec'

const require = createRequire(import.meta.url)

/** Must run before kafkajs is loaded: its modules take hold of the codec when they are. */
function replaceModule(name: string, exports: unknown) {
  const file = require.resolve(name)
  const stand = new Module(file)
  stand.filename = file
  stand.exports = exports
  stand.loaded = true
  require.cache[file] = stand
}

type RequestQueue = { prototype: { pending: unknown[]; throttledUntil: number; scheduleCheckPendingRequests(): void } }

/** kafkajs sets a timer again and again even when nothing waits: 3.7 % of a core for each idle consumer, 1.3 % without. */
function restWhenNothingWaits() {
  const { prototype }: RequestQueue = require('kafkajs/src/network/requestQueue')
  const schedule = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function scheduleIfSomethingWaits() {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this)
  }
}

function loadKafkajs(): typeof Kafkajs {
  replaceModule('kafkajs/src/protocol/recordBatch/record/v0/index.js', encodeRecord)
  replaceModule('kafkajs/src/protocol/recordBatch/record/v0/decoder.js', decodeRecord)
  restWhenNothingWaits()
  return require('kafkajs')
}

const kafkajs = loadKafkajs()

const sayAgainMs = 10_000

/** A broker that is away is worth a line now and then, not several a second. */
function repeatsOf(nowMs: () => number): (message: string) => boolean {
  const said = new Map<string, number>()
  return (message) => {
    for (const [each, atMs] of said) if (nowMs() - atMs >= sayAgainMs) said.delete(each)
    if (said.has(message)) return true
    said.set(message, nowMs())
    return false
  }
}

export type KafkaSettings = {
  brokers: string
  logger: Logger
  /** What it is called in its group; the log view takes the number of a member from its end. */
  clientId?: string
  /** How connections are opened; by TCP to the broker unless something is to stand between. */
  socketFactory?: Kafkajs.ISocketFactory
}

/** The connection that producers, consumers and admins are made from. Nothing is opened yet. */
export function kafkaClient({ brokers, logger, clientId = 'chippy', socketFactory }: KafkaSettings): Kafkajs.Kafka {
  const { ERROR, WARN } = kafkajs.logLevel
  const saidLately = repeatsOf(() => performance.now())
  return new kafkajs.Kafka({
    clientId,
    brokers: brokers.split(','),
    connectionTimeout: 1000,
    ...(socketFactory && { socketFactory }),
    // Consumers wait for their broker as long as it takes; producers and admins set their own.
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 1_000_000 },
    logLevel: WARN,
    // What it calls an error (a rebalance, a broker that is away) it deals with itself; what it cannot arrives as an exception.
    logCreator:
      () =>
      ({ namespace, level, log }) => {
        const { message, ...details } = log
        if (saidLately(message)) return
        const about = { kafkajs: namespace, group: details.groupId, error: details.error }
        if (level === ERROR) logger.warn(about, message)
        else logger.info(about, message)
      },
  })
}
