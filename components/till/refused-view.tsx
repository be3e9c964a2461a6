'use client'

import { useEffect, useRef } from 'react'
import styles from './paid.module.css'
import { giveBackOf, type RefusedSale } from './refused-sale'
import type { PaidOrder } from './use-sale'

/** Whoever taps Next customer as it turns up has not read it. */
const deafMs = 1_000

type Props = { paid: PaidOrder; refused: RefusedSale; givenBack: () => void; next: () => void }

/** In place of the paid screen: the shop has refused what was paid for, and the customer may still stand there. */
export function RefusedView({ paid, refused, givenBack, next }: Props) {
  const nextKey = useRef<HTMLButtonElement>(null)
  const shownAtMs = useRef(0)
  useEffect(() => {
    shownAtMs.current = Date.now()
    nextKey.current?.focus()
  }, [])
  const back = giveBackOf(paid.payment, paid.totalPence)
  const heard = (act: () => void) => () => {
    if (Date.now() - shownAtMs.current >= deafMs) act()
  }
  return (
    <main className={styles.done}>
      <div className={styles.chg} role="alert">
        <div>
          <h1 className={styles.notSold}>{paid.order} was not sold</h1>
          <p className={styles.giveBack}>{refused.isRead ? 'Its money is given back.' : back.title}</p>
          {!refused.isRead && back.change !== null && <p className={styles.sum}>{back.change}</p>}
        </div>
      </div>
      <section>
        <h2 className={styles.h2}>Why</h2>
        <p className={styles.why}>{refused.refusal.message}</p>
        <p className={styles.why}>The kitchen does not have it, and its number never comes up.</p>
      </section>
      <section>
        {!refused.isRead && back.parts.length > 0 && (
          <>
            <h2 className={styles.h2}>Give back</h2>
            <ol className={styles.steps} aria-label="Give back">
              {back.parts.map((part, at) => (
                <li key={`${at + 1}`}>
                  <b>{at + 1}</b>
                  <span>{part}</span>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      <div className={styles.bottom}>
        <button
          ref={nextKey}
          type="button"
          className={`btn ${refused.isRead ? 'sea' : ''} ${styles.next}`}
          onClick={heard(next)}
          onKeyDown={(event) => event.repeat && event.preventDefault()}
        >
          Next customer
        </button>
        {/* Stays where it was tapped: the second tap of a double tap must not reach what comes after it. */}
        <button
          type="button"
          className={`btn ${refused.isRead ? '' : 'sea'} ${styles.given}`}
          disabled={refused.isRead}
          onClick={heard(givenBack)}
        >
          I have given it back
        </button>
      </div>
    </main>
  )
}
