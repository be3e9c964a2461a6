'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { customerName, nameGraphemes } from '@/lib/domain/customer-name'
import { post, troubleWith } from '../live/post'
import styles from './name-field.module.css'

type Props = { of: string; called: string; kept: (name: string) => void }

/** What a customer is called. It goes to the shop at once or not at all: this till keeps no names. */
function NameField({ of, called, kept }: Props) {
  const [text, setText] = useState(called)
  const [said, setSaid] = useState<string | null>(null)
  const keep = async () => {
    const name = customerName(text)
    if (name === null) return setSaid(`At most ${nameGraphemes} characters.`)
    const why = troubleWith(await post(`/api/orders/${of}/name`, { id: uuidv7(), name }))
    setSaid(why)
    if (why === null) kept(name)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      {/* Opened by the Name key just now: the next thing anybody does is type. */}
      <input
        aria-label="Customer’s name"
        placeholder="Name, kept for a day"
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="btn sea">
        Keep name
      </button>
      {said !== null && <p role="alert">{said}</p>}
    </form>
  )
}

type KeyProps = { of: string; called?: string; disabled?: boolean }

/** A key that shows the name, and becomes the field for it. */
export function NameKey({ of, called = '', disabled = false }: KeyProps) {
  const [open, setOpen] = useState(false)
  const [own, setOwn] = useState<string | null>(null)
  const name = own ?? called
  const kept = (given: string) => {
    setOwn(given)
    setOpen(false)
  }
  if (open) return <NameField of={of} called={name} kept={kept} />
  return (
    <button
      type="button"
      className="btn"
      disabled={disabled}
      aria-label={name === '' ? 'Name' : `Name: ${name}`}
      onClick={() => setOpen(true)}
    >
      {name === '' ? 'Name' : name}
    </button>
  )
}
