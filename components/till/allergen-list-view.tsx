'use client'

import { useMemo } from 'react'
import { allergenMatrix } from '@/lib/domain/allergen-matrix'
import type { Allergen, Menu } from '@/lib/domain/menu'
import { PrintAllergens } from '../ui/allergen-list'
import { AllergenLegend, AllergenTable } from '../ui/allergen-table'
import styles from './allergy.module.css'

type Props = { menu: Menu; avoid: readonly Allergen[]; back: () => void; close: () => void }

/** What is in everything that the shop sells, two taps from the tiles. */
export function AllergenListView({ menu, avoid, back, close }: Props) {
  const groups = useMemo(() => allergenMatrix(menu), [menu])
  const list = { groups, menuName: menu.name, version: menu.version, checked: menu.confirmed }
  return (
    <section className={styles.talk} aria-label="All allergens">
      <header className={styles.head}>
        <h2>All allergens</h2>
        <span className="grow">
          {menu.name}, version {menu.version}
        </span>
      </header>
      <AllergenLegend checked={menu.confirmed} />
      {/* Reached by Tab, so that the arrow keys scroll it. */}
      <div className={styles.all} role="region" aria-label="What is in everything" tabIndex={0}>
        <AllergenTable groups={groups} avoid={avoid} />
      </div>
      <div className={styles.go}>
        <button type="button" className="btn allergy-quiet" onClick={back}>
          Back to this order’s allergy
        </button>
        <PrintAllergens list={list} />
        <button type="button" className="btn" onClick={close}>
          Back to the tiles
        </button>
      </div>
    </section>
  )
}
