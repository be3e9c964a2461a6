import type { DayReport } from '@/lib/domain/report'
import { clockOf, durationOf } from '../live/clock'
import styles from './manager.module.css'

const size = { width: 400, height: 148, foot: 118, head: 30 }

/** How long orders waited, from placed to ready, over the day. The last and the longest are labelled. */
export function WaitLine({ waits }: { waits: DayReport['waits'] }) {
  const first = waits[0]
  const last = waits.at(-1)
  return (
    <section aria-labelledby="waits">
      <h3 id="waits">Wait today</h3>
      {first === undefined || last === undefined ? (
        <p className="muted">The first order that is ready begins the line.</p>
      ) : (
        <Line waits={waits} first={first} last={last} />
      )}
    </section>
  )
}

type Wait = DayReport['waits'][number]

function Line({ waits, first, last }: { waits: readonly Wait[]; first: Wait; last: Wait }) {
  const longest = waits.reduce((one, other) => (other.waitMs > one.waitMs ? other : one), first)
  const span = Math.max(1, last.atMs - first.atMs)
  const x = (wait: Wait) => 8 + ((wait.atMs - first.atMs) / span) * (size.width - 16)
  const y = (wait: Wait) => size.foot - (wait.waitMs / Math.max(1, longest.waitMs)) * (size.foot - size.head)
  const label = (wait: Wait) => (
    <text x={x(wait)} y={y(wait) - 10} fontSize="15" fontWeight="700" fill="var(--color-ink)" textAnchor={anchor(x(wait))}>
      {durationOf(wait.waitMs)}
    </text>
  )
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={`Wait from ${clockOf(first.atMs)} to ${clockOf(last.atMs)}: longest ${durationOf(longest.waitMs)}, last ${durationOf(last.waitMs)}`}
    >
      <path
        d={`M${waits.map((wait) => `${x(wait)} ${y(wait)}`).join('L')}`}
        fill="none"
        stroke="var(--color-sea)"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      {waits.length <= 40 && waits.map((wait) => <circle key={wait.atMs} cx={x(wait)} cy={y(wait)} r="4.5" fill="var(--color-sea)" />)}
      {label(longest)}
      {Math.abs(x(longest) - x(last)) > 50 && label(last)}
      <path d={`M0 ${size.foot}H${size.width}`} stroke="var(--color-ink)" strokeWidth="2" />
      <text x="0" y={size.height - 12} fontSize="13" fill="var(--color-ink-2)">
        {clockOf(first.atMs)}
      </text>
      {waits.length > 1 && (
        <text x={size.width} y={size.height - 12} fontSize="13" fill="var(--color-ink-2)" textAnchor="end">
          {clockOf(last.atMs)}
        </text>
      )}
    </svg>
  )
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < 30) return 'start'
  return x > size.width - 30 ? 'end' : 'middle'
}
