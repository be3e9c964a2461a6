import type { LogPicture, LogReader } from '@/lib/realtime/log'
import { ComingIn, Happenings } from './coming-in'
import styles from './inspector.module.css'
import { LetterBox } from './letter-box'
import type { Place } from './place'
import { ReaderView } from './reader-view'
import { RecordView } from './record-view'
import type { Letters } from './use-letters'
import { useRecord } from './use-record'

type Props = {
  space: string
  picture: LogPicture
  place: Place | null
  reader: LogReader | null
  letters: Letters
  replayAtMs: number | null
  choose: (place: Place, atMs: number) => void
  closeReader: () => void
  look: (offset: number | null) => void
  repair: (offset: number) => void
}

/** What is known of what somebody has tapped, and what comes in meanwhile. */
export function Inspector({ space, picture, place, reader, letters, replayAtMs, choose, closeReader, look, repair }: Props) {
  const asked = useRecord(space, place, replayAtMs === null)
  return (
    <>
      <div className={styles.scrolling}>
        {reader !== null && <ReaderView reader={reader} close={closeReader} />}
        {reader === null && place !== null && <RecordView place={place} asked={asked} replayAtMs={replayAtMs} choose={choose} />}
        {reader === null && place === null && <NothingChosen />}
        <ComingIn picture={picture} chosen={place} choose={choose} />
        <Happenings happened={picture.happened} />
      </div>
      <LetterBox letters={letters} look={look} repair={repair} />
    </>
  )
}

/** What the column is for. */
export function NothingChosen() {
  return (
    <section>
      <h2>The event</h2>
      <p className={styles.waits}>
        Tap an event, or press ← and →. It tells its key and value, where its order has been, and who has read it.
      </p>
    </section>
  )
}
