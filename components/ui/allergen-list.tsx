'use client'

import { useState } from 'react'
import type { MatrixGroup } from '@/lib/domain/allergen-matrix'
import { AllergenLegend, AllergenTable } from './allergen-table'
import { PrintSheet } from './print-sheet'

export type AllergenListed = { groups: readonly MatrixGroup[]; menuName: string; version: number; checked: boolean }

/** The key that puts the whole list on paper: for the wall, and for whoever would rather read than ask. */
export function PrintAllergens({ list }: { list: AllergenListed }) {
  const [printing, setPrinting] = useState(false)
  return (
    <>
      <button type="button" className="btn" onClick={() => setPrinting(true)}>
        Print the full list
      </button>
      {printing && (
        <PrintSheet done={() => setPrinting(false)}>
          <h1 className="serif">Allergens in our food</h1>
          <p>
            {list.menuName}, version {list.version}. Please tell us of an allergy before you order and before you eat.
          </p>
          <AllergenLegend checked={list.checked} />
          <AllergenTable groups={list.groups} />
        </PrintSheet>
      )}
    </>
  )
}
