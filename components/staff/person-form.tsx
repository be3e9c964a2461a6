'use client'

import { type FormEvent, useState } from 'react'
import { needsPassword, type Role, roles } from '@/lib/domain/access/role'
import { password as passwordRule, pin as pinRule } from '@/lib/inputs/access'
import type { People } from '@/lib/realtime/access'
import { roleNames } from '../door/words'
import { textIn } from '../ui/form-text'
import { Toggles, toggled } from '../ui/toggles'
import styles from './staff.module.css'

type Props = {
  /** Null: somebody new. */
  person: People['people'][number] | null
  isOwner: boolean
  busy: boolean
  onSave: (details: { name: string; roles: Role[]; pin?: string; password?: string }) => Promise<unknown>
  onRemove: (() => Promise<unknown>) | null
  onClose: () => void
}

export function PersonForm({ person, isOwner, busy, onSave, onRemove, onClose }: Props) {
  const [held, setHeld] = useState<readonly Role[]>(person?.roles ?? [])
  const [trouble, setTrouble] = useState<string | null>(null)
  const [leaving, setLeaving] = useState(false)
  const offered = roles.filter((role) => isOwner || !needsPassword([role]))

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [name = '', pin = '', password = ''] = ['name', 'pin', 'password'].map((field) => textIn(form, field))
    const found = mistakeIn({ name: name.trim(), pin, password, held, isNew: person === null, had: person?.needsPassword ?? false })
    setTrouble(found)
    if (found === null) void onSave({ name: name.trim(), roles: [...held], ...(pin && { pin }), ...(password && { password }) })
  }

  return (
    <form className={styles.form} onSubmit={submit} aria-label={person ? `Change ${person.name}` : 'Add somebody'} noValidate>
      <label>
        Name
        <input name="name" defaultValue={person?.name ?? ''} autoComplete="off" maxLength={40} />
      </label>
      <fieldset>
        <legend>Works as</legend>
        <Toggles all={offered} chosen={held} names={roleNames} toggle={(role) => setHeld((now) => toggled(now, role))} />
      </fieldset>
      <label>
        PIN, six digits
        <input
          name="pin"
          type="password"
          inputMode="numeric"
          maxLength={6}
          autoComplete="off"
          placeholder={person ? 'stays as it is' : ''}
        />
      </label>
      {needsPassword(held) && (
        <label>
          Password
          <input name="password" type="password" autoComplete="new-password" placeholder={person?.needsPassword ? 'stays as it is' : ''} />
        </label>
      )}
      {trouble && (
        <p className={styles.wrong} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles.acts}>
        <button type="button" className="btn" onClick={onClose}>
          Close
        </button>
        {onRemove &&
          (leaving ? (
            <button type="button" className="btn danger" disabled={busy} onClick={() => void onRemove()}>
              Yes, {person?.name} leaves
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => setLeaving(true)}>
              Leaves
            </button>
          ))}
        <button type="submit" className="btn sea" disabled={busy}>
          Save
        </button>
      </div>
    </form>
  )
}

type Typed = { name: string; pin: string; password: string; held: readonly Role[]; isNew: boolean; had: boolean }

function mistakeIn({ name, pin, password, held, isNew, had }: Typed): string | null {
  if (name === '') return 'Type a name.'
  if (held.length === 0) return 'Choose what they work as.'
  if ((isNew || pin !== '') && !pinRule.safeParse(pin).success) return 'The PIN must be six digits.'
  const mustHave = needsPassword(held) && !had
  if ((mustHave || password !== '') && !passwordRule.safeParse(password).success)
    return 'A manager needs a password of 12 characters or more.'
  return null
}
