import { shouted } from '@/lib/domain/allergy-words'
import { type AllergyState, allergyState } from '@/lib/domain/cart-allergy'
import type { Allergen } from '@/lib/domain/menu'
import styles from './allergy.module.css'
import type { Sale } from './use-sale'

/** Above the total of every order: nobody pays past it without seeing it. */
export function AllergyKey({ sale, open }: { sale: Sale; open: () => void }) {
  const state = allergyState(sale.menu, sale.cart)
  const loud = state === 'begun' || state === 'flagged' || state === 'hear-again'
  return (
    <button type="button" className={`btn ${loud ? 'allergy' : 'allergy-quiet'} ${styles.key}`} onClick={open} aria-keyshortcuts="F4">
      {keyWords(state, sale.cart.allergy?.avoid ?? [])}
    </button>
  )
}

function keyWords(state: AllergyState, avoid: readonly Allergen[]): string {
  switch (state) {
    case 'not-asked':
      return 'Allergy? Ask, then tap here'
    case 'begun':
      return avoid.length === 0 ? 'Allergy: not answered yet' : `Allergy: ${shouted(avoid)} · not yet flagged`
    case 'none':
      return 'Asked: no allergies'
    case 'flagged':
      return `ALLERGY: ${shouted(avoid)}`
    case 'hear-again':
      return `Allergy: ${shouted(avoid)} · read out again`
    default: {
      const unknown: never = state
      return unknown
    }
  }
}
