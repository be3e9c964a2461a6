import type { LogBytes, RecordAnswer } from '@/lib/realtime/log-api'
import { spokenDurationOf } from '../live/clock'
import type { Asked } from './ask'
import { Bytes } from './bytes'
import styles from './inspector.module.css'
import { LetterTag } from './letter-tag'
import type { Place } from './place'
import { count, stampOf } from './say'

type Props = {
  place: Place
  asked: Asked<RecordAnswer> | null
  /** Null when live; else what came later is marked as such. */
  replayAtMs: number | null
  choose: (place: Place, atMs: number) => void
}

/** The event that is looked at: what it says, where its order has been, who has read it. */
export function RecordView({ place, asked, replayAtMs, choose }: Props) {
  return (
    <>
      <section>
        <h2>
          The event
          <small>
            <b>{place.topic}</b>, p{place.partition}, offset {count(place.offset)}
          </small>
        </h2>
        <Content asked={asked} />
      </section>
      {asked?.kind === 'answer' && (
        <>
          <Journey record={asked.value} replayAtMs={replayAtMs} choose={choose} />
          <ReadBy record={asked.value} />
        </>
      )}
    </>
  )
}

function Content({ asked }: { asked: Props['asked'] }) {
  if (asked === null) return <p className={styles.waits}>Looking it up in the log …</p>
  if (asked.kind === 'away') return <p className={styles.waits}>The log does not answer. It is asked again by itself; nothing is lost.</p>
  if (asked.kind === 'refused') return <p className={styles.waits}>{asked.why}</p>
  const { key, atMs, headers, value } = asked.value
  return (
    <Bytes
      bytes={value}
      above={
        <>
          key {'  '}
          <u>{key ?? 'none'}</u>
          {'   '}time <u>{stampOf(atMs)}</u>
          {'\n'}
        </>
      }
      below={<Headers headers={headers} value={value} />}
    />
  )
}

function Headers({ headers, value }: { headers: RecordAnswer['headers']; value: LogBytes | null }) {
  return (
    <details className={styles.headers}>
      <summary>
        {headers.length === 1 ? '1 header' : `${headers.length} headers`}
        {value !== null && `, ${count(value.sizeBytes)} bytes`}
      </summary>
      <dl>
        {headers.map(({ name, value: said }, nth) => (
          // Kafka lets a header come twice, so its name alone is no key.
          <div key={`${name} ${nth}`}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Journey({ record, replayAtMs, choose }: { record: RecordAnswer; replayAtMs: number | null; choose: Props['choose'] }) {
  const { journey, toCome, journeyComplete, label, orderRef } = record
  return (
    <section>
      <h2>
        Where it has been
        <small>{orderRef === null ? 'no order' : `order ${label}`}</small>
      </h2>
      <ol className={styles.journey}>
        {journey.map((step) => (
          <li key={`${step.topic} ${step.partition} ${step.offset}`} className={isLater(step.atMs, replayAtMs) ? styles.later : undefined}>
            <span>{stampOf(step.atMs)}</span>
            <button type="button" onClick={() => choose(step, step.atMs)}>
              <b>{step.topic}</b> p{step.partition}, offset {count(step.offset)}
              <span>{isLater(step.atMs, replayAtMs) ? `later: ${step.words}` : step.words}</span>
            </button>
          </li>
        ))}
        {toCome.length > 0 && (
          <li className={styles.later}>
            <span>not yet</span>
            <span>{toCome.join(', then ')}</span>
          </li>
        )}
      </ol>
      {!journeyComplete && <p className={styles.note}>The log is busy around then: a step may be missing here.</p>}
    </section>
  )
}

const isLater = (atMs: number, replayAtMs: number | null): boolean => replayAtMs !== null && atMs > replayAtMs

function ReadBy({ record: { readBy, atMs } }: { record: RecordAnswer }) {
  return (
    <section>
      <h2>Who has read it</h2>
      <ul className={styles.readBy}>
        {readBy.map((one) => (
          <li key={one.reader} className={one.read ? undefined : styles.waiting} title={one.name}>
            <LetterTag reader={one} />
            <span className="sr-only">{one.name}</span>
            {one.read ? `✓ ${sinceWords(one.sinceMs, atMs)}` : `not yet, ${count(one.toGo)} to go`}
          </li>
        ))}
        {readBy.length === 0 && <li>Nobody reads this topic.</li>}
      </ul>
    </section>
  )
}

/** In the same second its fraction is enough: .290. Else how long after: 3 s later. Nothing when nobody was looking. */
function sinceWords(sinceMs: number | null, atMs: number): string {
  if (sinceMs === null) return ''
  if (Math.floor(sinceMs / 1_000) === Math.floor(atMs / 1_000)) return stampOf(sinceMs).slice(-4)
  return `+${sinceMs - atMs < 10_000 ? `${((sinceMs - atMs) / 1_000).toFixed(1)} s` : spokenDurationOf(sinceMs - atMs)}`
}
