import { useState } from 'react'
import type { ExperimentAsk } from '@/lib/realtime/experiments'
import type { Begin } from './experiment-row'
import styles from './experiments.module.css'

type To = 'offset' | 'time'

/** Whom and where to: an offset, or so many seconds ago by the clock of the gateway. */
export function RewindForm({ reader, nowMs, begin: { begin, disabled } }: { reader: string | null; nowMs: number; begin: Begin }) {
  const [to, setTo] = useState<To>('offset')
  const [amounts, setAmounts] = useState({ offset: '0', time: '30' })
  const amount = Number(amounts[to])
  const usable = amounts[to].trim() !== '' && Number.isInteger(amount) && amount >= 0

  function rewind() {
    if (reader === null || !usable) return
    const experiment: ExperimentAsk = {
      name: 'rewind',
      reader,
      to: to === 'offset' ? { offset: amount } : { atMs: Math.max(0, nowMs - amount * 1000) },
    }
    begin(experiment)
  }

  return (
    <form
      className={styles.rewind}
      onSubmit={(event) => {
        event.preventDefault()
        rewind()
      }}
    >
      <label>
        <select aria-label="Rewind to" value={to} onChange={(event) => setTo(event.target.value === 'time' ? 'time' : 'offset')}>
          <option value="offset">to offset</option>
          <option value="time">to seconds ago</option>
        </select>
        <input
          type="number"
          min={0}
          step={1}
          inputMode="numeric"
          aria-label={to === 'offset' ? 'Offset' : 'Seconds ago'}
          value={amounts[to]}
          onChange={(event) => setAmounts({ ...amounts, [to]: event.target.value })}
        />
      </label>
      <button type="submit" className="btn" disabled={disabled || reader === null || !usable}>
        Rewind {reader ?? 'a reader'}
      </button>
    </form>
  )
}
