'use client'

import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Food, Menu } from '@/lib/domain/menu'
import { type RangePan, wrongRange } from '@/lib/domain/range/plan'
import { post, troubleWith } from '../live/post'
import styles from './range.module.css'

const mostPans = 9

/** The pans as they stand on the range: what each is called, what is fried in it, and how long its oil takes to come up again. */
export function PansForm({ menu, known }: { menu: Menu; known: readonly RangePan[] }) {
  const [pans, setPans] = useState<readonly RangePan[]>(known.map((pan) => ({ ...pan, name: pan.name.slice(0, 24) })))
  const [said, setSaid] = useState<string | null>(null)
  const cooked = menu.foods.filter((food) => food.kind !== 'free' && food.pan > 0)
  const wrong = pans.some(({ name }) => name.trim() === '') ? 'Every pan needs a name.' : wrongRange(pans, menu)
  const change = (place: number, more: Partial<RangePan>) =>
    setPans((now) => now.map((pan, at) => (at === place ? { ...pan, ...more } : pan)))
  const free = Array.from({ length: mostPans }, (_, at) => at + 1).find((number) => pans.every(({ pan }) => pan !== number))
  const set = async () => {
    const answer = await post('/api/range', { id: uuidv7(), pans })
    setSaid(troubleWith(answer) ?? 'Set: the cook’s display has them.')
  }
  return (
    <section aria-labelledby="pans">
      <h2 id="pans">Pans</h2>
      {pans.map((pan, place) => (
        <PanPart
          key={pan.pan}
          pan={pan}
          cooked={cooked}
          change={(more) => change(place, more)}
          remove={() => setPans((now) => now.filter((one) => one !== pan))}
        />
      ))}
      <div className={styles.acts}>
        {free !== undefined && (
          <button
            type="button"
            className="btn"
            onClick={() => setPans((now) => [...now, { pan: free, name: `pan ${free}`, foods: [], recoverySeconds: 30 }])}
          >
            Add a pan
          </button>
        )}
        <button type="button" className="btn sea" disabled={wrong !== null} onClick={() => void set()}>
          Set the pans
        </button>
      </div>
      <p className={wrong === null ? 'muted' : styles.wrong} role="status">
        {wrong ?? said}
      </p>
    </section>
  )
}

type PartProps = { pan: RangePan; cooked: readonly Food[]; change: (more: Partial<RangePan>) => void; remove: () => void }

function PanPart({ pan, cooked, change, remove }: PartProps) {
  const has = (food: string) => pan.foods.includes(food)
  return (
    <fieldset className={styles.pan} aria-label={`Pan ${pan.pan}`}>
      <div className={styles.head}>
        <b>Pan {pan.pan}</b>
        <label>
          Called <input value={pan.name} maxLength={24} onChange={(event) => change({ name: event.target.value })} />
        </label>
        <label>
          Oil comes up in{' '}
          <input
            type="number"
            min={0}
            max={600}
            value={pan.recoverySeconds}
            onChange={(event) => change({ recoverySeconds: Math.min(600, Math.max(0, Math.round(Number(event.target.value)))) })}
          />{' '}
          s
        </label>
        <button type="button" className="btn" onClick={remove}>
          Remove
        </button>
      </div>
      <div className={styles.foods}>
        {cooked.map((food) => (
          <label key={food.id} className={styles.tick}>
            <input
              type="checkbox"
              checked={has(food.id)}
              onChange={() => change({ foods: has(food.id) ? pan.foods.filter((id) => id !== food.id) : [...pan.foods, food.id] })}
            />
            {food.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
