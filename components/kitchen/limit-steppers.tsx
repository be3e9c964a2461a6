import type { AgeLimits, Limit } from '@/lib/domain/age'
import { mostMinutes } from '@/lib/inputs/station'
import styles from './panels.module.css'

type Props = { limits: AgeLimits; usual: AgeLimits; choose: (limits: AgeLimits) => void }

/** Minutes until an order is SOON and until it is LATE. Late is always after soon. */
export function LimitSteppers({ limits, usual, choose }: Props) {
  return (
    <fieldset className={styles.choices}>
      <legend>Calls an order</legend>
      <Steps name="Held food" limit={limits.held} usual={usual.held} choose={(held) => choose({ ...limits, held })} />
      <Steps name="Cooked to order" limit={limits.toOrder} usual={usual.toOrder} choose={(toOrder) => choose({ ...limits, toOrder })} />
    </fieldset>
  )
}

function Steps({ name, limit, usual, choose }: { name: string; limit: Limit; usual: Limit; choose: (limit: Limit) => void }) {
  return (
    <div className={styles.steps}>
      <b>{name}</b>
      <Step word="SOON" of={name} minutes={limit.soon} least={1} most={limit.late - 1} set={(soon) => choose({ ...limit, soon })} />
      <Step
        word="LATE"
        of={name}
        minutes={limit.late}
        least={limit.soon + 1}
        most={mostMinutes}
        set={(late) => choose({ ...limit, late })}
      />
      <small>
        usual {usual.soon} and {usual.late}
      </small>
    </div>
  )
}

type StepProps = { word: string; of: string; minutes: number; least: number; most: number; set: (minutes: number) => void }

function Step({ word, of, minutes, least, most, set }: StepProps) {
  return (
    <span className={styles.step}>
      {word} after
      <button
        type="button"
        className="btn"
        disabled={minutes <= least}
        onClick={() => set(minutes - 1)}
        aria-label={`${of}, ${word} earlier`}
      >
        −
      </button>
      <output aria-label={`${of}, ${word} after`}>{minutes} min</output>
      <button type="button" className="btn" disabled={minutes >= most} onClick={() => set(minutes + 1)} aria-label={`${of}, ${word} later`}>
        +
      </button>
    </span>
  )
}
