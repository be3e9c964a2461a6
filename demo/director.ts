import { setTimeout as pause } from 'node:timers/promises'
import type { DemoCommand, DemoNumber, DemoReport, DemoSettings, DemoSummary } from '@/lib/realtime/demos'
import { redisPrefixOf, topicPrefixOf } from '@/lib/realtime/demos'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { emptyCabinet } from './cabinet'
import { claimDemo } from './claim'
import { carryOut } from './commands'
import { openFloor } from './floor'
import { logTotal } from './log-total'
import type { Services } from './services'
import { linesOf } from './summary'
import { addPartitions, freshTopics } from './topics'
import { openWatch } from './watch'

export type Director = {
  report(): DemoReport
  onReport(listener: (report: DemoReport) => void): void
  /** Why it was not done; null when it was. */
  command(command: DemoCommand): Promise<string | null>
  /** Closes the tills, lets the accountants finish, adds up, and ends every process that it has started. */
  end(): void
  /** Resolves when it is over, whoever has asked for it; rejects when it could not open. */
  ended: Promise<DemoSummary>
}

export type DirectorOptions = {
  demo: DemoNumber
  settings: DemoSettings
  services: Services
  program: string
  logFile: string
  replication: number
}

const openLimitMs = 60_000
const finishLimitMs = 20_000
/** In demonstration 6 the new accountant comes when so much has been sold. */
const hireAfterOrders = 20

/** Opens a demonstration: fresh topics, then the readers, and when all of them are there the tills. Tells how it goes from the start. */
export function openDirector({ demo, settings, services, program, logFile, replication }: DirectorOptions): Director {
  const logger = createLogger('director')
  // What kafkajs has to say would be written across the view.
  logger.level = 'silent'
  const prefix = topicPrefixOf(demo, services.topicPrefix)
  const keyPrefix = redisPrefixOf(demo, services.redisPrefix)
  const admin = kafkaClient({ brokers: services.kafka, logger }).admin({
    retry: { retries: 10, initialRetryTime: 100, maxRetryTime: 1000 },
  })
  const redis = connectRedis(services.redis, logger)
  const floor = openFloor({ demo, settings: { ...settings }, prefix, keyPrefix, program, logFile })
  const watch = openWatch({ demo, prefix, keyPrefix, admin, redis, floor })
  const wish = new AbortController()
  let unclaim = async () => {}
  let lost = false

  /** The topics are another's now. */
  function lose() {
    lost = true
    wish.abort()
  }

  async function open() {
    await admin.connect()
    unclaim = await claimDemo(redis, { demo, keyPrefix, onLost: lose })
    await freshTopics(admin, demo, prefix, { partitions: settings.partitions, replication })
    if (demo === 5) await emptyCabinet(redis, keyPrefix)
    if (wish.signal.aborted) return
    watch.begin()
    floor.hireReaders()
    await until('everyone is ready', openLimitMs, () => wish.signal.aborted || floor.everyoneIsReady())
    if (wish.signal.aborted) return
    floor.openTills()
    watch.doorsOpen()
    if (demo === 6) watch.onReport(hireInTheMiddleOfTheDay)
  }

  function hireInTheMiddleOfTheDay({ ordered, phase }: DemoReport) {
    if (phase === 'trading' && ordered >= hireAfterOrders && floor.accountants() === 1) floor.hireAccountant()
  }

  async function finish(): Promise<DemoSummary> {
    if (lost) return { report: watch.report(), lines: ['Somebody else has begun it anew meanwhile.'], logTotalPence: null }
    if (watch.report().phase === 'opening')
      return { report: watch.report(), lines: ['It was ended before the doors were open.'], logTotalPence: null }
    watch.doorsClose()
    await floor.staff.stop('tills')
    await watch.look()
    // One that somebody has stopped will never be level.
    const accountants = floor.crew.all().filter(({ role, pid }) => role === 'accountant' && pid !== null)
    const isBehind = () => watch.positions().groups.some(({ group, lag }) => lag > 0 && accountants.some((each) => each.group === group))
    // If they do not get there in time, the figures say so.
    await until('the accountants are level', finishLimitMs, () => !isBehind()).catch(() => {})
    const logTotalPence = accountants.length > 0 ? await logTotal(services.kafka, watch.positions(), `${prefix}orders`) : null
    const report = watch.report()
    return { report, lines: linesOf(report, logTotalPence), logTotalPence }
  }

  async function run(): Promise<DemoSummary> {
    try {
      await open()
      if (!wish.signal.aborted) await new Promise((asked) => wish.signal.addEventListener('abort', asked, { once: true }))
      return await finish()
    } finally {
      await floor.staff.stopAll()
      await watch.close()
      await unclaim().catch(() => {})
      await admin.disconnect()
      redis.disconnect()
    }
  }

  const ended = run()
  return {
    report: watch.report,
    onReport: watch.onReport,
    async command(command) {
      if (command.do !== 'end' && watch.report().phase !== 'trading') return 'nothing can be varied while it opens or ends'
      return carryOut(command, { demo, floor, widen: (count) => addPartitions(admin, demo, prefix, count), end: () => wish.abort() })
    },
    end: () => wish.abort(),
    ended,
  }
}

async function until(what: string, limitMs: number, holds: () => boolean) {
  const deadline = performance.now() + limitMs
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await pause(50)
  }
}
