'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { SearchAnswer, SearchHit } from '@/lib/realtime/log-api'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import { type Asked, ask } from './ask'
import styles from './find.module.css'
import type { Place } from './place'
import { count, counted } from './say'

type Props = { space: string; choose: (place: Place, atMs: number) => void; replayTo: (atMs: number) => void; close: () => void }

/** Searches the log by order, key, offset or time, as far back as one asks. */
export function FindPanel({ space, choose, replayTo, close }: Props) {
  const [words, setWords] = useState('')
  const { asked, found, looking, look } = useSearch(space)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() !== '') look(words.trim())
  }
  return (
    <section className={styles.find} aria-label="Find">
      <form onSubmit={submit} role="search">
        <input
          ref={field}
          type="search"
          aria-label="Find in the log"
          aria-describedby="find-how"
          placeholder="271"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === 'Escape' && close()}
        />
        <button type="submit" className="btn">
          Find
        </button>
      </form>
      <p id="find-how">
        An order <b>271</b> · a key <b>key 0/2</b> · a place <b>orders p1@69</b> · a time <b>18:42:10</b>
      </p>
      <div role="status">{statusWords(asked, looking, found.length)}</div>
      {asked?.kind === 'answer' && asked.value.atMs !== null && <ReplayTo atMs={asked.value.atMs} replayTo={replayTo} />}
      <ol>
        {found.map((hit) => (
          <li key={`${hit.topic} ${hit.partition} ${hit.offset}`}>
            <button type="button" onClick={() => choose(hit, hit.atMs)}>
              <span>{clockWithSecondsOf(hit.atMs)}</span>
              <b>
                <span>{hit.topic}</span> p{hit.partition} @{count(hit.offset)}
              </b>
              <span>{hit.words.startsWith(hit.label) ? hit.words : `${hit.label} ${hit.words}`}</span>
            </button>
          </li>
        ))}
      </ol>
      {asked?.kind === 'answer' && asked.value.further !== null && (
        <button type="button" className="btn" disabled={looking} onClick={() => look(words.trim(), asked.value.further ?? undefined)}>
          Look further back
        </button>
      )}
      <button type="button" className="btn" onClick={close} aria-keyshortcuts="Escape">
        Back to the events
      </button>
    </section>
  )
}

function ReplayTo({ atMs, replayTo }: { atMs: number; replayTo: Props['replayTo'] }) {
  return (
    <button type="button" className="btn gold" onClick={() => replayTo(atMs)}>
      Replay from {dayOf(atMs)} {clockWithSecondsOf(atMs)}
    </button>
  )
}

function useSearch(space: string) {
  const [asked, setAsked] = useState<Asked<SearchAnswer> | null>(null)
  const [found, setFound] = useState<readonly SearchHit[]>([])
  const [looking, setLooking] = useState(false)
  const latest = useRef(0)
  const search = async (q: string, further?: string) => {
    latest.current += 1
    const mine = latest.current
    setLooking(true)
    const answer = await ask<SearchAnswer>('/api/log/search', { space, q, further })
    if (mine !== latest.current) return
    setLooking(false)
    setAsked(answer)
    const hits = answer.kind === 'answer' ? answer.value.found : []
    setFound((before) => (further === undefined ? hits : [...before, ...hits]))
  }
  return { asked, found, looking, look: (q: string, further?: string) => void search(q, further) }
}

const taken = { order: 'order', id: 'id', key: 'key', offset: 'place', time: 'time' } satisfies Record<SearchAnswer['as'], string>

function statusWords(asked: Asked<SearchAnswer> | null, looking: boolean, found: number): string {
  if (looking) return 'Looking through the log …'
  if (asked === null) return ''
  if (asked.kind === 'refused') return asked.why
  if (asked.kind === 'away') return 'The log does not answer. Nothing is lost: try again.'
  const { as, looked, further } = asked.value
  const part = looked.backToMs === null ? 'a part of the log' : `the log back to ${clockWithSecondsOf(looked.backToMs)}`
  const all = as === 'offset' || as === 'time' ? 'all of the log' : 'all topics but cabinet and menu'
  const back = further === null ? all : part
  const what = found === 0 ? 'Nothing found' : `${counted(found, 'event')} found`
  return `${what} by ${taken[as]} in ${back}, ${counted(looked.records, 'record')} looked at.`
}
