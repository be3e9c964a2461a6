'use client'

import { useEffect, useRef } from 'react'
import { KeyCap } from '../ui/key-cap'
import styles from './log.module.css'

const keys: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['←', '→'], 'the event before or after, on the same tape'],
  [['↑', '↓'], 'the tape above or below; a folded line opens with Enter'],
  [['Space'], 'hold the page here, then play on'],
  [['L'], 'back to live'],
  [['/'], 'find an order, a key, a place or a time'],
  [['0', '…', '6'], 'the shop, or a demonstration'],
  [['W'], 'explain the words'],
  [['R'], 'add a reader'],
  [['D'], 'dead letters'],
  [['X'], 'what a demonstration is about, and its experiments'],
  [['E'], 'the event, and what comes in'],
  [['Esc'], 'back to the events'],
  [['Tab'], 'through everything that can be pressed'],
  [['?'], 'this list'],
]

export function KeysDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={styles.keys} aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">Keys</h2>
      <dl>
        {keys.map(([caps, does]) => (
          <div key={does}>
            <dt>
              {caps.map((cap) => (
                <KeyCap key={cap}>{cap}</KeyCap>
              ))}
              <span className="sr-only">{caps.join(' ')}</span>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="btn">
          Close
        </button>
      </form>
    </dialog>
  )
}
