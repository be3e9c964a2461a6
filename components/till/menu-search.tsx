'use client'

import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Units } from '@/lib/domain/availability'
import { type Item, type Menu, menuGroups } from '@/lib/domain/menu'
import { itemsCalled } from '@/lib/domain/menu-search'
import { LeftKeys } from '../ui/left-keys'
import styles from './till.module.css'

type Props = {
  menu: Menu
  left: Units
  /** Sells it when it is tapped, unless another `tap` is given. */
  tileFor: (item: Item, tap?: () => void) => ReactNode
  tap: (item: Item) => void
  say: (said: string) => void
  close: () => void
}

const groupNames = { meal: 'Meals', fish: 'Fish', chips: 'Chips', pie: 'Pies & sausages', side: 'Sides', extra: 'Extras' } as const

/** Every item of the menu, narrowed by what is typed. Enter sells the only one that is left. `Sold out…`: a tap chooses what is counted. */
export function MenuSearch({ menu, left, tileFor, tap, say, close }: Props) {
  const [text, setText] = useState('')
  const [counting, setCounting] = useState(false)
  const [counted, setCounted] = useState<Item | null>(null)
  const found = itemsCalled(menu, text)
  const tile = (item: Item) => (counting ? tileFor(item, () => setCounted(item)) : tileFor(item))
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const [only, ...others] = found
    if (key === 'Escape') close()
    if (key !== 'Enter' || only === undefined || others.length > 0) return
    if (counting) setCounted(only)
    else tap(only)
    setText('')
  }
  const byGroup = menuGroups.map((group) => ({ group, items: found.filter((item) => item.group === group) }))
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
          ref={focusWithKeyboard}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className={`btn ${counting ? 'on' : ''}`}
          aria-pressed={counting}
          onClick={() => {
            setCounting(!counting)
            setCounted(null)
          }}
        >
          Sold out…
        </button>
        <button type="button" className="btn" onClick={close}>
          Back to the tiles
        </button>
      </div>
      {counting && <LeftKeys menu={menu} left={left} item={counted} say={say} />}
      <div className={styles.found}>
        {byGroup.map(({ group, items }) =>
          items.length === 0 ? null : (
            <section key={group} className={styles.group} aria-label={groupNames[group]}>
              <h2>{groupNames[group]}</h2>
              {items.map(tile)}
            </section>
          ),
        )}
        {found.length === 0 && <p className="muted">Nothing on the menu is called that.</p>}
      </div>
    </section>
  )
}

/** What is typed next goes here at once; but not on a tablet, whose keyboard would come up and cover the tiles. */
function focusWithKeyboard(field: HTMLInputElement | null) {
  if (window.matchMedia('(pointer: fine)').matches) field?.focus()
}
