'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { ApprovalKind } from '@/lib/domain/limits'
import { formatPence } from '@/lib/domain/money'
import { PinPad } from '../door/pin-pad'
import { useWhoIsHere } from '../door/use-me'
import { askNow } from '../live/do-now'
import styles from './back.module.css'

/** `title`: what is wanted in words, where it is no discount, void or refund by name. */
export type Wanted = { kind: ApprovalKind; pence: number; title?: string }
export type LeaveProps = { wanted: Wanted; given: (approval: string) => void; close: () => void }

/** An order is void whether or not it was paid for, to people. */
const words = { discount: 'discount', void: 'void', refund: 'refund', docket: 'void' } as const satisfies Record<ApprovalKind, string>

/** Above what a till may give away by itself: a manager's PIN, which goes on with it. */
export function ManagerPin({ wanted, given, close }: LeaveProps) {
  const managers = (useWhoIsHere()?.me?.people ?? []).filter((person) => person.needsPassword)
  const [person, setPerson] = useState(managers.length === 1 ? managers[0]?.id : undefined)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const onPin = async (pin: string) => {
    if (person === undefined) return
    const id = uuidv7()
    setAsking(true)
    const asked = await askNow('/api/approvals', { id, person, pin, for: wanted.kind, pence: wanted.pence })
    setAsking(false)
    if (asked.ok) given(id)
    else setTrouble(asked.why)
  }
  return (
    <section className={styles.pin} aria-label="A manager’s PIN">
      <h2>{wanted.title ?? `A ${words[wanted.kind]} of ${formatPence(wanted.pence)} needs a manager`}</h2>
      <div className={styles.row} role="group" aria-label="Manager">
        {managers.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={`btn ${id === person ? 'on' : ''}`}
            aria-pressed={id === person}
            onClick={() => setPerson(id)}
          >
            {name}
          </button>
        ))}
        <button type="button" className="btn" onClick={close}>
          Back
        </button>
      </div>
      {person === undefined ? (
        <p className="muted">{managers.length === 0 ? 'Nobody here is a manager.' : 'Who allows it?'}</p>
      ) : (
        <PinPad disabled={asking} trouble={trouble} onPin={onPin} />
      )}
    </section>
  )
}
