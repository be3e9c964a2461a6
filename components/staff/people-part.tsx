'use client'

import { useState } from 'react'
import type { People } from '@/lib/realtime/access'
import { useWhoIsHere } from '../door/use-me'
import { roleWords } from '../door/words'
import { useAct } from '../live/use-act'
import { PersonForm } from './person-form'
import styles from './staff.module.css'

type Person = People['people'][number]

/** Who works here. */
export function PeoplePart({ list, refresh }: { list: Person[] | null; refresh: () => Promise<void> }) {
  const { act, trouble, busy } = useAct(refresh)
  const [open, setOpen] = useState<string | null>(null)
  const me = useWhoIsHere()?.me?.person
  const mayChange = (person: Person) => me?.roles.includes('owner') === true || !person.needsPassword
  const close = () => setOpen(null)
  return (
    <section aria-label="Staff">
      <h2>Staff</h2>
      {trouble && (
        <p className={styles.wrong} role="alert">
          {trouble}
        </p>
      )}
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>Works as</th>
            <th>
              <span className="sr-only">Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {list?.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>{roleWords(person.roles)}</td>
              <td>
                {mayChange(person) && (
                  <button type="button" className="btn" onClick={() => setOpen(open === person.id ? null : person.id)}>
                    Change
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {list?.map(
        (person) =>
          open === person.id && (
            <PersonForm
              key={person.id}
              person={person}
              isOwner={me?.roles.includes('owner') === true}
              busy={busy}
              onSave={async (details) => (await act(`/api/people/${person.id}/changed`, details)) && close()}
              onRemove={person.id === me?.id ? null : async () => (await act(`/api/people/${person.id}/removed`)) && close()}
              onClose={close}
            />
          ),
      )}
      {open === 'new' ? (
        <PersonForm
          person={null}
          isOwner={me?.roles.includes('owner') === true}
          busy={busy}
          onSave={async (details) => (await act('/api/people', details)) && close()}
          onRemove={null}
          onClose={close}
        />
      ) : (
        <button type="button" className="btn sea" onClick={() => setOpen('new')}>
          Add somebody
        </button>
      )}
    </section>
  )
}
