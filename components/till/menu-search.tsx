'use client'

import { type ReactNode, useState } from 'react'
import type { Item, Menu } from '@/lib/domain/menu'
import styles from './till.module.css'

type Props = { menu: Menu; tileFor: (item: Item) => ReactNode; close: () => void }

/** Every item of the menu, narrowed by what is typed. */
export function MenuSearch({ menu, tileFor, close }: Props) {
  const [text, setText] = useState('')
  const words = text.toLowerCase().split(/\s+/)
  const found = menu.items.filter((item) => words.every((word) => item.name.toLowerCase().includes(word)))
  return (
    <section className={styles.search} aria-label="All the menu">
      <div className="row gap-3">
        <input
          type="search"
          className={styles.field}
          aria-label="Search the menu"
          placeholder="Search the menu"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
        <button type="button" className="btn" onClick={close}>
          Back to the tiles
        </button>
      </div>
      <div className={styles.found}>
        {found.map(tileFor)}
        {found.length === 0 && <p className="muted">Nothing on the menu is called that.</p>}
      </div>
    </section>
  )
}
