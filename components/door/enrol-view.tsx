'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type DeviceKind, deviceKinds } from '@/lib/domain/access/role'
import { tillNumbers } from '@/lib/domain/order-number'
import type { Me } from '@/lib/realtime/access'
import { post, troubleWith } from '../live/post'
import { armSound } from '../live/sounds'
import { Toggles, toggled } from '../ui/toggles'
import styles from './door.module.css'
import { WaitingNote } from './waiting-note'
import { kindNames } from './words'

/** A new device says what it is, and shows a code; it is in when a manager has seen the same code and said yes. */
export function EnrolView({ me, ask }: { me: Me; ask: () => Promise<void> }) {
  const [kinds, setKinds] = useState<readonly DeviceKind[]>([])
  const [till, setTill] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [again, setAgain] = useState(false)
  const asking = again ? null : me.asking
  const isTill = kinds.includes('till')
  const isComplete = kinds.length > 0 && (!isTill || till !== null)

  const askManager = async () => {
    armSound()
    const answer = await post('/api/enrolments', { id: uuidv7(), name: nameOf(kinds, till), kinds, ...(isTill && till && { till }) })
    setTrouble(troubleWith(answer))
    if (answer.kind !== 'accepted') return
    await ask()
    setAgain(false)
  }

  return (
    <main className={styles.enrol}>
      <section className={styles.paper}>
        <h1>Enrol this device</h1>
        <ol className={styles.steps}>
          <Step number={1} name="What is it?" about={asking?.name ?? 'choose on the right'} state={asking ? 'past' : 'now'} />
          <Step number={2} name="Compare the code" about="here and at the manager’s page" state={asking ? 'now' : 'next'} />
          <Step number={3} name="Sign in" about="with your PIN" state="next" />
        </ol>
        <WaitingNote me={me} />
        <p className={styles.why} style={{ marginTop: 'auto' }}>
          A PIN works only on an enrolled device. Lost or stolen? Take it off at Manager, Staff and devices; it stops within 2 seconds.
        </p>
      </section>
      {asking ? (
        <section className={styles.paper}>
          <h1>Compare the code</h1>
          <p className={styles.lead}>Ask the manager to open Manager, then Staff and devices. “{asking.name}” stands there with a code.</p>
          <div className={styles.code}>
            <b>{asking.code}</b>
            <span>
              The manager’s page must show the same code.
              <br />
              If it does not, stop here.
            </span>
          </div>
          <p className={styles.why} role="status">
            Waiting for the manager. This page goes on by itself.
          </p>
          <div className={styles.acts} style={{ marginTop: 'auto' }}>
            <button type="button" className="btn" onClick={() => setAgain(true)}>
              Back
            </button>
          </div>
        </section>
      ) : (
        <section className={styles.paper}>
          <h1>What is this device for?</h1>
          <div className={styles.label}>One thing, or several</div>
          <div className={styles.choices}>
            <Toggles all={deviceKinds} chosen={kinds} names={kindNames} toggle={(kind) => setKinds((chosen) => toggled(chosen, kind))} />
          </div>
          {isTill && (
            <>
              <div className={styles.label}>Which till is this?</div>
              <div className={`${styles.choices} ${styles.tills}`}>
                {tillNumbers.map((number) => {
                  const used = me.tillsInUse.includes(number)
                  return (
                    <button
                      key={number}
                      type="button"
                      className={`btn ${number === till ? 'on' : ''}`}
                      aria-pressed={number === till}
                      disabled={used}
                      onClick={() => setTill(number)}
                    >
                      {number}
                      <small>{used ? 'in use' : 'free'}</small>
                    </button>
                  )
                })}
              </div>
              {till !== null && (
                <p className={styles.why}>
                  Its orders will be {till}01, {till}02, {till}03 … so two tills can never give the same number, linked or not.
                </p>
              )}
            </>
          )}
          {trouble && (
            <p className={`${styles.message} ${styles.wrong}`} role="alert">
              {trouble}
            </p>
          )}
          <div className={styles.acts} style={{ marginTop: 'auto', paddingTop: 16 }}>
            <span />
            <button type="button" className="btn sea" disabled={!isComplete} onClick={() => void askManager()}>
              Ask the manager
            </button>
          </div>
        </section>
      )}
    </main>
  )
}

function Step({ number, name, about, state }: { number: number; name: string; about: string; state: 'past' | 'now' | 'next' }) {
  return (
    <li className={state === 'past' ? styles.past : state === 'now' ? styles.now : ''} aria-current={state === 'now' ? 'step' : undefined}>
      <i>{state === 'past' ? '✓' : number}</i>
      <span>
        {name}
        <small>{about}</small>
      </span>
    </li>
  )
}

function nameOf(kinds: readonly DeviceKind[], till: number | null): string {
  return kinds
    .map((kind) => (kind === 'till' ? `Till ${till}` : kindNames[kind]))
    .join(', ')
    .slice(0, 40)
}
