'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { formatPence } from '@/lib/domain/money'
import { useWhoIsHere } from '../door/use-me'
import { askNow } from '../live/do-now'
import styles from './back.module.css'
import { type LeaveProps, ManagerPin } from './manager-pin'

/** For what goes on in the till's queue: a manager's leave now, whoever is signed in when the queue is sent. */
export function ManagersLeave(props: LeaveProps) {
  const isManager = useWhoIsHere()?.me?.person?.needsPassword === true
  return isManager ? <OwnLeave {...props} /> : <ManagerPin {...props} />
}

/** Who is signed in is a manager: no second PIN. The shop writes down that it was allowed all the same. */
function OwnLeave({ wanted: { kind, pence }, given, close }: LeaveProps) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const allow = async () => {
    const id = uuidv7()
    const asked = await askNow('/api/approvals', { id, for: kind, pence })
    if (asked.ok) given(id)
    else setTrouble(asked.why)
  }
  return (
    <section className={styles.panel} aria-label="Above the limit">
      <p className={styles.head}>
        {formatPence(pence)} is above what a till may {kind === 'docket' ? 'void' : 'give'} by itself. You are a manager: allow it?
      </p>
      {trouble && <p role="alert">{trouble}</p>}
      <div className={styles.row}>
        <button type="button" className="btn gold" onClick={() => void allow()}>
          Allow {formatPence(pence)}
        </button>
        <button type="button" className="btn end" onClick={close}>
          Back
        </button>
      </div>
    </section>
  )
}
