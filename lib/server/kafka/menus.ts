import { setTimeout as pause } from 'node:timers/promises'
import { type Limits, type LimitsSince, limitsAt, usualLimits } from '../../domain/limits'
import type { Menu } from '../../domain/menu'
import { type CookPlan, noPlan, planAfter } from '../../domain/range/plan'
import type { LogReader, Menus } from '../../operations/ports'
import type { ReceiptSet } from '../../topics/menu'
import { readRecord } from '../../topics/read'
import type { Logger } from '../log'

export type FollowedMenus = Menus & {
  /** How long a ready order waits for its customer, in minutes; null until the manager has said. */
  collectAfterMinutes(): number | null
  /** Up to what a till gives away or back by itself. */
  limits(): Limits
  /** Up to what it did then. */
  limitsAt(atMs: number): Limits
  /** What the manager has laid down for receipts; null until then. */
  receipts(): ReceiptSet | null
  /** Calls back when it is laid down anew. */
  onReceiptsSet(listener: () => void): void
  cookPlan(): CookPlan
  /** Calls back with each plan for the cook that is set from now on. */
  onCookPlan(listener: () => void): void
  /** Calls back with each menu that is published from now on. */
  onPublished(listener: (menu: Menu) => void): void
  close(): void
}

type Published = { menu: Menu; effectiveAtMs: number }

/** A menu counts from five seconds after it is published (docs/decisions/0002): every reader must have it by then. */
const lookEveryMs = 500

/** Reads `menu` to its end, then follows it. Resolves when there is at least one menu: without one nothing can be priced. */
export async function followMenus({ reader, shop, logger }: { reader: LogReader; shop: number; logger: Logger }): Promise<FollowedMenus> {
  const published: Published[] = []
  const listeners: ((menu: Menu) => void)[] = []
  let next = 0
  let collectAfterMinutes: number | null = null
  const limits: LimitsSince[] = []
  let receipts: ReceiptSet | null = null
  const receiptListeners: (() => void)[] = []
  let cookPlan = noPlan
  const planListeners: (() => void)[] = []

  function newest(): Published {
    const last = published.at(-1)
    if (!last) throw new Error('no menu has been published')
    return last
  }

  const menus: Menus = {
    current: () => newest().menu,
    // Before the first one the first: it counts from the beginning of time.
    at: (timestampMs) => (published.findLast(({ effectiveAtMs }) => effectiveAtMs <= timestampMs) ?? published[0] ?? newest()).menu,
    version: (version) => published.findLast(({ menu }) => menu.version === version)?.menu,
  }

  async function look() {
    const ends = await reader.ends('menu', 0)
    for (const record of await reader.read('menu', 0, Math.max(next, ends.first), ends.next)) {
      next = record.offset + 1
      const reading = readRecord(record, menus)
      if ('unusable' in reading) logger.warn({ offset: record.offset, reason: reading.unusable }, 'a record of the menu cannot be used')
      else if (reading.event.value.shop !== shop) continue
      else if (reading.event.type === 'menu.published') take(reading.event.value)
      else if (reading.event.type === 'counter.set') collectAfterMinutes = reading.event.value.collectAfterMinutes
      else if (reading.event.type === 'limits.set')
        limits.push({ limits: { ...usualLimits, ...reading.event.value.limits }, sinceMs: Date.parse(reading.event.value.at) })
      else if (reading.event.type === 'receipt.set') takeReceipts(reading.event.value)
      else if (reading.event.type === 'range.set' || reading.event.type === 'par.scheduled' || reading.event.type === 'last-orders.set') {
        cookPlan = planAfter(cookPlan, reading.event)
        for (const listener of planListeners) listener()
      }
    }
  }

  function take({ menu, effectiveAt }: { menu: Menu; effectiveAt: string }) {
    published.push({ menu, effectiveAtMs: Date.parse(effectiveAt) })
    for (const listener of listeners) listener(menu)
  }

  function takeReceipts(set: ReceiptSet) {
    receipts = set
    for (const listener of receiptListeners) listener()
  }

  await look()
  for (let said = false; published.length === 0; said = true) {
    if (!said) logger.warn('no menu has been published yet, waiting for one')
    await pause(lookEveryMs)
    await look()
  }

  const closed = new AbortController()
  void follow(closed.signal)

  async function follow(signal: AbortSignal) {
    while (!signal.aborted) {
      await pause(lookEveryMs, undefined, { ref: false })
      await look().catch((error: unknown) => logger.warn({ error: String(error) }, 'the menu could not be looked at'))
    }
  }

  return {
    ...menus,
    collectAfterMinutes: () => collectAfterMinutes,
    limits: () => limits.at(-1)?.limits ?? usualLimits,
    limitsAt: (atMs) => limitsAt(limits, atMs),
    receipts: () => receipts,
    onReceiptsSet: (listener) => receiptListeners.push(listener),
    cookPlan: () => cookPlan,
    onCookPlan: (listener) => planListeners.push(listener),
    onPublished: (listener) => listeners.push(listener),
    close: () => closed.abort(),
  }
}
