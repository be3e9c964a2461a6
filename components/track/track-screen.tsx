'use client'

import { useEffect, useRef, useState } from 'react'
import type { TrackAnswer } from '@/lib/realtime/track'
import { spokenDurationOf } from '../live/clock'
import { armSound, playSound } from '../live/sounds'
import { useNow } from '../live/use-now'
import { ChipFork } from '../ui/icons'
import { OrderSheet } from './order-sheet'
import { ReadyTime } from './ready-time'
import { Steps } from './steps'
import styles from './track.module.css'
import { useTrack } from './use-track'

/** Longer silence than this is said. */
const lateNewsMs = 10_000

export function TrackScreen({ link }: { link: string }) {
  const [pings, setPings] = useState(false)
  const tracked = useTrack(link, pings)
  const deviceNowMs = useNow()
  const track = tracked.kind === 'there' ? tracked.track : null
  usePing(pings, track?.stage.kind)
  const nowMs = tracked.kind === 'there' && deviceNowMs > 0 ? deviceNowMs + tracked.clockOffsetMs : deviceNowMs
  const silentMs = tracked.kind === 'there' && tracked.heardAtMs !== null ? Math.max(0, deviceNowMs - tracked.heardAtMs) : null
  return (
    <div className={styles.ph}>
      <header className={styles.t}>
        <div className="row">
          <span className={styles.brand}>
            <ChipFork height={26} />
            {track?.shopName ?? 'Chippy'}
          </span>
          {track && silentMs !== null && <Live silentMs={silentMs} over={track.endedAtMs !== null} />}
        </div>
        {track && (
          <div className={styles.n}>
            <h1>
              <small>Your number</small>
              <b style={{ fontSize: `min(25vw, ${Math.round(290 / Math.max(3, track.ticket.length))}px)` }}>{track.ticket}</b>
            </h1>
            <ReadyTime track={track} nowMs={nowMs} />
          </div>
        )}
      </header>
      <main className={`sheet torn ${styles.d}`}>
        {tracked.kind === 'none' && <NoOrder />}
        {tracked.kind === 'there' && track === null && <Opening />}
        {track && <Steps track={track} pings={pings} />}
        {track && <OrderSheet track={track} />}
      </main>
      {track && <Ping track={track} pings={pings} arm={() => setPings(true)} />}
    </div>
  )
}

/** How old what is shown is. After the end nothing new comes, so nothing is said. */
function Live({ silentMs, over }: { silentMs: number; over: boolean }) {
  if (over) return null
  const lost = silentMs > lateNewsMs
  return (
    <span className={`${styles.live} ${lost ? styles.lost : ''} end`} role={lost ? 'alert' : undefined}>
      <i />
      {lost ? `No link for ${spokenDurationOf(silentMs)}` : `Live, ${Math.floor(silentMs / 1_000)} s ago`}
    </span>
  )
}

function NoOrder() {
  return (
    <section className={styles.none}>
      <h1 className="serif">There is no order here</h1>
      <p>The code is not one of ours, or its order was over a day ago.</p>
      <p>If you have just paid, it comes up here in a moment. Else ask at the counter, with your number.</p>
    </section>
  )
}

function Opening() {
  return (
    <section className={styles.none} role="status">
      <h1 className="serif">Looking for your order</h1>
      <p>This page needs a link to the shop, and asks again by itself.</p>
    </section>
  )
}

function Ping({ track, pings, arm }: { track: TrackAnswer; pings: boolean; arm: () => void }) {
  if (track.standing === null) return null
  return (
    <div className={styles.bt}>
      {pings ? (
        <p className={styles.armed}>✓ We ping you while this page is open.</p>
      ) : (
        <button
          type="button"
          className="btn sea"
          onClick={() => {
            armSound()
            arm()
          }}
        >
          Ping me when it is ready
        </button>
      )}
    </div>
  )
}

/** A chime and a buzz when the order becomes ready. A phone allows both only after a tap. */
function usePing(pings: boolean, stage: TrackAnswer['stage']['kind'] | undefined): void {
  const before = useRef(stage)
  useEffect(() => {
    const came = before.current !== undefined && before.current !== 'ready' && stage === 'ready'
    before.current = stage
    if (!came || !pings) return
    playSound('chime')
    if ('vibrate' in navigator) navigator.vibrate([200, 100, 200])
  }, [stage, pings])
}
