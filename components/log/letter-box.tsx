import type { DeadLetterView } from '@/lib/realtime/log-api'
import { clockOf } from '../live/clock'
import { Explain } from './explain'
import styles from './letters.module.css'
import { count, sentence } from './say'
import type { LetterSaid, Letters } from './use-letters'
import { openOnes } from './use-letters'

type Props = { letters: Letters; look: (offset: number | null) => void; repair: (offset: number) => void }

/** The newest dead letter that nobody has dealt with; one quiet line when there is none. */
export function LetterBox({ letters, look, repair }: Props) {
  if (letters.all === null) return <div className={styles.none} />
  const open = openOnes(letters.all)
  const newest = open[0]
  if (newest === undefined) return <NoneOpen letters={letters} look={look} />
  return (
    <section className={styles.box} aria-labelledby="dead-letter">
      <h2 id="dead-letter">
        Dead letter
        <small>
          {count(open.length)} · {originOf(newest)}
        </small>
      </h2>
      <Explain word="deadLetter" />
      <p>
        {sentence(newest.reason)} Set aside at {clockOf(newest.atMs)}; the events behind it went on.
      </p>
      <Said said={letters.said} offset={newest.offset} />
      <div className="row gap-2">
        <button type="button" className="btn" onClick={() => look(newest.offset)}>
          Look inside
        </button>
        <button type="button" className="btn" onClick={() => repair(newest.offset)}>
          Send again
        </button>
        <button type="button" className="btn" onClick={() => letters.close(newest.offset)}>
          Close it
        </button>
      </div>
    </section>
  )
}

function NoneOpen({ letters, look }: { letters: Letters; look: Props['look'] }) {
  const past = letters.all?.length ?? 0
  return (
    <section className={styles.none} aria-label="Dead letters">
      <Explain word="deadLetter" />
      <p>
        <b>No dead letters.</b> A record that no reader can use comes here with the reason.
      </p>
      {letters.said && <Said said={letters.said} offset={letters.said.offset} />}
      {past > 0 && (
        <button type="button" className="btn" onClick={() => look(null)}>
          {past === 1 ? 'The one that was dealt with' : `The ${past} that were dealt with`}
        </button>
      )}
    </section>
  )
}

/** What became of what somebody did with this letter here. */
export function Said({ said, offset }: { said: LetterSaid | null; offset: number }) {
  if (said === null || said.offset !== offset) return null
  return (
    <p className={said.kind === 'refused' ? styles.refused : styles.done} role={said.kind === 'refused' ? 'alert' : 'status'}>
      {said.words}
    </p>
  )
}

/** orders p0, offset 3 */
export function originOf({ origin }: DeadLetterView): string {
  return origin === null ? 'from where is not known' : `${origin.topic} p${origin.partition}, offset ${count(origin.offset)}`
}
