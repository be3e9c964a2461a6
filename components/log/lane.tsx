import type { LogRate } from '@/lib/realtime/log'
import { Explain } from './explain'
import type { Standing } from './flags'
import { emptiesOf, type Lane as LaneData } from './lanes'
import { type Place, tapeName } from './place'
import { counted, partitionsOf, rateOf } from './say'
import { type Geometry, Tape } from './tape'
import styles from './tape.module.css'

type Props = {
  lane: LaneData
  /** The words of a tape are explained once, at the topmost one. */
  first: boolean
  rate: LogRate | undefined
  standings: ReadonlyMap<string, readonly Standing[]>
  geometry: Geometry
  chosen: Place | null
  order: string | null
  tabStop: Place | null
  choose: (place: Place) => void
  turn: (name: string, folded: boolean) => void
}

const noStandings: readonly Standing[] = []

/** One topic: what it is for, and its tapes. */
export function Lane({ lane, first, rate, standings, geometry, chosen, order, tabStop, choose, turn }: Props) {
  const { topic, folded, tapes, empty, emptyFolded } = lane
  const records = topic.partitions.reduce((sum, { first: from, end }) => sum + end - from, 0)
  const on = (place: Place | null, partition: number) =>
    place?.topic === topic.name && place.partition === partition ? place.offset : null
  return (
    <section className={styles.lane} aria-label={topic.name}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={!folded}
        data-stop={folded ? topic.name : undefined}
        onClick={() => turn(topic.name, !folded)}
      >
        <i className={styles.fold} aria-hidden="true" />
        <b>{topic.name}</b>
        <span className={styles.words}>{wordsOf(lane)}</span>
        <span className={styles.rate}>
          {folded && `${counted(records, 'event')} · `}
          {rate && rate.perMinute > 0 ? rateOf(rate) : 'still'}
        </span>
      </button>
      {first && <Explain word="topic" />}
      {first && <Explain word="partition" />}
      {first && <Explain word="offset" />}
      {!folded &&
        tapes.map((tape) => (
          <Tape
            key={tape.partition}
            topic={topic.name}
            tape={tape}
            writtenBy={topic.writtenBy}
            standings={standings.get(tapeName(topic.name, tape.partition)) ?? noStandings}
            geometry={geometry}
            chosen={on(chosen, tape.partition)}
            order={order}
            tabStop={on(tabStop, tape.partition)}
            choose={choose}
          />
        ))}
      {first && !folded && <Explain word="lag" />}
      {!folded && empty.length > 0 && (
        <Empties topic={topic.name} partitions={empty.map(({ partition }) => partition)} folded={emptyFolded} turn={turn} />
      )}
    </section>
  )
}

function wordsOf({ topic }: LaneData): string {
  const written = topic.writtenBy === '' ? '' : `written by ${topic.writtenBy}`
  return [topic.words, topic.keyWords, counted(topic.partitions.length, 'partition'), written].filter((words) => words !== '').join(' · ')
}

type EmptiesProps = { topic: string; partitions: readonly number[]; folded: boolean; turn: Props['turn'] }

/** Partitions to which nobody has written: one line, or a line each. */
function Empties({ topic, partitions, folded, turn }: EmptiesProps) {
  return (
    <>
      <button
        type="button"
        className={styles.empties}
        aria-expanded={!folded}
        data-stop={folded ? emptiesOf(topic) : undefined}
        onClick={() => turn(emptiesOf(topic), !folded)}
      >
        <i className={styles.fold} aria-hidden="true" />
        {partitionsOf(partitions)}: no events yet
      </button>
      {!folded &&
        partitions.map((partition) => (
          <div key={partition} className={styles.row}>
            <div className={styles.label}>
              <span>p{partition}, 0 events</span>
            </div>
            <div className={styles.strip}>
              <ol className={styles.track} aria-label={`${topic} p${partition}`}>
                <li>
                  <span className={styles.offset}>0</span>
                  <span className={styles.next}>next</span>
                </li>
              </ol>
            </div>
          </div>
        ))}
    </>
  )
}
