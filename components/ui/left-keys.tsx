'use client'

import { useState } from 'react'
import { type CountedKind, keyOf, type Units } from '@/lib/domain/availability'
import { foodsById, type Item, type Menu } from '@/lib/domain/menu'
import { sayLeft } from '../live/set-availability'
import styles from './left-keys.module.css'

type Props = { menu: Menu; left: Units; item: Item | null; say: (said: string) => void }

/** What somebody says of one item, or of a food in whatever it is sold. Its place is kept while none is chosen, so that nothing moves. */
export function LeftKeys({ menu, left, item, say }: Props) {
  return (
    <div className={styles.keys}>
      {item === null ? (
        <p className="muted">Tap what is sold out or runs short. Every till is told at once.</p>
      ) : (
        <KeysOf key={item.id} menu={menu} left={left} item={item} say={say} />
      )}
    </div>
  )
}

type What = { kind: CountedKind; of: string; name: string; label: string }

/** As many as are still counted one by one. */
const mostCounted = 99
const countedFrom = 10

function KeysOf({ menu, left, item, say }: Props & { item: Item }) {
  const choices = whatOf(menu, item)
  const [chosen, setChosen] = useState(0)
  const what = choices[chosen] ?? choices[0]
  const now = what && left[keyOf(what.kind, what.of)]
  const [typed, setTyped] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  if (what === undefined) return null
  const count = typed ?? (now || countedFrom)
  const tell = async (many: number | null) => {
    setBusy(true)
    const trouble = await sayLeft({ kind: what.kind, of: what.of, left: many })
    setBusy(false)
    setTyped(null)
    say(trouble ?? toldWords(what.name, many))
  }
  return (
    <>
      <div className="seg" role="group" aria-label="What is counted">
        {choices.map(({ label }, at) => (
          <button
            key={label}
            type="button"
            className={`btn ${at === chosen ? 'on' : ''}`}
            aria-pressed={at === chosen}
            onClick={() => {
              setChosen(at)
              setTyped(null)
            }}
          >
            {label}
          </button>
        ))}
      </div>
      <b>{what.name}</b>
      <output className="grow" aria-label="What is left">
        {nowWords(now)}
      </output>
      <button type="button" className="btn danger" disabled={busy || now === 0} onClick={() => void tell(0)}>
        Sold out
      </button>
      <button type="button" className={`btn ${styles.sq}`} aria-label="One fewer left" onClick={() => setTyped(Math.max(1, count - 1))}>
        −
      </button>
      <button type="button" className="btn" disabled={busy} onClick={() => void tell(count)}>
        {count} left
      </button>
      <button
        type="button"
        className={`btn ${styles.sq}`}
        aria-label="One more left"
        onClick={() => setTyped(Math.min(mostCounted, count + 1))}
      >
        +
      </button>
      <button type="button" className="btn sea" disabled={busy || now === undefined} onClick={() => void tell(null)}>
        Back on
      </button>
    </>
  )
}

/** The item itself, and each food in it; first what mostly runs out: the one food of an item that is nothing else. */
function whatOf(menu: Menu, item: Item): What[] {
  const foods = [...new Set(item.portions)].flatMap((id): What[] => {
    const name = foodsById(menu).get(id)?.name ?? id
    return [{ kind: 'food', of: id, name, label: `All ${name.toLowerCase()}` }]
  })
  const itself: What = { kind: 'item', of: item.id, name: item.name, label: 'Only this' }
  return foods.length === 1 ? [...foods, itself] : [itself, ...foods]
}

function nowWords(left: number | undefined): string {
  if (left === undefined) return 'On sale'
  return left === 0 ? 'Sold out' : `${left} left`
}

function toldWords(name: string, left: number | null): string {
  if (left === null) return `${name} is back on sale.`
  return left === 0 ? `${name} is sold out on every till.` : `${left} ${name.toLowerCase()} left, counted down on every till.`
}
