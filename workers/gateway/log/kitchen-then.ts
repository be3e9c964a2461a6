import { setImmediate as others } from 'node:timers/promises'
import { noPrinter } from '@/lib/realtime/contract'
import type { KitchenAnswer } from '@/lib/realtime/log-api'
import { topicNamed } from '@/lib/server/kafka/log-record'
import type { LogWindow, Stretch } from '@/lib/server/kafka/log-window'
import type { LogEvent } from '@/lib/topics/event'
import { readRecord } from '@/lib/topics/read'
import type { OpenDeps } from '@/workers/deps'
import { Picture } from '../picture'
import { prefixedTopic, type Space } from './spaces'

/** What says something about an order that is open, or was a moment ago. */
const ABOUT_ORDERS = ['orders', 'cook', 'hot-food', 'make-up', 'ready', 'collected', 'fryer']
/** Among so many one holds the whole cabinet, and the changes after it lead to the newest. */
const LAST_CABINETS = 500
/** Those that were closed lately are on a kitchen's screen too. */
const LATELY_MS = 15 * 60_000
/** An order that has been open for longer than a trading day is nobody's any more. */
const LONGEST_MS = 24 * 3_600_000
const MOST_RECORDS = 60_000
const CHUNK = 500

type Deps = Pick<OpenDeps, 'env' | 'menus'>

/** What the screens of the shop would have shown at a time: the same picture, made from the log up to then. */
export async function kitchenAt(window: LogWindow, { env, menus }: Deps, space: Space, atMs: number): Promise<KitchenAnswer> {
  const picture = new Picture(env.SHOP, env.TIME_ZONE)
  const take = (events: readonly LogEvent[]) => void picture.take(events, atMs)
  const cabinets = await stretchesOf(window, space, ['cabinet'], Number.NEGATIVE_INFINITY, atMs, LAST_CABINETS)
  await readInto(window, space, menus, cabinets.stretches, take)
  const open = Object.values(picture.cabinet?.orders ?? {}).map(({ sinceMs }) => sinceMs)
  // A minute earlier: an order waits from when the cabinet heard of it, which is after it was placed.
  const fromMs = Math.max(atMs - LONGEST_MS, Math.min(atMs - LATELY_MS, ...open) - 60_000)
  const { stretches, cut } = await stretchesOf(window, space, ABOUT_ORDERS, fromMs, atMs, MOST_RECORDS)
  await readInto(window, space, menus, stretches, take)
  const menu = menus.at(atMs)
  return {
    seq: 0,
    serverNowMs: atMs,
    behindMs: 0,
    shopName: '',
    menuVersion: menu.version,
    menuConfirmed: menu.confirmed,
    orders: picture.board.recent(atMs),
    printer: noPrinter,
    sales: picture.parked.all(),
    cabinet: picture.cabinetView,
    lastNumbers: picture.numbers.highest(atMs),
    left: picture.onSale.left(atMs),
    screensOpen: {},
    complete: !cut,
  }
}

/** What these topics took from one time to the other; of each partition its share of `most` at the most, the newest. */
async function stretchesOf(window: LogWindow, space: Space, names: readonly string[], fromMs: number, atMs: number, most: number) {
  const places = space.topics
    .filter(({ name }) => names.includes(name))
    .flatMap(({ name, partitions }) =>
      Array.from({ length: partitions }, (_, partition) => ({ topic: prefixedTopic(space, name), partition })),
    )
  const [firsts, nexts] = [await window.offsets(places, 'first'), await window.offsets(places, 'next')]
  const from = Number.isFinite(fromMs) ? await window.offsets(places, Math.max(0, Math.floor(fromMs))) : firsts
  const then = await window.offsets(places, atMs + 1)
  const share = Math.floor(most / Math.max(1, places.length))
  let cut = false
  const stretches = places.map((place, i): Stretch => {
    const to = then[i] ?? nexts[i] ?? 0
    const begins = Math.min(to, Math.max(firsts[i] ?? 0, from[i] ?? to))
    cut ||= to - begins > share
    return { ...place, from: Math.max(begins, to - share), to }
  })
  return { stretches, cut }
}

async function readInto(
  window: LogWindow,
  space: Space,
  menus: Deps['menus'],
  stretches: readonly Stretch[],
  take: (events: readonly LogEvent[]) => void,
) {
  for (const stretch of stretches) {
    for (let from = stretch.from; from < stretch.to; ) {
      const to = Math.min(stretch.to, from + CHUNK)
      const [records = []] = await window.read([{ ...stretch, from, to }])
      const events = records.flatMap((record) => {
        const reading = readRecord({ ...record, topic: topicNamed(record.topic.slice(space.prefix.length)) }, menus)
        return 'event' in reading ? [reading.event] : []
      })
      take(events)
      from = to
      // The shop's own requests come first.
      await others()
    }
  }
}
