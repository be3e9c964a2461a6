'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post } from '../live/post'
import { Icon } from '../ui/icons'
import { useWhoIsHere } from './use-me'

/** Who is signed in here, and the way out. */
export function WhoState() {
  const door = useWhoIsHere()
  const [busy, setBusy] = useState(false)
  const person = door?.me?.person
  if (!door?.me?.device) return null
  if (!person) {
    return (
      <button type="button" className="btn" onClick={door.letIn}>
        Sign in
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
      {person.name}
      <span className="if-wide">· sign out</span>
      <Icon name="lock" width={22} />
    </button>
  )
}
