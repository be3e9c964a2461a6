'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { OpenSale } from '@/lib/domain/split'
import type { TillCount } from '@/lib/domain/till-count'
import { device } from './device-db'
import { createDeviceQueue, type DeviceQueue, nothingKnown } from './device-queue'
import { copiesIn } from './left-behind'
import { post } from './post'
import {
  type Become,
  becameOf,
  decideKept,
  decideOrder,
  decideRead,
  decideSale,
  type Kept,
  type NumberRequest,
  pauseAfter,
  type QueueState,
  unfinished,
} from './queue'
import { aloneOnThisDevice, createSender, type Sender } from './send-queue'

/** What this device remembers of a till, and since when. */
export type Memory = Pick<QueueState, 'given' | 'cleared' | 'lossReadAtMs'> & { bornAtMs: number }

export type OutboxView = {
  /** Oldest first, then the refused ones. */
  kept: readonly Kept[]
  /** Device time of the shop's yes, by id, of the latest ones, whichever tab sent them. */
  acceptedAtMs: ReadonlyMap<string, number>
  /** Where the latest ones went: an act that is in the log but has not come back to this screen yet. */
  acceptedPaths: ReadonlySet<string>
  /** Device time of the next try, null when nothing waits or a try is under way. */
  nextTryAtMs: number | null
  /** What the shop says of this device while it does not take what is sent; null when it has said nothing. */
  why: string | null
  /** `opening`: not read yet. `none`: this device keeps nothing. */
  memory: Memory | 'opening' | 'none'
  /** How far this till has counted, as far as this device knows. */
  counted: TillCount | null
  /** Shown as kept at once, and sent when it is on the disk. False: there is no queue yet. */
  keep: (entry: Kept) => boolean
  /** The same, and resolves when it is on the disk; false: this device could not write it down. */
  keepSafely: (entry: Kept) => Promise<boolean>
  /** Keeps an order and gives it its number in one step. Null: it is not on the disk, so it must not be called queued. */
  keepOrder: (asked: NumberRequest, make: (order: number) => Kept) => Promise<Kept | null>
  /** Sales of which money has been taken and which are not paid in full, of all tabs of this till. */
  sales: ReadonlyMap<string, OpenSale>
  /**
   * Writes down how such a sale stands; null: nothing of it is taken any more. `told` is what the shop has to hear of it, kept in the
   * same step. False: it is not on the disk, or another tab has sold it.
   */
  keepSale: (id: string, sale: OpenSale | null, told?: Kept) => Promise<boolean>
  /** As it stands on the disk, whatever other tabs have done meanwhile; null: it is not open any more. */
  openSale: (id: string) => Promise<OpenSale | null>
  /** What has become of a sale of this till, in whichever tab. */
  became: (saleId: string) => Promise<Become>
  dismiss: (id: string) => void
  lossRead: () => void
  tryNow: () => void
}

/** A screen runs for days: only what it may still be showing is handed to it. */
const mostRemembered = 50
const pruneEveryMs = 24 * 3_600_000
const notKept = { id: 'not-kept', message: 'This device could not write it down. Do it again.' }

