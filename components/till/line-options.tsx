'use client'

import { useState } from 'react'
import { type CartLine, changeQuantity, chooseOption, itemOf, noteGraphemes, removeLine, setNote } from '@/lib/domain/cart'
import type { Option } from '@/lib/domain/menu'
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
  const options = sale.menu.options.filter((option) => item.options.includes(option.id))
  return (
    <section className={styles.mods} aria-label={`Options for ${item.name}`}>
      <h2 className={styles.mh}>
        <b>{item.name}</b> <span className="muted">line {at + 1}</span>
      </h2>
      {/* A new key for each line: a half-written note must not end up on another. */}
      <Controls key={line.key} sale={sale} line={line} options={options} />
    </section>
  )
}

function Controls({ sale, line, options }: { sale: Sale; line: CartLine; options: readonly Option[] }) {
  const [noting, setNoting] = useState(false)
  const [further, setFurther] = useState(false)
  if (noting)
    return <NoteField line={line} save={(note) => sale.change((cart) => setNote(cart, line.key, note))} close={() => setNoting(false)} />
  const by = (n: number) => sale.change((cart) => changeQuantity(cart, sale.menu, line.key, n))
  return (
    <div className={`${styles.controls} ${further ? styles.further : ''}`}>
      {options.map((option) => (
        <OptionSegment
          key={option.id}
          option={option}
          chosen={line.options[option.id]}
          choose={(choice) => sale.change((cart) => chooseOption(cart, sale.menu, line.key, option.id, choice))}
        />
      ))}
      {options.length > roomForOptions && (
        <button type="button" className={`btn ${styles.turn}`} onClick={() => setFurther(!further)}>
          {further
            ? 'Back'
            : options
                .slice(roomForOptions)
                .map((option) => option.name)
                .join(', ')}
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

/** On the narrow till the options after these take the others' place (`further`). */
const roomForOptions = 2

function OptionSegment({ option, chosen, choose }: { option: Option; chosen: string | undefined; choose: (choice: string) => void }) {
  return (
    <div role="group" aria-label={option.name} className={styles.option}>
      <span className={styles.ml} aria-hidden="true">
        {option.name}
      </span>
      <div className="seg">
        {option.choices.map((choice) => (
          <button
            key={choice}
            type="button"
            className={`btn ${choice === chosen ? 'on' : ''}`}
            aria-pressed={choice === chosen}
            onClick={() => choose(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
    </div>
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
