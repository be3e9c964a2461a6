import type { TrackAnswer } from '@/lib/realtime/track'
import { clockOf } from '../live/clock'
import styles from './track.module.css'

/** When it will be ready, was ready, or was over. Late is gold, and says that we are sorry. */
export function ReadyTime({ track, nowMs }: { track: TrackAnswer; nowMs: number }) {
  const { standing, stage, readyAtMs, endedAtMs } = track
  if (standing !== null) {
    const minutes = Math.max(1, Math.ceil((standing.atMs - nowMs) / 60_000))
    return (
      <div className={`${styles.r} ${standing.late ? styles.late : ''}`} role="status">
        <small>Ready about</small>
        <b>{clockOf(standing.atMs)}</b>
        <small>{standing.late ? `Sorry, ${minutesWords(minutes, ' more')}` : `in ${minutesWords(minutes)}`}</small>
      </div>
    )
  }
  if (stage.kind === 'ready') {
    return (
      <div className={`${styles.r} ${styles.ready}`} role="status">
        <small>Ready</small>
        <b>{readyAtMs === null ? 'now' : clockOf(readyAtMs)}</b>
        <small>please collect</small>
      </div>
    )
  }
  return (
    <div className={styles.r}>
      <small>{stage.kind === 'cancelled' ? 'Cancelled' : 'Collected'}</small>
      <b>{endedAtMs === null ? '–' : clockOf(endedAtMs)}</b>
    </div>
  )
}

const minutesWords = (minutes: number, more = ''): string => `${minutes}${more} ${minutes === 1 ? 'minute' : 'minutes'}`
