'use client'

import { useState } from 'react'
import type { Portion, Verdict } from '@/lib/domain/allergy'
import { listed, sharingWords } from '@/lib/domain/allergy-words'
import { takeOff } from '@/lib/domain/cart-allergy'
import type { Allergen } from '@/lib/domain/menu'
import styles from './allergy.module.css'
import type { Sale } from './use-sale'

type Props = { sale: Sale; portions: readonly Portion[]; avoid: readonly Allergen[] }

/** One row for everything on the order, with what comes on it. */
export function AllergyRows({ sale, portions, avoid }: Props) {
  return (
    <div className={styles.tab}>
      <table>
        <thead>
          <tr>
            <th scope="col">This order</th>
            <th scope="col">Contains</th>
            <th scope="col">{avoid.length > 0 && `${listed(avoid)}?`}</th>
            <th scope="col">
              <span className="sr-only">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {portions.map((portion) => (
            <Row key={portion.id} sale={sale} portion={portion} avoid={avoid} />
          ))}
        </tbody>
      </table>
      {portions.length === 0 && <p className={styles.nothing}>Nothing on this order yet. What is tapped later is looked at too.</p>}
    </div>
  )
}

function Row({ sale, portion, avoid }: { sale: Sale; portion: Portion; avoid: readonly Allergen[] }) {
  const [asked, setAsked] = useState(false)
  const { name, contains, verdict, sharing } = portion
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {containsWords(contains)}
        {asked && verdict === 'shared' && <em className={styles.who}>{sharing.map(sharingWords).join('. ')}</em>}
      </td>
      <td>
        {avoid.length > 0 && (
          <span className={`${styles.verdict} ${styles[verdict]}`}>
            <i aria-hidden="true">{marks[verdict]}</i>
            {verdictWords(portion, avoid.length > 1)}
          </span>
        )}
      </td>
      <td>
        {avoid.length > 0 && verdict === 'shared' && (
          <button type="button" className="btn" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            Who shares the pan
          </button>
        )}
        {verdict === 'contains' && (
          <button type="button" className="btn allergy-quiet" onClick={() => sale.change((cart) => takeOff(cart, sale.menu, portion))}>
            {portion.takeOff.kind === 'line' ? `Take ${name.toLowerCase()} off` : portion.takeOff.words}
          </button>
        )}
      </td>
    </tr>
  )
}

const marks: Readonly<Record<Verdict, string>> = { contains: '!', shared: '?', unknown: '?', 'not-in-it': '✓' }

function containsWords(contains: readonly Allergen[] | null): string {
  if (contains === null) return 'Not on the menu any more'
  return contains.length === 0 ? 'None of the 14' : listed(contains)
}

/** Of several that are asked about it says which. */
function verdictWords({ verdict, found, sharing }: Portion, several: boolean): string {
  switch (verdict) {
    case 'contains':
      return several ? `Contains ${found.join(', ')}` : 'Contains it'
    case 'shared':
      return several ? `Shared pan: ${[...new Set(sharing.map(({ allergen }) => allergen))].join(', ')}` : 'Shared pan'
    case 'unknown':
      return 'Nobody knows'
    case 'not-in-it':
      return 'Not in it'
    default: {
      const unknown: never = verdict
      return unknown
    }
  }
}
