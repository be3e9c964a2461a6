import { useContext, useMemo } from 'react'
import type { LogCell, LogHappening, LogPicture, LogTopic } from '@/lib/realtime/log'
import { clockWithSecondsOf } from '../live/clock'
import { Explain, Explaining } from './explain'
import styles from './inspector.module.css'
import { type Place, samePlace } from './place'
import { count, rateOf } from './say'

type Arrival = { cell: LogCell; place: Place }

const shown = 4

/** Each change of the cabinet is written whole, after the event that made it: told here it would push that event away. */
const untold = new Set(['cabinet'])

function newest(topics: readonly LogTopic[]): Arrival[] {
  const last = topics
    .filter(({ name }) => !untold.has(name))
    .flatMap(({ name, partitions }) =>
      partitions.flatMap(({ partition, cells }) =>
        cells.slice(-shown).map((cell) => ({ cell, place: { topic: name, partition, offset: cell.offset } })),
      ),
    )
  return last.toSorted((a, b) => b.cell.atMs - a.cell.atMs || b.cell.offset - a.cell.offset).slice(0, shown)
}

type Props = { picture: LogPicture; chosen: Place | null; choose: (place: Place, atMs: number) => void }

/** The newest events of all tapes, and how fast they come. */
export function ComingIn({ picture, chosen, choose }: Props) {
  const arrivals = useMemo(() => newest(picture.topics), [picture.topics])
  return (
    <section>
      <h2>
        Coming in
        <small>{rateOf(picture.rates.all)}</small>
      </h2>
      <ol className={styles.coming}>
        {arrivals.map(({ cell, place }, nth) => (
          // By its row, not by its record: at a thousand a second rows are filled anew rather than made anew.
          <li key={nth}>
            <button type="button" className={samePlace(place, chosen) ? styles.on : undefined} onClick={() => choose(place, cell.atMs)}>
              <span>{clockWithSecondsOf(cell.atMs)}</span>
              <b>
                <span>{place.topic}</span> p{place.partition} @{count(cell.offset)}
              </b>
              <span>{cell.words.startsWith(cell.label) ? cell.words : `${cell.label} ${cell.words}`}</span>
            </button>
          </li>
        ))}
        {arrivals.length === 0 && <li className={styles.note}>The next event comes up here.</li>}
      </ol>
    </section>
  )
}

const shownHappenings = 3

/** What the groups did: who joined, who left, which tapes moved. */
export function Happenings({ happened }: { happened: readonly LogHappening[] }) {
  const explaining = useContext(Explaining)
  const last = happened.slice(-shownHappenings).toReversed()
  // Where nothing has happened the column is needed for other things, unless somebody wants to know what would stand here.
  if (last.length === 0 && !explaining) return null
  return (
    <section>
      <h2>Rebalances</h2>
      <Explain word="rebalance" />
      <ol className={styles.happenings} aria-live="polite">
        {last.map(({ id, atMs, words }) => (
          <li key={id}>
            <span>{clockWithSecondsOf(atMs)}</span>
            <span>{words}</span>
          </li>
        ))}
        {last.length === 0 && <li className={styles.note}>None since this page looks.</li>}
      </ol>
    </section>
  )
}
