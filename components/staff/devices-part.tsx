'use client'

import { useState } from 'react'
import type { Devices } from '@/lib/realtime/access'
import { useWhoIsHere } from '../door/use-me'
import { dayOf } from '../live/clock'
import { useAct } from '../live/use-act'
import styles from './staff.module.css'

/** Devices that ask to come in, and those that are in. */
export function DevicesPart({ list, refresh }: { list: Devices | null; refresh: () => Promise<void> }) {
  const { act, trouble, busy } = useAct(refresh)
  const [leaving, setLeaving] = useState<string | null>(null)
  const here = useWhoIsHere()?.me?.device?.id
  return (
    <section aria-label="Devices">
      <h2>Devices</h2>
      {list?.asking.map(({ id, name, code }) => (
        <div key={id} className={styles.asking} role="status">
          <b>{code}</b>
          <span>
            <b>{name}</b> asks to be enrolled. Its screen must show this code.
          </span>
          <button type="button" className="btn" disabled={busy} onClick={() => void act(`/api/enrolments/${id}/refused`)}>
            Not ours
          </button>
          <button type="button" className="btn sea" disabled={busy} onClick={() => void act(`/api/enrolments/${id}/approved`)}>
            Code is the same: enrol {name}
          </button>
        </div>
      ))}
      {trouble && (
        <p className={styles.wrong} role="alert">
          {trouble}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>Device</th>
            <th>Signed in</th>
            <th>Since</th>
            <th>
              <span className="sr-only">Take off</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list?.devices.map(({ id, name, till, signedIn, enrolledAtMs }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {till !== null && (
                  <small>
                    {' '}
                    orders {till}01, {till}02 …
                  </small>
                )}
              </th>
              <td>{signedIn ?? '–'}</td>
              <td>{dayOf(enrolledAtMs)}</td>
              <td>
                {id === here ? (
                  <span className="muted">this one</span>
                ) : leaving === id ? (
                  <button type="button" className="btn danger" disabled={busy} onClick={() => void act(`/api/devices/${id}/revoked`)}>
                    Yes, take off {name}
                  </button>
                ) : (
                  <button type="button" className="btn" onClick={() => setLeaving(id)}>
                    Take off
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">
        To add one, open this shop’s address on it and follow its page. A device that is taken off stops within 2 seconds.
      </p>
    </section>
  )
}
