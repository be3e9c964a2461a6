import { useState } from 'react'
import { leftOf, type Units } from '@/lib/domain/availability'
import { type Item, type Menu, menuGroups } from '@/lib/domain/menu'
import { useSaid } from '../live/use-said'
import { groupNames } from './group-names'
import { LeftKeys } from './left-keys'
import styles from './sold-out-panel.module.css'

/** `back`: what the key says that closes it. */
type Props = { menu: Menu; left: Units; back: string; close: () => void }

/** What is sold out or runs short, said by whoever stands before the empty tray: the tills' own keys, for every item of the menu. */
export function SoldOutPanel({ menu, left, back, close }: Props) {
  const [item, choose] = useState<Item | null>(null)
  const [said, say] = useSaid()
  return (
    <section className={styles.panel} aria-labelledby="sold-out">
      <header className={styles.head}>
        <h2 id="sold-out">Sold out</h2>
        <span role="status">{said ?? 'Until the end of the day, or until somebody puts it back.'}</span>
        <button type="button" className={`btn ${styles.close}`} onClick={close}>
          {back}
        </button>
      </header>
      <LeftKeys menu={menu} left={left} item={item} say={say} />
      {menuGroups.map((group) => (
        <fieldset key={group} className={styles.choices}>
          <legend>{groupNames[group]}</legend>
          {menu.items
            .filter((one) => one.group === group)
            .map((one) => (
              <button
                key={one.id}
                type="button"
                className={`btn ${one.id === item?.id ? 'on' : ''}`}
                aria-pressed={one.id === item?.id}
                onClick={() => choose(one)}
              >
                {one.name}
                {leftWords(leftOf(left, one))}
              </button>
            ))}
        </fieldset>
      ))}
    </section>
  )
}

function leftWords(left: number | null): string {
  if (left === null) return ''
  return left === 0 ? ' · sold out' : ` · ${left} left`
}
