import { memo } from 'react'
import type { HistogramAnswer } from '@/lib/realtime/log-api'
import { clockOf, clockWithSecondsOf } from '../live/clock'
import { barsOf, type Span, shareOf, spanOf, ticksOf } from './day'
import styles from './replay.module.css'
import { counted } from './say'

type Props = { day: HistogramAnswer; atMs: number; nowMs: number; past: boolean; to: (atMs: number) => void }

/** The trading day as bars, and the place on it that is shown. Arrow keys move it by ten seconds. */
export function DaySlider({ day, atMs, nowMs, past, to }: Props) {
  const span = spanOf(day, nowMs)
  const share = shareOf(span, atMs)
  return (
    <div className={styles.slider}>
      <Bars day={day} fromMs={span.fromMs} toMs={span.toMs} />
      <div className={styles.done} style={{ clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}>
        <Bars day={day} fromMs={span.fromMs} toMs={span.toMs} />
      </div>
      <Ticks fromMs={span.fromMs} toMs={span.toMs} />
      <input
        type="range"
        className={past ? styles.then : undefined}
        min={span.fromMs}
        max={span.toMs}
        step={10_000}
        value={Math.min(span.toMs, Math.max(span.fromMs, atMs))}
        aria-label="Time of the day"
        aria-valuetext={past ? clockWithSecondsOf(atMs) : 'live'}
        onChange={(event) => to(Number(event.target.value))}
      />
      <span className="sr-only">
        {counted(
          day.records.reduce((sum, records) => sum + records, 0),
          'event',
        )}{' '}
        on this day
      </span>
    </div>
  )
}

/** Drawn 1000 wide and stretched: places are shares of the span. */
const Bars = memo(function Bars({ day, fromMs, toMs }: { day: HistogramAnswer } & Span) {
  const path = barsOf(day, { fromMs, toMs }).map(({ from, width, height }) => {
    const top = 40 - Math.max(1, height * 38)
    return `M${(from * 1000).toFixed(2)} 40V${top.toFixed(2)}h${(width * 860).toFixed(2)}V40z`
  })
  return (
    <svg className={styles.bars} viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true">
      <path d={path.join('')} />
    </svg>
  )
})

const edge = 0.02

const Ticks = memo(function Ticks({ fromMs, toMs }: Span) {
  return (
    <div className={styles.ticks} aria-hidden="true">
      {ticksOf({ fromMs, toMs }).map((tickMs) => {
        const share = shareOf({ fromMs, toMs }, tickMs)
        // At the very ends the time would stand in what is beside the slider.
        if (share < edge || share > 1 - edge) return null
        return (
          <span key={tickMs} style={{ left: `${share * 100}%` }}>
            {clockOf(tickMs)}
          </span>
        )
      })}
    </div>
  )
})
