'use client'

import Link from 'next/link'
import { useEffect, useState } from 'react'
import { clockOf, clockWithSecondsOf, dayOf } from '../live/clock'
import { dateFor } from './day'
import { DaySlider } from './day-slider'
import type { Replay } from './replay'
import styles from './replay.module.css'
import { useHistogram } from './use-histogram'
import type { ReplayActs } from './use-replay'

const stepMs = 10_000

type Props = { space: string; there: boolean; stale: boolean; replay: Replay; acts: ReplayActs; nowMs: number }

/** Where the page stands in time, and the way through the day. Gold edge and REPLAY: what is above is past. */
export function ReplayBar({ space, there, stale, replay, acts, nowMs }: Props) {
  const past = replay.kind === 'past'
  const atMs = past ? replay.atMs : nowMs
  const day = useDayOf(there ? space : null, past ? replay.atMs : null)
  const plays = !past || replay.playing
  return (
    <footer className={`${styles.time} ${past ? styles.past : ''}`} aria-label="Time">
      <div className={styles.clock}>
        <Badge past={past} stale={stale} nowMs={nowMs} />
        {past && dayOf(atMs) !== dayOf(nowMs) && <span className={styles.day}>{dayOf(atMs)}</span>}
        <b className={styles.now}>{nowMs > 0 ? clockWithSecondsOf(atMs) : '–'}</b>
        <div className={styles.keys}>
          <button
            type="button"
            className="btn"
            onClick={acts.turn}
            aria-label={plays ? (past ? 'Pause' : 'Hold the page here') : 'Play'}
            aria-keyshortcuts="Space"
          >
            {plays ? '❚❚' : '▶'}
          </button>
          <button
            type="button"
            className={`btn ${past && replay.speed === 10 ? styles.fast : ''}`}
            onClick={acts.speed}
            disabled={!past}
            aria-pressed={past && replay.speed === 10}
            aria-label="Ten times as fast"
          >
            10×
          </button>
          <button type="button" className="btn" onClick={() => acts.step(-stepMs)} aria-label="10 seconds back">
            − 10 s
          </button>
          <button type="button" className="btn" onClick={() => acts.step(stepMs)} disabled={!past} aria-label="10 seconds on">
            + 10 s
          </button>
        </div>
      </div>
      {day && nowMs > 0 ? (
        <DaySlider day={day} atMs={atMs} nowMs={nowMs} past={past} to={acts.to} />
      ) : (
        <div className={styles.counting}>{there ? 'Counting the day …' : 'Nothing has been written here yet'}</div>
      )}
      <div className={styles.ways}>
        <KitchenThen space={space} atMs={past ? atMs : null} />
        <button type="button" className="btn" onClick={acts.live} disabled={!past} aria-keyshortcuts="L">
          {past ? 'Back to live' : 'This is live'}
        </button>
      </div>
    </footer>
  )
}

function Badge({ past, stale, nowMs }: { past: boolean; stale: boolean; nowMs: number }) {
  if (past) return <span className="badge gold">REPLAY, live is {clockOf(nowMs)}</span>
  return stale ? <span className="badge red">NOT LIVE</span> : <span className="badge sea">LIVE</span>
}

function KitchenThen({ space, atMs }: { space: string; atMs: number | null }) {
  if (space !== 'shop') return <p className={styles.noKitchen}>Only the shop has a kitchen display.</p>
  if (atMs === null)
    return (
      <Link className="btn" href="/kitchen">
        Open kitchen now
      </Link>
    )
  return (
    <Link className="btn gold" href={`/kitchen?at=${Math.round(atMs)}`}>
      Open kitchen then
    </Link>
  )
}

/** The trading day that the page stands in: today's when live. */
function useDayOf(space: string | null, pastMs: number | null) {
  const [date, setDate] = useState<string | null>(null)
  const day = useHistogram(space, date)
  useEffect(() => {
    if (pastMs === null) setDate(null)
    else if (day && (pastMs < day.fromMs || pastMs >= day.toMs)) setDate(dateFor(day, pastMs))
  }, [day, pastMs])
  return day
}
