import type { ReactNode } from 'react'
import type { TrackAnswer } from '@/lib/realtime/track'
import { clockOf } from '../live/clock'
import styles from './track.module.css'

/** From the till to the counter: what is done with its time, what happens now, what comes. */
export function Steps({ track, pings }: { track: TrackAnswer; pings: boolean }) {
  const { stage, placedAtMs, inKitchenAtMs, readyAtMs, endedAtMs } = track
  if (stage.kind === 'cancelled') {
    return (
      <ol className={styles.st} aria-label="What becomes of it">
        <Step state="done" at={placedAtMs}>
          Paid
        </Step>
        <Step state="now" note={endedAtMs === null ? '' : clockOf(endedAtMs)}>
          Cancelled
        </Step>
      </ol>
    )
  }
  const isReady = stage.kind === 'ready' || stage.kind === 'collected'
  return (
    <ol className={styles.st} aria-label="What becomes of it">
      <Step state="done" at={placedAtMs}>
        Paid
      </Step>
      {stage.kind === 'sent' ? (
        <Step state="now" note="now">
          On its way to the kitchen
        </Step>
      ) : (
        <Step state="done" at={inKitchenAtMs}>
          In the kitchen
        </Step>
      )}
      {!isReady && stage.kind !== 'sent' && (
        <Step state="now" note="now">
          {doingWords(stage)}
        </Step>
      )}
      {stage.kind === 'collected' ? (
        <>
          <Step state="done" at={readyAtMs}>
            Ready at the counter
          </Step>
          <Step state="done" at={endedAtMs}>
            Collected. Enjoy it
          </Step>
        </>
      ) : (
        <Step state={isReady ? 'now' : 'then'} at={readyAtMs} note={pings ? 'we ping you' : ''}>
          Ready at the counter
        </Step>
      )}
    </ol>
  )
}

function doingWords(stage: TrackAnswer['stage']): string {
  switch (stage.kind) {
    case 'waits':
      return stage.foods.length === 0 ? 'Waiting for the fryer' : `Next into the fryer: ${listed(stage.foods)}`
    case 'fries':
      return `Frying your ${listed(stage.foods)}`
    case 'sent':
    case 'wraps':
    case 'ready':
    case 'collected':
    case 'cancelled':
      return 'Wrapping it'
    default: {
      const unknown: never = stage
      return unknown
    }
  }
}

function listed(foods: readonly string[]): string {
  const names = foods.map((food) => food.toLowerCase())
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

type StepProps = { state: 'done' | 'now' | 'then'; at?: number | null; note?: string; children: ReactNode }

function Step({ state, at, note = '', children }: StepProps) {
  return (
    <li className={styles[state]} aria-current={state === 'now' ? 'step' : undefined}>
      <i aria-hidden="true">{state === 'done' ? '✓' : state === 'now' ? '•' : ''}</i>
      <span>{children}</span>
      <em>{typeof at === 'number' ? clockOf(at) : note}</em>
    </li>
  )
}
