import { partitionCount } from '@/lib/server/kafka/topics-admin'
import { cabinet } from '@/lib/topics/cabinet'
import { collected } from '@/lib/topics/collected'
import { cook } from '@/lib/topics/cook'
import type { LogEvent } from '@/lib/topics/event'
import { fryer } from '@/lib/topics/fryer'
import { hotFood } from '@/lib/topics/hot-food'
import { makeUp } from '@/lib/topics/make-up'
import { menu } from '@/lib/topics/menu'
import { orders } from '@/lib/topics/orders'
import { readRecord } from '@/lib/topics/read'
import { ready } from '@/lib/topics/ready'
import type { OpenDeps } from '@/workers/deps'
import type { Change } from './frames'
import { followLog, type LogFollower } from './log-follower'
import type { Picture } from './picture'
import { MEMORY_MS } from './remembered'

/** All that says something about orders, the fryer, the cabinet and what is left. */
const READS = [menu, orders, cook, hotFood, makeUp, ready, collected, fryer, cabinet]
/** Among so many one is whole, and the changes after it lead to the newest. */
const LAST_CABINETS = 250

export type ReadPictureOptions = { deps: OpenDeps; picture: Picture; onChange(change: Change): void; onCrash(error: Error): void }

/** Fills the picture from the log, as far back as answers are remembered, and keeps it up to date. */
export async function readPicture({ deps, picture, onChange, onCrash }: ReadPictureOptions): Promise<LogFollower> {
  const { env, kafka, reader, menus, logger, clock, ids } = deps
  const sinceMs = clock.nowMs() - MEMORY_MS
  // Before any order: topics are read beside each other, and an order counts only once it is known what is counted.
  picture.take(await readSettings(deps, sinceMs), clock.nowMs())
  return followLog({
    kafka,
    reader,
    menus,
    logger,
    prefix: env.TOPIC_PREFIX,
    // A group of its own each time: every gateway reads everything, whatever another one has read.
    group: `${env.TOPIC_PREFIX}gateway-${ids.next()}`,
    topics: READS.map((topic) => ({ topic, partitions: partitionCount(topic, env) })),
    begin: (topic) => (topic === cabinet.name ? { last: LAST_CABINETS } : { sinceMs }),
    isKnown: (record) => picture.isOwn(record),
    onEvents: (events) => onChange(picture.take(events, clock.nowMs())),
    onCrash,
  })
}

/** What was said of the menu, of as many days as everything else. What is left counts for a trading day only, so no earlier one is missed. */
async function readSettings({ reader, menus }: OpenDeps, sinceMs: number): Promise<LogEvent[]> {
  const { first, next } = await reader.ends(menu.name, 0)
  const from = Math.max(first, await reader.offsetAt(menu.name, 0, sinceMs))
  return (await reader.read(menu.name, 0, from, next)).flatMap((record) => {
    const reading = readRecord(record, menus)
    return 'event' in reading ? [reading.event] : []
  })
}
