import styles from './experiments.module.css'

type Props = {
  name: string
  value: number
  /** The next lower and higher one; null: there is none. */
  lower: number | null
  higher: number | null
  disabled: boolean
  change: (value: number) => void
  /** Why it cannot be less, for those who wonder. */
  note?: string
}

/** A number that goes up and down by a tap. */
export function Stepper({ name, value, lower, higher, disabled, change, note }: Props) {
  return (
    <fieldset className={styles.stepper}>
      <legend>{name}</legend>
      <button
        type="button"
        className="btn"
        aria-label={`${name}: less`}
        title={lower === null ? note : undefined}
        disabled={disabled || lower === null}
        onClick={() => lower !== null && change(lower)}
      >
        −
      </button>
      <output aria-label={name}>{value}</output>
      <button
        type="button"
        className="btn"
        aria-label={`${name}: more`}
        disabled={disabled || higher === null}
        onClick={() => higher !== null && change(higher)}
      >
        +
      </button>
    </fieldset>
  )
}
