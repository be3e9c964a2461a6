'use client'

import Link from 'next/link'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { mayUse, type Need } from '@/lib/domain/access/need'
import type { Me } from '@/lib/realtime/access'
import { post, troubleWith } from '../live/post'
import { armSound } from '../live/sounds'
import styles from './door.module.css'
import { PinPad } from './pin-pad'
import { WaitingNote } from './waiting-note'
import { roleWords } from './words'

type Person = Me['people'][number]

/** Who is on, and their PIN. A screen that has locked itself asks for the PIN of whoever was there; anybody else may take over. */
export function SignInView({ me, need, ask }: { me: Me; need: Need; ask: () => Promise<void> }) {
  const [chosen, setChosen] = useState<Person | null>(me.locked)
  const [password, setPassword] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const asksPassword = chosen?.needsPassword === true && chosen.id !== me.locked?.id

  const choose = (person: Person) => {
    setChosen(person)
    setPassword('')
    setTrouble(null)
  }

  const signIn = async (pin: string) => {
    if (chosen === null || busy) return
    // The tap that ends the PIN is the one that a browser wants before it lets a page sound.
    armSound()
    setBusy(true)
    const answer = await post('/api/sessions', { id: uuidv7(), person: chosen.id, pin, ...(asksPassword && { password }) })
    setBusy(false)
    setTrouble(troubleWith(answer))
    if (answer.kind === 'accepted') await ask()
  }

  return (
    <main className={styles.in}>
      <section className={styles.paper}>
        <h1>{me.locked ? 'Locked' : 'Who is on?'}</h1>
        {me.person && <p className={styles.lead}>{me.person.name} may not use this screen. Somebody who may can sign in here.</p>}
        <div className={styles.who}>
          {me.people.map((person) => (
            <button
              key={person.id}
              type="button"
              aria-pressed={person.id === chosen?.id}
              className={`tile ${person.needsPassword ? styles.manages : ''} ${person.id === chosen?.id ? styles.chosen : ''}`}
              onClick={() => choose(person)}
            >
              <span className="name">{person.name}</span>
              <span className="hint">{hintOf(person, me, need)}</span>
            </button>
          ))}
        </div>
        <WaitingNote me={me} />
        <div className={styles.device}>
          <span className="link">
            <i />
            This device is enrolled
          </span>
          <span className="muted">{me.device?.till ? `Its orders start with ${me.device.till}.` : me.device?.name}</span>
          <Link className="btn end nowrap" href="/?choose">
            Other screens
          </Link>
        </div>
      </section>
      <section className={styles.paper}>
        <h1>{chosen ? `${chosen.name}, your PIN` : 'Choose your name'}</h1>
        {asksPassword && (
          <label className={styles.field}>
            Password first
            <input type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          </label>
        )}
        <PinPad key={chosen?.id} disabled={chosen === null || busy || (asksPassword && password === '')} trouble={trouble} onPin={signIn} />
      </section>
    </main>
  )
}

function hintOf(person: Person, { locked }: Me, need: Need): string {
  if (person.id === locked?.id) return 'PIN only'
  if (mayUse({ fromThisMachine: false, device: {}, person }, need) !== 'yes') return `${roleWords(person.roles)}: not for this screen`
  return person.needsPassword ? 'Password and PIN' : roleWords(person.roles)
}
