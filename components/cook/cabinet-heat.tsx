import { cabinetSight, celsiusText, hotHoldingCelsius, type Temperatures } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import styles from './cook.module.css'

/** How hot the cabinet is, as far as anybody knows: what was read longer than an hour ago is not said as if it were now. */
export function CabinetHeat({ temperatures, nowMs }: { temperatures: Temperatures; nowMs: number }) {
  const { looks, first, second } = said(cabinetSight(temperatures, nowMs))
  return (
    <span className={looks} role="status">
      {first} {second !== undefined && <span>{second}</span>}
    </span>
  )
}

type Said = { looks?: string | undefined; first: string; second?: string }

function said(sight: ReturnType<typeof cabinetSight>): Said {
  if (sight === null) return { first: 'Cabinet: not probed' }
  const heat = celsiusText(sight.celsius)
  const at = clockOf(sight.atMs)
  if (sight.cold)
    return {
      looks: styles.tooCold,
      first: sight.due ? `${heat} at ${at}:` : `${heat}: under ${hotHoldingCelsius},`,
      second: 'reheat or bin',
    }
  if (sight.due) return { looks: styles.due, first: `Cabinet ${heat}`, second: `${at} · probe due` }
  return { first: `Cabinet ${heat}` }
}
