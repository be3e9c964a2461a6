import { cabinetSight, celsiusText, hotHoldingCelsius, type Temperatures } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import styles from './cook.module.css'

/** How hot the cabinet is, as far as anybody knows: what was read longer than an hour ago is not said as if it were now. */
export function CabinetHeat({ temperatures, nowMs }: { temperatures: Temperatures; nowMs: number }) {
  const { looks, first, then } = said(cabinetSight(temperatures, nowMs))
  return (
    <span className={looks} role="status">
      {first} {then !== undefined && <span>{then}</span>}
    </span>
  )
}

type Said = { looks?: string | undefined; first: string; then?: string }

function said(sight: ReturnType<typeof cabinetSight>): Said {
  if (sight === null) return { first: 'Cabinet: not probed' }
  const heat = celsiusText(sight.celsius)
  const at = clockOf(sight.atMs)
  if (sight.cold)
    return { looks: styles.tooCold, first: sight.due ? `${heat} at ${at}:` : `${heat}: under ${hotHoldingCelsius},`, then: 'reheat or bin' }
  if (sight.due) return { looks: styles.due, first: `Cabinet ${heat}`, then: `${at} · probe due` }
  return { first: `Cabinet ${heat}` }
}
