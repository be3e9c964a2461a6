import type { LogPicture, LogReader } from '@/lib/realtime/log'
import { Explain } from './explain'
import { LetterTag } from './letter-tag'
import styles from './log.module.css'
import { counted, isRebalancing, lagOf } from './say'

type Props = { readers: readonly LogReader[]; from: LogPicture['readersFrom']; chosen: string | null; choose: (reader: string) => void }

/** Every reader of the space: who it is, with how many members, and how far behind. A tap shows who has which tape. */
export function ReaderStrip({ readers, from, chosen, choose }: Props) {
  return (
    <section aria-label="Readers" className={styles.readers}>
      <ul>
        {readers.map((reader) => (
          <li key={reader.id}>
            <button
              type="button"
              className={reader.id === chosen ? styles.on : undefined}
              aria-pressed={reader.id === chosen}
              onClick={() => choose(reader.id)}
            >
              <LetterTag reader={reader} big />
              <span>
                <b>{reader.name}</b>
                <small>
                  <Members reader={reader} />
                  <em className={reader.lag > 0 ? styles.behind : undefined}>{lagOf(reader.lag)}</em>
                </small>
              </span>
            </button>
          </li>
        ))}
        {readers.length === 0 && <li className={styles.nobody}>{nobodyWords(from)}</li>}
      </ul>
      <Explain word="group" />
    </section>
  )
}

function Members({ reader }: { reader: LogReader }) {
  if (isRebalancing(reader)) return <em className={styles.behind}>rebalancing · </em>
  if (reader.state !== null && reader.members.length === 0) return <em className={styles.behind}>nobody there · </em>
  // Of the past it is known where a group stood, not who was in it.
  return reader.state === null ? null : `${counted(reader.members.length, 'member')} · `
}

function nobodyWords(from: LogPicture['readersFrom']): string {
  return from === 'not known'
    ? 'Where the readers stood then is not known any more.'
    : 'Nobody reads here yet. The first reader puts its flag on the tapes.'
}
