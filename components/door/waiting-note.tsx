'use client'

import type { Me } from '@/lib/realtime/access'
import { useWaitingHere } from '../live/use-waiting-here'
import { doorWords, hereWords } from '../live/waiting-words'
import styles from './door.module.css'

/** Whoever stands before a door must not think that what was paid for on this device is gone, and take it again. */
export function WaitingNote({ me }: { me: Me }) {
  const waiting = useWaitingHere()
  if (waiting.length === 0) return null
  return (
    <div className={styles.waits} role="status">
      {hereWords(waiting).map((words) => (
        <p key={words}>
          <b>{words}</b>
        </p>
      ))}
      <p>{doorWords(waiting, me.device ? me.device.till : undefined)}</p>
    </div>
  )
}
