import { cabinetSight, celsiusText, type Temperatures, tooColdWords } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import styles from './cook.module.css'

type Props = {
  temperatures: Temperatures
  nowMs: number
  /** There is no link: other displays may have read something since, so it is said when this was. */
  lost?: boolean
}

/** How hot the cabinet is, as far as anybody knows: what was read longer than an hour ago is not said as if it were now. */
export function CabinetHeat({ temperatures, nowMs, lost = false }: Props) {
  const { looks, first, second } = said(cabinetSight(temperatures, nowMs), lost)
  return (
    <span className={looks} role="status">
      {first} {second !== undefined && <span>{second}</span>}
    </span>
  )
}

type Said = { looks?: string | undefined; first: string; second?: string }

function said(sight: ReturnType<typeof cabinetSight>, lost: boolean): Said {
  if (sight === null) return { first: 'Cabinet: not probed' }
  const heat = celsiusText(sight.celsius)
  const at = clockOf(sight.atMs)
  if (sight.cold) {
    const cold = tooColdWords(undefined, sight.celsius)
    if (lost) return { looks: styles.tooCold, first: `Cabinet ${heat} at ${at}: ${cold}` }
    return { looks: styles.tooCold, first: sight.due ? `${heat} at ${at}: reheat or bin` : `${heat}: ${cold}` }
  }
  if (sight.due) return { looks: styles.due, first: `Cabinet ${heat}`, second: `${at} · probe due` }
  return { first: lost ? `Cabinet ${heat} at ${at}` : `Cabinet ${heat}` }
}
