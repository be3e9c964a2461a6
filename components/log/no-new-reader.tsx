'use client'

import { useEffect, useRef } from 'react'
import styles from './inspector.module.css'

/** Why the shop takes no reader from this page, and where one can be added. */
export function NoNewReader({ chooseSpace, close }: { chooseSpace: (space: string) => void; close: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        Add a reader
      </h2>
      <p className={styles.waits}>
        Not to the shop from here: its readers wrap, cook and keep the books, and one that is only looked at must not take their work.
      </p>
      <p className={styles.waits}>
        In demo 6 an accountant can be hired while the shop trades: it reads everything from offset 0, and nobody notices. To the real shop
        one is added beside it: <code>npm run worker -- preparer cook counter</code>
      </p>
      <div className="row gap-2">
        <button type="button" className="btn" onClick={() => chooseSpace('demo6')}>
          Go to demo 6
        </button>
        <button type="button" className="btn" onClick={close}>
          Back to the events
        </button>
      </div>
    </section>
  )
}
