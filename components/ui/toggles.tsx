type Props<T extends string> = { all: readonly T[]; chosen: readonly T[]; names: Readonly<Record<T, string>>; toggle: (one: T) => void }

/** A key for each of these; any number of them are on. */
export function Toggles<T extends string>({ all, chosen, names, toggle }: Props<T>) {
  return all.map((one) => (
    <button
      key={one}
      type="button"
      className={`btn ${chosen.includes(one) ? 'on' : ''}`}
      aria-pressed={chosen.includes(one)}
      onClick={() => toggle(one)}
    >
      {names[one]}
    </button>
  ))
}

/** What is chosen after a tap on one. */
export const toggled = <T extends string>(chosen: readonly T[], one: T): T[] =>
  chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]
