import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Admin } from 'kafkajs'
import { type DemoNumber, type DemoReport, demos } from '@/lib/realtime/demos'
import { cabinetKey, readCounts } from './cabinet'
import type { Floor } from './floor'
import { type Positions, readPositions } from './positions'
import { createRates } from './rates'

export type WatchOptions = { demo: DemoNumber; prefix: string; keyPrefix: string; admin: Admin; redis: Redis; floor: Floor }

const lookEveryMs = 300

/** Looks again and again how long the log is and how far each group has come, and tells whoever wants to know. */
export function openWatch({ demo, prefix, keyPrefix, admin, redis, floor }: WatchOptions) {
  const topics = demos[demo].topics.map((name) => prefix + name)
  const rates = createRates()
  const listeners: ((report: DemoReport) => void)[] = []
  const closed = new AbortController()
  let phase: DemoReport['phase'] = 'opening'
  let [openedAtMs, closedAtMs] = [0, 0]
  let positions: Positions = { topics: [], groups: [] }
  let cabinet: DemoReport['cabinet'] = null
  let looking: Promise<void> = Promise.resolve()

  async function look() {
    // First, so that an empty cabinet is seen before the cook has filled it.
    if (demo === 5) cabinet = await readCounts(redis, cabinetKey(keyPrefix))
    positions = await readPositions(admin, topics, floor.groups())
    if (phase === 'trading') rates.note({ atMs: Date.now(), ordered: written('orders'), ready: written('ready') })
  }

  /** How many records a topic has. */
  const written = (name: string) =>
    positions.topics.find(({ topic }) => topic === prefix + name)?.partitions.reduce((sum, { end }) => sum + end, 0) ?? 0

  function report(): DemoReport {
    const nowMs = Date.now()
    return {
      ...{
        demo,
        phase,
        settings: { ...floor.settings },
        atMs: nowMs,
        tradingMs: openedAtMs === 0 ? 0 : (closedAtMs || nowMs) - openedAtMs,
      },
      participants: floor.crew.all().map((each) => ({ ...each })),
      topics: positions.topics,
      groups: positions.groups.map(({ group, partitions, lag }) => ({
        ...{ group, lag },
        partitions: partitions.map((each) => ({ ...each, reader: floor.readerOf(group, each) })),
      })),
      ...{ ordered: written('orders'), ready: written('ready'), ...rates.now() },
      ...{ cabinet, happened: floor.happened() },
    }
  }

  async function keepLooking() {
    while (!closed.signal.aborted) {
      // A broker that is away is asked again; what was seen last stays on the screen.
      await look().catch(() => {})
      const latest = report()
      for (const listener of listeners) listener(latest)
      await pause(lookEveryMs, undefined, { signal: closed.signal }).catch(() => {})
    }
  }

  return {
    look,
    report,
    positions: () => positions,
    onReport: (listener: (report: DemoReport) => void) => void listeners.push(listener),
    begin() {
      looking = keepLooking()
    },
    /** The tills are open; rates are those of the time until they close. */
    doorsOpen() {
      phase = 'trading'
      openedAtMs = Date.now()
    },
    doorsClose() {
      phase = 'ending'
      closedAtMs = Date.now()
    },
    async close() {
      closed.abort()
      await looking
    },
  }
}
