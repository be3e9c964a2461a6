'use client'

import { useEffect, useState } from 'react'
import styles from './door.module.css'

const length = 6
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

type Props = { disabled: boolean; trouble: string | null; onPin: (pin: string) => Promise<void> }

/** Six digits by tap, number pad or keyboard. The sixth sends them. */
export function PinPad({ disabled, trouble, onPin }: Props) {
  const [pin, setPin] = useState('')

  const type = (digit: string) => {
    if (disabled) return
    const typed = pin + digit
    if (typed.length > length) return
    setPin(typed)
    if (typed.length === length) void onPin(typed).finally(() => setPin(''))
  }
  const back = () => setPin((typed) => typed.slice(0, -1))

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target instanceof HTMLInputElement) return
      if (/^\d$/.test(event.key)) type(event.key)
      else if (event.key === 'Backspace') back()
      else return
      event.preventDefault()
      // What is typed here is a PIN and nothing else: a till would take it for how many of the next tile.
      event.stopImmediatePropagation()
    }
    // Before the wall that keeps keys from the screen behind (signed-in.tsx).
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  })

  return (
    <>
      <div className={styles.dots} role="img" aria-label={`${pin.length} of ${length} digits`}>
        {Array.from({ length }, (_, n) => (
          <i key={n} className={n < pin.length ? styles.filled : ''} />
        ))}
      </div>
      <p className={`${styles.message} ${trouble ? styles.wrong : ''}`} role="status">
        {trouble ?? '6 digits · 5 tries, then 30 minutes’ wait on this device'}
      </p>
      <div className={styles.pad}>
        {digits.map((digit) => (
          <button key={digit} type="button" className="btn" disabled={disabled} onClick={() => type(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" className={`btn ${styles.word}`} disabled={disabled} onClick={() => setPin('')}>
          Clear
        </button>
        <button type="button" className="btn" disabled={disabled} onClick={() => type('0')}>
          0
        </button>
        <button type="button" className={`btn ${styles.word}`} disabled={disabled} onClick={back}>
          Back
        </button>
      </div>
    </>
  )
}
