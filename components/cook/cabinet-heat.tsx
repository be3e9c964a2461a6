import { cabinetSight, celsiusText, hotHoldingCelsius, type Temperatures } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import styles from './cook.module.css'

/** How hot the cabinet is, as far as anybody knows: what was read longer than an hour ago is not said as if it were now. */
export function CabinetHeat({ temperatures, nowMs }: { temperatures: Temperatures; nowMs: number }) {
  const sight = cabinetSight(temperatures, nowMs)
  if (sight === null)
    return (
      <span className={styles.heat} role="status">
        Cabinet: not probed
      </span>
    )
  const { celsius, atMs, cold, due } = sight
  const heat = celsiusText(celsius)
  if (cold)
    return (
      <Lines
        looks={styles.tooCold}
        first={due ? `${heat} at ${clockOf(atMs)}:` : `${heat}: under ${hotHoldingCelsius},`}
        then="reheat or bin"
      />
    )
  if (due) return <Lines looks={styles.due} first={`Cabinet ${heat}`} then={`at ${clockOf(atMs)} · probe due`} />
  return (
    <span className={styles.heat} role="status">
      Cabinet {heat}
    </span>
  )
}

function Lines({ looks, first, then }: { looks: string | undefined; first: string; then: string }) {
  return (
    <span className={`${styles.heat} ${looks}`} role="status">
      {first} <span>{then}</span>
    </span>
  )
}