/** The device's queue under this name: sent on load, when something is added, with growing pauses, and when `linked` turns true. */
export function useOutbox(name: string, linked: boolean): OutboxView {
  const queue = useRef<DeviceQueue | null>(null)
  const sender = useRef<Sender | null>(null)
  const failures = useRef(0)
  const joined = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [known, setKnown] = useState(nothingKnown)
  const [broken, setBroken] = useState(false)
  // Acts that are on their way to the disk, and those that did not get there.
  const [writing, setWriting] = useState<readonly Kept[]>([])
  const [nextTryAtMs, setNextTryAtMs] = useState<number | null>(null)
  const [why, setWhy] = useState<string | null>(null)

  const tryNow = useCallback(async () => {
    const mine = sender.current
    if (mine === null) return
    const flight = mine.flush()
    if (flight === joined.current) return
    joined.current = flight
    clearTimeout(timer.current)
    setNextTryAtMs(null)
    const done = await flight
    if (sender.current !== mine) return
    if (done) {
      failures.current = 0
      return
    }
    failures.current += 1
    const pauseMs = pauseAfter(failures.current)
    setNextTryAtMs(Date.now() + pauseMs)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void tryNow(), pauseMs)
  }, [])

  useEffect(() => {
    const channel = new BroadcastChannel(`chippy:queue:${name}`)
    const nowMs = () => Date.now()
    const mine = createDeviceQueue({
      box: name,
      open: device.open,
      copies: copiesIn(() => window.localStorage, name),
      nowMs,
      changed: setKnown,
      tell: () => {
        try {
          channel.postMessage('added')
        } catch {
          // This screen has been left; the next one reads for itself.
        }
      },
    })
    queue.current = mine
    sender.current = createSender({
      queue: mine,
      post,
      alone: aloneOnThisDevice(name),
      nowMs,
      answered: (answer) => setWhy(answer.kind === 'unconfirmed' ? (answer.why ?? null) : null),
    })
    const read = () =>
      mine.append().then(
        () => setBroken(false),
        () => setBroken(true),
      )
    const prune = () => void mine.prune().catch(() => {})
    channel.onmessage = () => void read()
    const retry = () => void tryNow()
    window.addEventListener('online', retry)
    const pruning = setInterval(prune, pruneEveryMs)
    setKnown(nothingKnown)
    void read().then(prune)
    void tryNow()
    return () => {
      queue.current = null
      sender.current = null
      channel.close()
      window.removeEventListener('online', retry)
      clearInterval(pruning)
      clearTimeout(timer.current)
    }
  }, [name, tryNow])

  useEffect(() => {
    if (!linked) return
    failures.current = 0
    void tryNow()
  }, [linked, tryNow])

  const keepOrder = useCallback(
    async (asked: NumberRequest, make: (order: number) => Kept) => {
      try {
        const events = (await queue.current?.append((state) => decideOrder(state, asked, make))) ?? []
        const [entry] = events.flatMap((event) => (event.type === 'kept' ? [event.entry] : []))
        if (entry) void tryNow()
        return entry ?? null
      } catch {
        return null
      }
    },
    [tryNow],
  )

  const keepSale = useCallback(
    async (id: string, sale: OpenSale | null, told?: Kept) => {
      try {
        let isSold = false
        const events = await queue.current?.append((state) => {
          isSold = sale !== null && becameOf(state, id) === 'done'
          return decideSale(state, id, sale, told)
        })
        if (told) void tryNow()
        return events !== undefined && !isSold
      } catch {
        return false
      }
    },
    [tryNow],
  )

  const openSale = useCallback(async (id: string) => {
    await queue.current?.append()
    return queue.current?.known().state.sales.get(id) ?? null
  }, [])

  const became = useCallback(async (id: string) => {
    // Without the newest of other tabs what is known here counts.
    await queue.current?.append().catch(() => {})
    const state = queue.current?.known().state
    return state === undefined ? 'nothing' : becameOf(state, id)
  }, [])

  const keep = useCallback(
    (entry: Kept) => {
      const mine = queue.current
      if (mine === null) return false
      const without = (entries: readonly Kept[]) => entries.filter((one) => one.id !== entry.id)
      setWriting((entries) => [...without(entries), entry])
      mine
        .append((state) => decideKept(state, entry))
        .then(
          () => {
            setWriting(without)
            void tryNow()
          },
          () => setWriting((entries) => [...without(entries), { ...entry, refusal: notKept }]),
        )
      return true
    },
    [tryNow],
  )

  const keepSafely = useCallback(
    async (entry: Kept) => {
      const mine = queue.current
      const written =
        mine === null
          ? false
          : await mine
              .append((state) => decideKept(state, entry))
              .then(
                () => true,
                () => false,
              )
      if (written) void tryNow()
      return written
    },
    [tryNow],
  )

  const dismiss = useCallback((id: string) => {
    setWriting((entries) => entries.filter((one) => one.id !== id))
    void queue.current?.append((state) => decideRead(state, id, Date.now())).catch(() => {})
  }, [])
  const lossRead = useCallback(() => void queue.current?.append(() => [{ type: 'loss-read', atMs: Date.now() }]).catch(() => {}), [])

  const { waiting, refused, done, sales, counted, given, cleared, lossReadAtMs } = known.state
  const kept = useMemo(() => {
    const written = unfinished({ waiting, refused })
    return [...written, ...writing.filter((entry) => !waiting.has(entry.id) && !refused.has(entry.id) && !done.has(entry.id))]
  }, [waiting, refused, done, writing])
  const accepted = useMemo(() => [...done].filter(([, one]) => one.accepted).slice(-mostRemembered), [done])
  const acceptedAtMs = useMemo(() => new Map(accepted.map(([id, one]) => [id, one.atMs])), [accepted])
  const acceptedPaths = useMemo(() => new Set(accepted.map(([, one]) => one.path)), [accepted])
  const bornAtMs = known.born?.atMs
  const memory = useMemo((): OutboxView['memory'] => {
    if (bornAtMs !== undefined) return { bornAtMs, given, cleared, lossReadAtMs }
    return broken ? 'none' : 'opening'
  }, [bornAtMs, given, cleared, lossReadAtMs, broken])

  return {
    kept,
    acceptedAtMs,
    acceptedPaths,
    nextTryAtMs,
    why,
    memory,
    counted,
    keep,
    keepSafely,
    keepOrder,
    sales,
    keepSale,
    openSale,
    became,
    dismiss,
    lossRead,
    tryNow: useCallback(() => void tryNow(), [tryNow]),
  }
}
