import type { LogPicture } from '@/lib/realtime/log'
import { spokenDurationOf } from '../live/clock'
import type { Link } from '../live/link'
import { Brand } from '../ui/brand'
import styles from './log.module.css'
import { counted, upFor } from './say'

type Props = {
  link: Link
  picture: LogPicture | null
  nowMs: number
  explaining: boolean
  explain: () => void
  find: () => void
  addReader: () => void
  showKeys: () => void
}

/** What is true of the whole log, and what can be done with it. */
export function LogTop({ link, picture, nowMs, explaining, explain, find, addReader, showKeys }: Props) {
  return (
    <header className={`top ${styles.top} ${link.state === 'lost' ? 'lost' : ''}`}>
      <Brand forkHeight={28} />
      <span className="sep" />
      <h1 className="font-bold">Log</h1>
      <BrokerState link={link} picture={picture} nowMs={nowMs} />
      {picture && (
        <span className={styles.counts}>
          {counted(picture.counts.topics, 'topic')} · {counted(picture.counts.partitions, 'partition')} ·{' '}
          {counted(picture.counts.records, 'event')}
        </span>
      )}
      <b className={styles.promise}>Nothing is ever deleted or changed: readers only move their own flag.</b>
      <button type="button" className="btn end" onClick={find} aria-keyshortcuts="/">
        Find
      </button>
      <button
        type="button"
        className={`btn ${explaining ? styles.pressed : ''}`}
        onClick={explain}
        aria-pressed={explaining}
        aria-keyshortcuts="W"
      >
        Explain the words
      </button>
      <button type="button" className="btn" onClick={addReader} aria-keyshortcuts="R">
        Add a reader
      </button>
      <button type="button" className={`btn ${styles.ask}`} onClick={showKeys} aria-label="Keys" aria-keyshortcuts="?">
        ?
      </button>
    </header>
  )
}

function BrokerState({ link, picture, nowMs }: Pick<Props, 'link' | 'picture' | 'nowMs'>) {
  return (
    <span className={`link ${link.state}`}>
      <i />
      <span>{linkWords(link, picture, nowMs)}</span>
    </span>
  )
}

function linkWords(link: Link, picture: LogPicture | null, nowMs: number): string {
  switch (link.state) {
    case 'opening':
      return 'Opening'
    case 'linked':
      return picture ? `Broker up ${upFor(nowMs - picture.broker.sinceMs)}` : 'Linked'
    case 'slow':
      return `Slow · ${spokenDurationOf(link.behindMs)} behind`
    case 'lost':
      return `No link for ${spokenDurationOf(link.behindMs)}`
    default: {
      const unknown: never = link.state
      return unknown
    }
  }
}
