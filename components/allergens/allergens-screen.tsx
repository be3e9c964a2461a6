'use client'

import { PrintAllergens } from '../ui/allergen-list'
import { AllergenLegend, AllergenTable } from '../ui/allergen-table'
import { ChipFork } from '../ui/icons'
import styles from './allergens.module.css'
import { useAllergens } from './use-allergens'

/** The whole list, on a wall, on a phone, or on paper. */
export function AllergensScreen() {
  const list = useAllergens()
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.brand}>
          <ChipFork height={26} />
          {list?.shopName ?? 'Chippy'}
        </span>
        <h1>Allergens in our food</h1>
        <b className={styles.tell}>Allergy? Tell us before you order and before you eat.</b>
      </header>
      {list === null ? (
        <p className={styles.wait} role="status">
          Looking for the list. This page needs a link to the shop, and asks again by itself.
        </p>
      ) : (
        <main className={styles.main}>
          <div className={styles.said}>
            <AllergenLegend checked={list.checked} />
            <PrintAllergens list={list} />
          </div>
          {/* Reached by Tab, so that the arrow keys scroll it. */}
          <div className={styles.all} role="region" aria-label="What is in everything" tabIndex={0}>
            <AllergenTable groups={list.groups} />
          </div>
        </main>
      )}
    </div>
  )
}
