import { formatPence } from '@/lib/domain/money'
import type { DayReport } from '@/lib/domain/report'
import { localHour } from '@/lib/domain/trading-date'
import { shopTimeZone } from '../live/clock'
import styles from './manager.module.css'

/** `left`: the first bar must not stand on the figures of the lines. */
const size = { width: 840, height: 322, left: 56, foot: 288, head: 34, bar: 60 }
/** Fewer hours than this leave their place empty rather than grow into walls. */
const leastHours = 8

/** Takings by hour of the trading day, each bar with its figure. */
export function HourChart({ hours, nowMs }: { hours: DayReport['hours']; nowMs: number }) {
  const all = withGaps(hours)
  const top = Math.max(1_000, ...all.map((hour) => hour.takingsPence))
  const step = (size.width - size.left) / Math.max(leastHours, all.length)
  const heightOf = (pence: number) => (pence / top) * (size.foot - size.head)
  const now = localHour(nowMs, shopTimeZone())
  return (
    <section aria-labelledby="by-hour">
      <h3 id="by-hour">Takings by hour</h3>
      {all.length === 0 && <p className="muted">The first order puts the first bar here.</p>}
      <svg
        className={styles.chart}
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={all.map(spoken).join(', ') || 'No takings yet'}
      >
        {linesUpTo(top).map((pence) => (
          <g key={pence}>
            <path d={`M0 ${size.foot - heightOf(pence)}H${size.width}`} stroke="var(--color-rule)" />
            <text x="0" y={size.foot - heightOf(pence) - 4} fontSize="13" fill="var(--color-ink-2)">
              {wholePounds(pence)}
            </text>
          </g>
        ))}
        {all.map((hour, at) => {
          const middle = size.left + step * (at + 0.5)
          const bar = Math.min(size.bar, step * 0.72)
          return (
            <g key={hour.hour}>
              <rect
                x={middle - bar / 2}
                y={size.foot - heightOf(hour.takingsPence)}
                width={bar}
                height={heightOf(hour.takingsPence)}
                fill="var(--color-sea)"
              />
              {hour.takingsPence !== 0 && (
                <text
                  x={middle}
                  y={size.foot - heightOf(hour.takingsPence) - 8}
                  fontSize="15"
                  fontWeight="700"
                  fill="var(--color-ink)"
                  textAnchor="middle"
                >
                  {wholePounds(hour.takingsPence)}
                </text>
              )}
              <text x={middle} y="310" fontSize="15" fontWeight={hour.hour === now ? 800 : 400} fill="var(--color-ink)" textAnchor="middle">
                {String(hour.hour).padStart(2, '0')}
                {hour.hour === now && ' now'}
              </text>
            </g>
          )
        })}
        <path d={`M0 ${size.foot}H${size.width}`} stroke="var(--color-ink)" strokeWidth="2" />
      </svg>
    </section>
  )
}

/** Trading days begin at four: 03 stands after 23. */
const placeOf = (hour: number) => (hour + 20) % 24

function withGaps(hours: DayReport['hours']): DayReport['hours'] {
  const byPlace = new Map(hours.map((hour) => [placeOf(hour.hour), hour]))
  const places = [...byPlace.keys()]
  if (places.length === 0) return []
  const first = Math.min(...places)
  return Array.from(
    { length: Math.max(...places) - first + 1 },
    (_, at) => byPlace.get(first + at) ?? { hour: (first + at + 4) % 24, takingsPence: 0, orders: 0 },
  )
}

/** Three to five lines at round pounds. */
function linesUpTo(topPence: number): number[] {
  const rough = topPence / 4
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((times) => times * unit).find((one) => one >= rough) ?? rough
  return Array.from({ length: Math.floor(topPence / step) }, (_, at) => (at + 1) * step)
}

const wholePounds = (pence: number) => formatPence(Math.round(pence / 100) * 100).replace(/\.00$/, '')
const spoken = (hour: DayReport['hours'][number]) => `${hour.hour} o’clock ${formatPence(hour.takingsPence)}, ${hour.orders} orders`
