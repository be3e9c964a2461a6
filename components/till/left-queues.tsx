'use client'

import { useEffect, useState } from 'react'
import type { OpenSale } from '@/lib/domain/split'
import { useWhoIsHere } from '../door/use-me'
import { device } from '../live/device-db'
import { holdSale } from '../live/hold-sale'
import { ordersPath } from '../live/queue'
import { useOutbox } from '../live/use-outbox'
import { useWaitingHere } from '../live/use-waiting-here'
import { boxOf, moveSale, type WaitingHere } from '../live/waiting-here'
import { listed, partWords, waitWords } from '../live/waiting-words'
import { RefusedBar } from './refused-bar'
import styles from './till.module.css'

type Props = {
  /** The till that this device is now; null: none. */
  own: number | null
  linked: boolean
}

/**
 * The queues of the tills that this device was before: each is sent as it would be there, in its own order and under its own lock, and
 * stays in sight until it is finished and read.
 */
export function LeftQueues({ own, linked }: Props) {
  const waiting = useWaitingHere()
  // As long as this page is open: what has been sent is said too.
  const [found, setFound] = useState<readonly WaitingHere[]>([])
  useEffect(() => {
    setFound((before) => {
      const more = waiting.filter(({ till }) => till !== own && !before.some((one) => one.till === till))
      return more.length === 0 ? before : [...before, ...more]
    })
  }, [waiting, own])
  return (
    <div className={styles.leftQueues}>
      {found.map((one) => (
        <LeftQueue key={one.till} found={one} own={own} linked={linked} />
      ))}
    </div>
  )
}

function LeftQueue({ found, own, linked }: Props & { found: WaitingHere }) {
  const { till } = found
  const outbox = useOutbox(boxOf(till), linked)
  const isElsewhere = useWhoIsHere()?.me?.tillsInUse.includes(till) === true
  const [numbers, setNumbers] = useState(() => numbersOf(found.orders))
  const waiting = outbox.kept.filter(({ refusal }) => refusal === undefined)
  const orders = waiting.filter(({ path }) => path === ordersPath)
  const { kept } = outbox
  useEffect(() => setNumbers((known) => new Map([...known, ...numbersOf(kept.filter(({ path }) => path === ordersPath))])), [kept])
  const sent = [...numbers].filter(([id]) => outbox.acceptedAtMs.has(id))
  const title = waitWords({ till, orders, others: waiting.filter(({ path }) => path !== ordersPath) })

  return (
    <>
      <RefusedBar outbox={outbox} till={till} />
      {title !== null && (
        <section className={styles.bar} role="status">
          <div className="grow">
            <div className={styles.bt}>{title}</div>
            <div className={styles.bs}>
              {`Taken here while this device was till ${till}. Nothing is lost: sent by itself, once each and under its own number.`}
              {orders.length > 0 && ` The kitchen may not see ${listed(orders.map(({ label }) => label))} yet.`}
              {orders.length > 0 && isElsewhere && ` Another device is till ${till} now: ask who fetches one of these what they ordered.`}
              {outbox.why !== null && ` The shop says: ${outbox.why}`}
            </div>
          </div>
          <button type="button" className="btn" onClick={outbox.tryNow}>
            Try now
          </button>
        </section>
      )}
      {title === null && sent.length > 0 && (
        <section className={styles.bar} role="status">
          <div className="grow">
            <div className={styles.bt}>
              {sent.length === 1
                ? `Order ${sent[0]?.[1]} of till ${till} is in the shop now`
                : `${sent.length} orders of till ${till} are in the shop now`}
            </div>
            <div className={styles.bs}>
              {`${listed(sent.map(([, label]) => label))} waited on this device; the kitchen has what had to be cooked, once.`}
            </div>
          </div>
          <button type="button" className="btn" onClick={() => setNumbers(new Map())}>
            I have seen it
          </button>
        </section>
      )}
      {[...outbox.sales.values()].map((sale) => (
        <LeftSale key={sale.id} sale={sale} till={till} own={own} />
      ))}
    </>
  )
}

const numbersOf = (orders: WaitingHere['orders']): ReadonlyMap<string, string> => new Map(orders.map(({ id, label }) => [id, label]))

/** Another tab that is at the sale has it; one that has just been left lets it go within this time. */
const heldMs = 1_000

function LeftSale({ sale, till, own }: { sale: OpenSale; till: number; own: number | null }) {
  const [trouble, setTrouble] = useState<string | null>(null)

  const goOn = async (to: number) => {
    setTrouble(null)
    const letGo = await holdSale(sale.id, AbortSignal.timeout(heldMs)).catch(() => null)
    if (letGo === null) return setTrouble('Another tab of this device is at it. Finish it there, or close that tab.')
    try {
      await moveSale(device.open, sale.id, till, to)
      for (const one of [till, to]) tellTabs(one)
    } catch {
      setTrouble('This device could not write it down. Do it again.')
    } finally {
      letGo()
    }
  }

  return (
    <section className={styles.bar} role="alert">
      <div className="grow">
        <div className={styles.bt}>{partWords(till, sale)}</div>
        <div className={styles.bs}>
          {own === null
            ? 'The money is taken. The manager enrols this device as a till again: then the sale goes on there, or the money is given back.'
            : `Go on with it here when nothing else is on the order: the rest is taken, or the money given back, as till ${own}.`}
          {trouble !== null && ` ${trouble}`}
        </div>
      </div>
      {own !== null && (
        <button type="button" className="btn" onClick={() => void goOn(own)}>
          Go on with it here
        </button>
      )}
    </section>
  )
}

/** This page too: what shows a queue listens on a channel of its own. */
function tellTabs(till: number): void {
  const channel = new BroadcastChannel(`chippy:queue:${boxOf(till)}`)
  channel.postMessage('added')
  channel.close()
}
