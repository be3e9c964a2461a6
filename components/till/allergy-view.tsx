'use client'

import { useEffect, useRef } from 'react'
import { allergenNames, readOut, shouted } from '@/lib/domain/allergy-words'
import { allergyState, cartPortions, flagAllergy, isUnheard, noAllergy, toggleAvoided, toggleHeard } from '@/lib/domain/cart-allergy'
import { allergens } from '@/lib/domain/menu'
import styles from './allergy.module.css'
import { AllergyRows } from './allergy-rows'
import type { AllergyView } from './use-allergy-view'
import type { Sale } from './use-sale'

type Props = { sale: Sale; order: number; view: AllergyView }

/** What a customer must avoid, what that means for each thing on the order, and what to read out. */
export function AllergyTalkView({ sale, order, view }: Props) {
  const { cart, menu, change } = sale
  const avoid = cart.allergy?.avoid ?? []
  const heading = useRef<HTMLHeadingElement>(null)
  // For the keyboard: Tab goes on to the fourteen from here.
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.talk} aria-label="Allergy">
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Allergy on order {order}
        </h2>
        <span>Tap what the customer must avoid. The flag goes to every screen and onto the ticket.</span>
      </header>
      <div className={styles.fourteen} role="group" aria-label="Must avoid">
        {allergens.map((allergen) => (
          <button
            key={allergen}
            type="button"
            className={`btn ${avoid.includes(allergen) ? styles.chosen : ''}`}
            aria-pressed={avoid.includes(allergen)}
            onClick={() => change((current) => toggleAvoided(current, allergen))}
          >
            {allergenNames[allergen]}
          </button>
        ))}
      </div>
      <AllergyRows sale={sale} portions={cartPortions(menu, cart)} avoid={avoid} />
      <ReadOut sale={sale} />
      <Answers sale={sale} order={order} view={view} />
    </section>
  )
}

function ReadOut({ sale: { cart, menu, change } }: { sale: Sale }) {
  const avoid = cart.allergy?.avoid ?? []
  const portions = cartPortions(menu, cart)
  const isAboutSomething = portions.some(({ verdict }) => verdict !== 'not-in-it')
  const heard = !isUnheard(menu, cart)
  return (
    <div className={styles.say}>
      <p className="grow" aria-live="polite">
        {avoid.length === 0 ? (
          <>
            <b>Ask:</b> “Does anybody have an allergy, or anything that they must not eat?”
          </>
        ) : (
          <>
            <b>Read out:</b> “{readOut(portions, avoid)}”
          </>
        )}
      </p>
      {avoid.length > 0 && isAboutSomething && (
        <button
          type="button"
          className={`btn ${heard ? 'on' : styles.wanted}`}
          aria-pressed={heard}
          onClick={() => change((current) => toggleHeard(current, menu))}
        >
          Customer has heard this
        </button>
      )}
    </div>
  )
}

function Answers({ sale, order, view }: Props) {
  const { cart, menu, change } = sale
  const avoid = cart.allergy?.avoid ?? []
  const state = allergyState(menu, cart)
  const answer = (by: typeof flagAllergy) => () => {
    change(by)
    view.close()
  }
  return (
    <div className={styles.go}>
      <button
        type="button"
        className={`btn allergy ${styles.flag}`}
        disabled={avoid.length === 0 || isUnheard(menu, cart)}
        onClick={answer(flagAllergy)}
      >
        {flagWords(avoid.length > 0, isUnheard(menu, cart), `order ${order}: ${shouted(avoid)}`)}
      </button>
      <button type="button" className="btn allergy-quiet" onClick={view.openList}>
        All allergens
      </button>
      <button type="button" className="btn" onClick={answer(noAllergy)}>
        {avoid.length === 0 ? 'No allergies' : 'No allergy after all'}
      </button>
      <button type="button" className="btn" onClick={view.close}>
        {state === 'begun' && avoid.length === 0 ? 'Back, not asked' : 'Back to the tiles'}
      </button>
    </div>
  )
}

/** Why it cannot be pressed stands on it. */
function flagWords(isChosen: boolean, unheard: boolean, what: string): string {
  if (!isChosen) return 'Tap what must be avoided'
  return unheard ? 'The customer must hear it first' : `Flag ${what}`
}
