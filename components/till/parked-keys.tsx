import styles from './parked.module.css'
import { parkedAge, parkedWords } from './parked-words'
import type { Parking } from './use-parking'

type Props = { parking: Parking; nowMs: number; openAll: () => void }

/** The newest parked sale, to be taken up by a tap, and the way to the others. */
export function ParkedKeys({ parking, nowMs, openAll }: Props) {
  const [newest, ...others] = parking.rows
  if (newest === undefined) return null
  return (
    <>
      <button
        type="button"
        className={`btn ${styles.parked}`}
        onClick={() => parking.takeUp(newest)}
        aria-label={`Take up ${parkedWords(newest)}`}
      >
        <b>{parking.names.get(newest.id) ?? `Till ${newest.parked.till}`}</b>
        <span>
          {parkedWords(newest, false)} · {parkedAge(newest, nowMs)}
        </span>
      </button>
      <button type="button" className={`btn ${styles.more}`} onClick={openAll} aria-label={`All parked sales: ${parking.rows.length}`}>
        {others.length > 0 ? `+${others.length}` : '…'}
      </button>
    </>
  )
}
