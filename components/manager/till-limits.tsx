'use client'

import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Limits } from '@/lib/domain/limits'
import { formatPence } from '@/lib/domain/money'
import { askNow } from '../live/do-now'
import { post, troubleWith } from '../live/post'
import styles from './manager.module.css'

const answer = z.object({
  limits: z.object({
    ...{ discountPercent: z.number(), discountPence: z.number(), voidPence: z.number(), refundPence: z.number() },
    docketPence: z.number(),
  }),
})
const pence = [0, 200, 500, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000]
const kinds: readonly { name: keyof Limits; words: string; choices: readonly number[]; show: (value: number) => string }[] = [
  { name: 'discountPercent', words: 'discount, of the order', choices: [0, 5, 10, 15, 20, 25, 50, 100], show: (value) => `${value} %` },
  { name: 'discountPence', words: 'discount, at most', choices: pence, show: formatPence },
  { name: 'voidPence', words: 'void of an order', choices: pence, show: formatPence },
  { name: 'docketPence', words: 'void before it is paid', choices: pence, show: formatPence },
  { name: 'refundPence', words: 'refund', choices: pence, show: formatPence },
]

/** Up to what a till gives away or back by itself; above that it asks for a manager's PIN. */
export function TillLimits() {
  const [limits, setLimits] = useState<Limits | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    let left = false
    void askNow('/api/limits', null).then((asked) => {
      const read = asked.ok ? answer.safeParse(asked.body) : null
      if (read?.success && !left) setLimits(read.data.limits)
    })
    return () => {
      left = true
    }
  }, [])
  const set = async (wanted: Limits) => {
    setSaid('')
    const done = await post('/api/limits', { id: uuidv7(), limits: wanted })
    if (done.kind === 'accepted') setLimits(wanted)
    setSaid(troubleWith(done) ?? 'Set.')
  }
  if (limits === null) return null
  return (
    <section aria-labelledby="limits">
      <h3 id="limits">Without a manager’s PIN a till gives up to</h3>
      {kinds.map(({ name, words, choices, show }) => (
        <label key={name} className={styles.setting}>
          {words}
          <select value={limits[name]} onChange={(event) => void set({ ...limits, [name]: Number(event.target.value) })}>
            {[...new Set([...choices, limits[name]])]
              .toSorted((a, b) => a - b)
              .map((choice) => (
                <option key={choice} value={choice}>
                  {show(choice)}
                </option>
              ))}
          </select>
        </label>
      ))}
      <p className="muted" role="status">
        {said}
      </p>
    </section>
  )
}
