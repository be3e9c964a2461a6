'use client'

import { useState, useSyncExternalStore } from 'react'
import {
  type Cart,
  type CartLine,
  changeQuantity,
  chooseOption,
  chooseSize,
  itemOf,
  noteGraphemes,
  removeLine,
  setNote,
} from '@/lib/domain/cart'
import { type Menu, sizesOf } from '@/lib/domain/menu'
import { formatPence } from '@/lib/domain/money'
import { optionPages } from '@/lib/domain/option-pages'
import { clockOf } from '../live/clock'
import styles from './till.module.css'
import type { Sale } from './use-sale'

/**
 * What can be said about the chosen line. Its place is kept when nothing is chosen, so that nothing moves. `emptyBeforeMs`: since
 * when this device remembers this till, while it has sold nothing yet.
 */
export function LineOptions({ sale, emptyBeforeMs }: { sale: Sale; emptyBeforeMs: number | null }) {
  const at = sale.cart.lines.findIndex((line) => line.key === sale.cart.chosen)
  const line = sale.cart.lines[at]
  const item = line && itemOf(sale.menu, line)
  if (line === undefined || item === undefined) {
    return (
      <section className={styles.mods} aria-label="Options">
        <p className={`muted ${styles.idle}`}>
          Tap a tile to begin. Options for the newest line come up here.
          {emptyBeforeMs !== null && ` New on this device: it keeps nothing of this till from before ${clockOf(emptyBeforeMs)}.`}
        </p>
      </section>
    )
  }
  return (
    <section className={styles.mods} aria-label={`Options for ${item.name}`}>
      <h2 className={styles.mh}>
        <b>{item.name}</b> <span className="muted">line {at + 1}</span>
      </h2>
      {/* A new key for each line: a half-written note must not end up on another. */}
      <Controls key={line.key} sale={sale} line={line} />
    </section>
  )
}

function Controls({ sale, line }: { sale: Sale; line: CartLine }) {
  const [noting, setNoting] = useState(false)
  const [turned, setTurned] = useState(0)
  const pages = optionPages(choicesOf(sale.menu, line), useNarrow() ? roomLetters.narrow : roomLetters.wide)
  if (noting)
    return <NoteField line={line} save={(note) => sale.change((cart) => setNote(cart, line.key, note))} close={() => setNoting(false)} />
  const by = (n: number) => sale.change((cart) => changeQuantity(cart, sale.menu, line.key, n))
  const page = turned % pages.length
  const next = pages[(page + 1) % pages.length] ?? []
  return (
    <div className={styles.controls}>
      {(pages[page] ?? []).map((group) => (
        <ChoiceSegment key={group.name} group={group} sale={sale} lineKey={line.key} />
      ))}
      {pages.length > 1 && (
        <button
          type="button"
          className="btn"
          aria-label={`More: ${next.map(({ name }) => name).join(', ')}`}
          onClick={() => setTurned(page + 1)}
        >
          More
        </button>
      )}
      <div className={styles.lineKeys}>
        <span className={styles.ml}>Line</span>
        <div className={styles.lineButtons}>
          <button type="button" className={`btn ${styles.sq}`} aria-label="One fewer" onClick={() => by(-1)}>
            −
          </button>
          <button type="button" className={`btn ${styles.sq}`} aria-label="One more" onClick={() => by(1)}>
            +
          </button>
          <button type="button" className={`btn ${line.note ? 'on' : ''}`} onClick={() => setNoting(true)}>
            Note
          </button>
          <button type="button" className="btn danger" onClick={() => sale.change((cart) => removeLine(cart, line.key))}>
            Remove
          </button>
        </div>
      </div>
    </div>
  )
}

/** What has room beside the keys of the line, in letters. */
const roomLetters = { wide: 64, narrow: 50 } as const

type Choices = {
  name: string
  choices: string[]
  chosen: string | undefined
  /** What a choice costs more. */
  pence: Readonly<Record<string, number>>
  choose: (cart: Cart, menu: Menu, key: number, choice: string) => Cart
}

/** The options of a line, and its sizes after what is asked of nearly every order. */
function choicesOf(menu: Menu, line: CartLine): Choices[] {
  const options = menu.options
    .filter((option) => itemOf(menu, line)?.options.includes(option.id))
    .map(
      ({ id, name, choices, pence = {} }): Choices => ({
        ...{ name, choices, pence, chosen: line.options[id] },
        choose: (cart, on, key, choice) => chooseOption(cart, on, key, id, choice),
      }),
    )
  const sizes = sizesOf(menu, line.item)
  if (sizes.length === 0) return options
  const size: Choices = {
    name: 'Size',
    choices: sizes.map(({ name }) => name),
    chosen: sizes.find(({ item }) => item === line.item)?.name,
    pence: {},
    choose: (cart, on, key, choice) => chooseSize(cart, on, key, sizes.find(({ name }) => name === choice)?.item ?? line.item),
  }
  return [...options.slice(0, 2), size, ...options.slice(2)]
}

function ChoiceSegment({ group, sale, lineKey }: { group: Choices; sale: Sale; lineKey: number }) {
  return (
    <div role="group" aria-label={group.name} className={styles.option}>
      <span className={styles.ml} aria-hidden="true">
        {group.name}
      </span>
      <div className="seg">
        {group.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`btn ${choice === group.chosen ? 'on' : ''}`}
            aria-pressed={choice === group.chosen}
            onClick={() => sale.change((cart) => group.choose(cart, sale.menu, lineKey, choice))}
          >
            <span>
              {choice}
              {(group.pence[choice] ?? 0) > 0 && <span className={styles.more}>+{formatPence(group.pence[choice] ?? 0)}</span>}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}

const narrow = '(max-width: 1500px)'

/** As the style sheet has it: whether this is a till of the narrower kind. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(narrow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(narrow).matches,
    () => false,
  )
}

function NoteField({ line, save, close }: { line: CartLine; save: (note: string) => void; close: () => void }) {
  const [text, setText] = useState(line.note)
  const done = () => {
    save(text)
    close()
  }
  return (
    <form
      className={`row gap-3 ${styles.noting}`}
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      <label className="grow">
        <span className={styles.ml}>Note for the kitchen, at most {noteGraphemes} characters</span>
        {/* Opened by the Note button just now: the next thing anybody does is type. */}
        <input
          className={styles.field}
          value={text}
          placeholder="Note for the kitchen"
          maxLength={1000}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className="btn sea">
        Keep note
      </button>
      <button type="button" className="btn" onClick={close}>
        Leave it
      </button>
    </form>
  )
}
