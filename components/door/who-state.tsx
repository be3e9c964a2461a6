'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post } from '../live/post'
import { Icon } from '../ui/icons'
import { useWhoIsHere } from './use-me'

/** Who is signed in here, and the way out. `small`: a lock alone, for a wall that customers look at. */
export function WhoState({ small = false }: { small?: boolean }) {
  const door = useWhoIsHere()
  const [busy, setBusy] = useState(false)
  const person = door?.me?.person
  if (!door?.me?.device) return null
  if (!person) {
    return (
      <button type="button" className="btn" onClick={door.letIn} aria-label="Sign in">
        {!small && 'Sign in'}
        {small && <Icon name="lock" width={22} />}
      </button>
    )
  }

  const signOut = async () => {
    setBusy(true)
    await post('/api/sessions/ended', { id: uuidv7() })
    await door.ask()
    setBusy(false)
  }
  return (
    <button
      type="button"
      className="btn"
      disabled={busy || door.away}
      onClick={() => void signOut()}
      aria-label={`${person.name} · sign out`}
    >
      {!small && person.name}
      {!small && <span className="if-wide">· sign out</span>}
      <Icon name="lock" width={22} />
    </button>
  )
}
