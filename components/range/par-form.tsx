'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Menu } from '@/lib/domain/menu'
import type { ParSlot } from '@/lib/domain/range/plan'
import { dayNames, plannedPar, type Session, sessions, weekdays, withPlanned } from '@/lib/domain/range/sessions'
import { post, troubleWith } from '../live/post'
import styles from './range.module.css'

type Plan = Readonly<Record<string, readonly ParSlot[]>>

/** How much is kept ready on these days, session by session; an empty box is the menu's own figure. */
export function ParForm({ menu, known }: { menu: Menu; known: Plan }) {
  const [plan, setPlan] = useState<Plan>(known)
  const [set, setSet] = useState<Plan>(known)
  const [days, setDays] = useState<readonly number[]>(weekdays)
  const [said, setSaid] = useState<string | null>(null)
  const held = menu.foods.filter((food) => food.kind === 'held')
  const changed = held.filter(({ id }) => JSON.stringify(plan[id] ?? []) !== JSON.stringify(set[id] ?? []))
  const change = (food: string, session: Session, text: string) => {
    const par = text === '' ? null : Math.min(200, Math.max(0, Math.round(Number(text))))
    setPlan((now) => ({ ...now, [food]: withPlanned(now[food] ?? [], session, days, par) }))
  }
  const send = async () => {
    for (const { id } of changed) {
      const slots = plan[id] ?? []
      const trouble = troubleWith(await post('/api/range/par', { id: uuidv7(), food: id, slots }))
      if (trouble !== null) return setSaid(trouble)
      setSet((now) => ({ ...now, [id]: slots }))
    }
    setSaid('Set: the cook’s display goes by them.')
  }
  const toggle = (day: number) => setDays((now) => (now.includes(day) ? now.filter((one) => one !== day) : [...now, day]))
  return (
    <section aria-labelledby="par">
      <h2 id="par">Kept ready, by day and hour</h2>
      <div className={styles.days} role="group" aria-label="Days">
        {weekdays.map((day) => (
          <button
            key={day}
            type="button"
            className={`btn ${days.includes(day) ? 'on' : ''}`}
            aria-pressed={days.includes(day)}
            onClick={() => toggle(day)}
          >
            {dayNames[day]}
          </button>
        ))}
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Food</th>
            {sessions.map(({ name, from, to }) => (
              <th key={name} scope="col">
                {name} {from} to {to}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map((food) => (
            <tr key={food.id}>
              <th scope="row">{food.name}</th>
              {sessions.map((session) => (
                <td key={session.name}>
                  <input
                    type="number"
                    min={0}
                    max={200}
                    disabled={days.length === 0}
                    placeholder={String(food.par)}
                    aria-label={`${food.name}, ${session.name}`}
                    value={plannedPar(plan[food.id] ?? [], session, days) ?? ''}
                    onChange={(event) => change(food.id, session, event.target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <button type="button" className="btn sea" disabled={changed.length === 0} onClick={() => void send()}>
          Set the par levels
        </button>
      </div>
      <p className="muted" role="status">
        {said}
      </p>
    </section>
  )
}
