'use client'

import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from '../live/post'
import styles from './manager.module.css'

const choices = [1, 2, 3, 5, 8, 10, 15, 20, 30, 60]

/** How long a ready order waits for its customer. It is in the log before it is called set. */
export function CollectAfter() {
  const [minutes, setMinutes] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    void readMinutes(stop.signal).then((now) => {
      if (now !== null && !stop.signal.aborted) setMinutes(now)
    })
    return () => stop.abort()
  }, [])
  const set = async (chosen: number) => {
    setSaid('')
    const answer = await post('/api/counter', { id: uuidv7(), collectAfterMinutes: chosen })
    if (answer.kind === 'accepted') setMinutes(chosen)
    setSaid(troubleWith(answer) ?? 'Set, for orders that become ready from now on.')
  }
  if (minutes === null) return null
  // What the shop was started with may be none of the choices.
  const shown = choices.includes(minutes) ? choices : [...choices, minutes].toSorted((a, b) => a - b)
  return (
    <section aria-labelledby="counter">
      <h3 id="counter">Counter</h3>
      <label className={styles.setting}>
        A ready order that nobody hands over counts as collected after
        <select value={minutes} onChange={(event) => void set(Number(event.target.value))}>
          {shown.map((choice) => (
            <option key={choice} value={choice}>
              {choice} min
            </option>
          ))}
        </select>
      </label>
      <p className="muted" role="status">
        {said}
      </p>
    </section>
  )
}

async function readMinutes(signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch('/api/counter', { signal })
    if (!response.ok) return null
    const body: { collectAfterMinutes: number } = await response.json()
    return body.collectAfterMinutes
  } catch {
    return null
  }
}
