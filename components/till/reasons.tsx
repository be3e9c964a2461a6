'use client'

import { useState } from 'react'
import { oneLine } from '@/lib/domain/one-line'
import styles from './back.module.css'

/** Why: one tap, or a few words. Null until something is chosen. */
export function Reasons({ of, reason, choose }: { of: readonly string[]; reason: string | null; choose: (reason: string | null) => void }) {
  const [other, setOther] = useState(false)
  return (
    <div className={styles.row} role="group" aria-label="Reason">
      {of.map((one) => (
        <button
          key={one}
          type="button"
          className={`btn ${!other && reason === one ? 'on' : ''}`}
          aria-pressed={!other && reason === one}
          onClick={() => {
            setOther(false)
            choose(one)
          }}
        >
          {one}
        </button>
      ))}
      {other ? (
        <input
          className={styles.field}
          aria-label="Another reason"
          placeholder="Why?"
          maxLength={80}
          autoComplete="off"
          autoFocus
          onChange={(event) => choose(oneLine(event.target.value) || null)}
        />
      ) : (
        <button
          type="button"
          className="btn"
          onClick={() => {
            setOther(true)
            choose(null)
          }}
        >
          Other…
        </button>
      )}
    </div>
  )
}
