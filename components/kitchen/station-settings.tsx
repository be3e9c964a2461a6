import { usualLimits } from '@/lib/domain/age'
import { type MenuGroup, menuGroups } from '@/lib/domain/menu'
import { type Station, wholeShop } from '@/lib/domain/station'
import { mostDisplays } from '@/lib/inputs/station'
import { groupNames } from '../ui/group-names'
import { Toggles, toggled } from '../ui/toggles'
import { LimitSteppers } from './limit-steppers'
import styles from './panels.module.css'

type Props = {
  station: Station
  choose: (station: Station) => void
  /** Null: the menu is not known yet. */
  openSoldOut: (() => void) | null
  close: () => void
}

const shares = [
  { nth: 1, of: 1 },
  ...Array.from({ length: mostDisplays - 1 }, (_, at) => at + 2).flatMap((of) =>
    Array.from({ length: of }, (_, at) => ({ nth: at + 1, of })),
  ),
]

/** What this display shows and when it calls an order late. It counts at once, and stays on this device. */
export function StationSettings({ station, choose, openSoldOut, close }: Props) {
  const { groups, share, limits } = station
  const toggle = (group: MenuGroup) => {
    const next = toggled(groups, group)
    // A display that shows nothing would look like a quiet shop.
    if (next.length > 0) choose({ ...station, groups: next })
  }
  return (
    <main className={styles.panel} aria-labelledby="station">
      <header className={styles.head}>
        <h2 id="station">This display</h2>
        <span>Kept on this device. Other displays are not changed.</span>
        {openSoldOut && (
          <button type="button" className={`btn ${styles.close}`} onClick={openSoldOut}>
            Sold out…
          </button>
        )}
        <button type="button" className={`btn ${openSoldOut ? styles.beside : styles.close}`} onClick={close}>
          Back to the orders
        </button>
      </header>
      <fieldset className={styles.choices}>
        <legend>Shows what is on the menu under</legend>
        <Toggles all={menuGroups} chosen={groups} names={groupNames} toggle={toggle} />
        <p>
          Each order stays here until its lines are wrapped here; the station that wraps the last of them serves it. Every group needs a
          display that shows it.
        </p>
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>Shares the queue</legend>
        {shares.map((one) => {
          const on = one.nth === share.nth && one.of === share.of
          return (
            <button
              key={`${one.nth}/${one.of}`}
              type="button"
              className={`btn ${on ? 'on' : ''}`}
              aria-pressed={on}
              onClick={() => choose({ ...station, share: one })}
            >
              {one.of === 1 ? 'Every order' : `${one.nth} of ${one.of}`}
            </button>
          )
        })}
        <p>By the order’s number. “1 of 2” needs a display that is “2 of 2”.</p>
      </fieldset>
      <LimitSteppers limits={limits} choose={(next) => choose({ ...station, limits: next })} usual={usualLimits} />
      <button type="button" className={`btn ${styles.reset}`} onClick={() => choose(wholeShop)}>
        All orders, usual limits
      </button>
    </main>
  )
}
