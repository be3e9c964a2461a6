import { remainingMs, type TicketLine, type TicketState } from '@/lib/domain/kitchen-view'
import { durationOf } from '../live/clock'
import styles from './kitchen.module.css'

/**
 * One line of a ticket: filled tick, take it now; hollow tick, it is there but the order waits; ring and time, it is coming; struck
 * through, somebody has it wrapped; struck through in red with a cross, it is not wanted any more. `theirs`: another display has started
 * it. `tick` null: it cannot be ticked.
 */
export function TicketRow({
  line,
  theirs,
  state,
  nowMs,
  tick,
}: {
  line: TicketLine
  theirs: boolean
  state: TicketState
  nowMs: number
  tick: (() => void) | null
}) {
  const there = line.missing === null && state !== 'new' && !line.removed
  const looks = [
    styles.line,
    there ? '' : styles.lacks,
    line.ticked ? styles.done : '',
    line.removed ? styles.removed : '',
    theirs ? styles.another : '',
  ].join(' ')
  const what = <What line={line} there={there} nowMs={nowMs} />
  if (tick === null || (!there && !line.ticked))
    return (
      <li>
        <div className={looks}>{what}</div>
      </li>
    )
  return (
    <li>
      <button type="button" className={looks} onClick={tick} aria-pressed={line.ticked}>
        {what}
      </button>
    </li>
  )
}

function What({ line, there, nowMs }: { line: TicketLine; there: boolean; nowMs: number }) {
  return (
    <>
      <span
        className={`${styles.tick} ${there || line.ticked || line.removed ? '' : styles.ring}`}
        role="img"
        aria-label={line.removed ? 'not wanted any more' : line.ticked ? 'wrapped' : there ? 'there' : 'waits'}
      >
        {line.removed ? '✕' : there || line.ticked ? '✓' : ''}
      </span>
      <span className={styles.q}>{line.quantity}</span>
      <span className={`grow ${styles.name}`}>
        {line.name}
        {line.extras.length > 0 && <em>{line.extras.join(' · ')}</em>}
      </span>
      {line.missing && !line.ticked && (
        <span className={styles.tw}>
          {line.missing.readyAtMs !== null && remainingMs(line.missing, nowMs) === 0
            ? 'lift'
            : durationOf(remainingMs(line.missing, nowMs))}
        </span>
      )}
    </>
  )
}
