'use client'

import { useEffect, useRef, useState } from 'react'
import type { DeadLetterView } from '@/lib/realtime/log-api'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import { originOf, Said } from './letter-box'
import styles from './letters.module.css'
import { count, sentence } from './say'
import { type Letters, openOnes } from './use-letters'

type Props = { letters: Letters; offset: number | null; repairing: boolean; look: (offset: number) => void; close: () => void }

/** One dead letter, with everything that is known of it, and the others to choose from. Fills the column while it is open. */
export function LettersView({ letters, offset, repairing, look, close }: Props) {
  const all = letters.all ?? []
  const letter = all.find((one) => one.offset === offset) ?? all[0]
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.view} aria-label="Dead letters">
      <h2 ref={heading} tabIndex={-1}>
        Dead letters
        <small>
          {count(openOnes(all).length)} open, {count(all.length)}
          {letters.more && ' or more'} in all
        </small>
      </h2>
      {letter === undefined ? (
        <p>There is none.</p>
      ) : (
        <Letter key={letter.offset} letter={letter} letters={letters} repairing={repairing} />
      )}
      <ul className={styles.others}>
        {all.map((one) => (
          <li key={one.offset}>
            <button type="button" aria-current={one.offset === letter?.offset ? 'true' : undefined} onClick={() => look(one.offset)}>
              <span>{clockWithSecondsOf(one.atMs)}</span>
              <b>{originOf(one)}</b>
              <span>{one.done === null ? 'open' : one.done.what}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn" onClick={close} aria-keyshortcuts="Escape">
        Back to the events
      </button>
    </section>
  )
}

function Letter({ letter, letters, repairing }: { letter: DeadLetterView; letters: Letters; repairing: boolean }) {
  const { offset, atMs, reason, key, headers, value, done } = letter
  const [hex, setHex] = useState(false)
  return (
    <>
      <p className={styles.reason}>{sentence(reason)}</p>
      <p>
        {originOf(letter)} · set aside {dayOf(atMs)} {clockWithSecondsOf(atMs)} · now on <b>dead-letters</b> p0, offset {count(offset)}
      </p>
      {done !== null && <p className={styles.done}>{doneWords(done)}</p>}
      <dl className={styles.headers}>
        <div>
          <dt>key</dt>
          <dd>{key ?? 'none'}</dd>
        </div>
        {headers.map((header, nth) => (
          <div key={`${header.name} ${nth}`}>
            <dt>{header.name}</dt>
            <dd>{header.value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className={styles.turn} aria-pressed={hex} onClick={() => setHex(!hex)}>
        {hex ? 'Show the text' : 'Show the bytes'}
      </button>
      {hex ? (
        <pre className={styles.hex}>{value === null ? 'no value' : value.hex}</pre>
      ) : (
        <Repair letter={letter} letters={letters} focus={repairing} />
      )}
      <Said said={letters.said} offset={offset} />
    </>
  )
}

/** What has been done is a new event too: the place says where it stands. */
function doneWords({ what, atMs, place }: NonNullable<DeadLetterView['done']>): string {
  const where = place === null ? '' : ` It stands at ${place.topic} p${place.partition}, offset ${count(place.offset)}.`
  return what === 'sent' ? `Sent again at ${clockWithSecondsOf(atMs)}.${where}` : `Closed at ${clockWithSecondsOf(atMs)}.`
}

/** The text as it is, to be put right. What is sent is a new event at the end; the letter stays as it is. */
function Repair({ letter, letters, focus }: { letter: DeadLetterView; letters: Letters; focus: boolean }) {
  const [text, setText] = useState(letter.value?.text ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  const underWay = letters.said?.kind === 'under way'
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  return (
    <div className={styles.repair}>
      <textarea
        ref={field}
        aria-label="Its value, to be put right"
        value={text}
        spellCheck={false}
        readOnly={letter.done !== null}
        onChange={(event) => setText(event.target.value)}
      />
      {letter.done === null && (
        <div className="row gap-2">
          <button type="button" className="btn" disabled={underWay || text === ''} onClick={() => letters.send(letter.offset, text)}>
            Send again
          </button>
          <button type="button" className="btn" disabled={underWay} onClick={() => letters.close(letter.offset)}>
            Close it
          </button>
        </div>
      )}
    </div>
  )
}
