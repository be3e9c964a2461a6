import type { Cell, MatrixGroup } from '@/lib/domain/allergen-matrix'
import { allergenNames } from '@/lib/domain/allergy-words'
import { type Allergen, allergens } from '@/lib/domain/menu'
import styles from './allergen-table.module.css'

const cellWords: Readonly<Record<Cell, string>> = { contains: 'contains it', shared: 'shared pan', 'as-it-comes': 'as it comes' }
const marks: Readonly<Record<Cell, string>> = { contains: '!', shared: '?', 'as-it-comes': '+' }

/** What is in everything: one row an item, one column an allergen. `avoid`: columns that somebody asks about now. */
export function AllergenTable({ groups, avoid = [] }: { groups: readonly MatrixGroup[]; avoid?: readonly Allergen[] }) {
  const asked = (allergen: Allergen) => (avoid.includes(allergen) ? styles.asked : undefined)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.what}>
            What
          </th>
          {allergens.map((allergen) => (
            <th key={allergen} scope="col" className={asked(allergen)}>
              <span>{allergenNames[allergen]}</span>
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.name}>
          <tr>
            <th scope="colgroup" colSpan={allergens.length + 1} className={styles.group}>
              {group.name}
            </th>
          </tr>
          {group.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className={styles.what}>
                {row.name}
              </th>
              {allergens.map((allergen) => (
                <td key={allergen} className={asked(allergen)}>
                  <Mark cell={row.cells[allergen]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Mark({ cell }: { cell: Cell | undefined }) {
  if (cell === undefined) return <span className="sr-only">not in it</span>
  return (
    <>
      <i className={styles[cell]} aria-hidden="true">
        {marks[cell]}
      </i>
      <span className="sr-only">{cellWords[cell]}</span>
    </>
  )
}

/** What the marks say. Told by their shape, not by colour alone. */
export function AllergenLegend({ checked }: { checked: boolean }) {
  const said: [Cell, string][] = [
    ['contains', 'contains it'],
    ['as-it-comes', 'only in what comes on it: ask for it without'],
    ['shared', 'shares a pan with food that contains it'],
  ]
  return (
    <p className={styles.legend}>
      {said.map(([cell, words]) => (
        <span key={cell} className={styles.mark}>
          <i className={styles[cell]} aria-hidden="true">
            {marks[cell]}
          </i>
          {words}
        </span>
      ))}
      <span>No mark: not in it, by our list. One kitchen, shared oil: we cannot promise no traces.</span>
      {!checked && <b>Example menu: nobody has checked this list.</b>}
    </p>
  )
}
