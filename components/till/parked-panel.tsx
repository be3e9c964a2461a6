import { itemOf } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'
import { NameKey } from './name-field'
import styles from './parked.module.css'
import { parkedAge, parkedWords } from './parked-words'
import type { Parking } from './use-parking'

type Props = { parking: Parking; menu: Menu; nowMs: number; close: () => void }

/** Every parked sale with what is on it, the newest first. */
export function ParkedPanel({ parking, menu, nowMs, close }: Props) {
  return (
    <section className={styles.panel} aria-label="Parked sales">
      <div className="row gap-3">
        <h2 className="serif grow">Parked, not paid</h2>
        <button type="button" className="btn" onClick={close}>
          Back to the tiles
        </button>
      </div>
      {parking.rows.length === 0 && <p className="muted">Nothing is parked. What is put aside at any till comes up here.</p>}
      <ul className={styles.list} aria-label="Parked">
        {parking.rows.map((row) => (
          <li key={row.id}>
            <span className="grow">
              <b>{parkedWords(row)}</b> · {parkedAge(row, nowMs)}
              <small>{row.parked.lines.map((line) => `${line.quantity} ${itemOf(menu, line)?.name ?? line.item}`).join(', ')}</small>
            </span>
            <NameKey of={row.id} called={parking.names.get(row.id)} />
            <button
              type="button"
              className="btn sea"
              aria-label={`Take up ${parkedWords(row)}`}
              onClick={() => {
                parking.takeUp(row)
                close()
              }}
            >
              Take up
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
