import { formatPence } from '@/lib/domain/money'
import type { DayReport } from '@/lib/domain/report'
import { durationOf } from '../live/clock'
import styles from './manager.module.css'

export function Stats({ day }: { day: DayReport }) {
  const cash = sum(day.tills, (till) => till.cashPence)
  const cooked = sum(day.foods, (food) => food.cooked)
  const wasted = sum(day.foods, (food) => food.wasted)
  const taken = day.orders + day.cancelled
  const { promises } = day
  return (
    <section className={styles.st} aria-label="The day in figures">
      <Stat label="Takings" value={formatPence(day.takingsPence)} note={`${formatPence(cash)} cash`} />
      <Stat
        label="Orders"
        value={String(day.orders)}
        note={`${day.orders > 0 ? `${formatPence(Math.round(day.takingsPence / day.orders))} each · ` : ''}${day.cancelled} cancelled${day.givenBackPence > 0 ? ` · ${formatPence(day.givenBackPence)} back` : ''}`}
      />
      <Stat label="Average wait" value={day.averageWaitMs === null ? '–' : durationOf(day.averageWaitMs)} note="from order to ready" />
      <Stat
        label="Promised times"
        value={promises.meanErrorMs === null ? '–' : `±${durationOf(promises.meanErrorMs)}`}
        note={promises.made === 0 ? 'none yet' : `${percent(promises.kept, promises.made)} of ${promises.made} kept`}
      />
      <Stat label="Went to the cook" value={percent(day.sentToCook, taken)} note={`${day.sentToCook} of ${taken} orders`} />
      <Stat label="Binned" value={String(wasted)} note={`portions, ${percent(wasted, cooked, 1)} of ${cooked} fried`} />
      <Stat
        label="Served from cabinet"
        value={percent(taken - day.sentToCook, taken)}
        note={`${taken - day.sentToCook} of ${taken} orders`}
      />
    </section>
  )
}

function Stat({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div className="stat">
      <div className="l">{label}</div>
      <div className="v">{value}</div>
      <div className="n">{note}</div>
    </div>
  )
}

const sum = <T,>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0)

/** Of nothing there is no share. */
const percent = (part: number, whole: number, digits = 0): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(digits)}%`)
