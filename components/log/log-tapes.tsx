import { useEffect, useState } from 'react'
import type { LogPicture } from '@/lib/realtime/log'
import { demoOf } from './all-spaces'
import { LanesView } from './lanes-view'
import styles from './log.module.css'
import { ReaderStrip } from './reader-strip'
import type { Chosen } from './use-chosen'

type Props = {
  space: string
  picture: LogPicture | null
  /** Why there is no picture. */
  refused: string | null
  chosen: Chosen
  order: string | null
  reader: string | null
  chooseReader: (id: string) => void
}

/** The readers and the tapes of what is looked at; and what to expect while there are none. */
export function LogTapes({ space, picture, refused, chosen, order, reader, chooseReader }: Props) {
  const demo = demoOf(space)
  return (
    <>
      {picture === null && refused === null && <OpeningTapes />}
      {picture === null && refused !== null && (
        <p className={styles.nothing} role="status">
          <b>{demo === null ? 'No tapes to show' : 'This demonstration has not run here yet'}</b>
          {demo === null ? refused : 'Start it from the column beside this. Its tapes come up here, on topics of their own.'}
        </p>
      )}
      {picture !== null && (
        <>
          <ReaderStrip readers={picture.readers} from={picture.readersFrom} chosen={reader} choose={chooseReader} />
          <LanesView
            picture={picture}
            lanes={chosen.lanes}
            chosen={chosen.place}
            order={order}
            tabStop={chosen.tabStop}
            choose={chosen.choose}
            turn={chosen.turn}
          />
        </>
      )}
    </>
  )
}

const saysWhyAfterMs = 3_000

function OpeningTapes() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), saysWhyAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={styles.opening} role="status">
      <span className="sr-only">Opening the log</span>
      <i />
      <i />
      <i />
      {late && <p>Waiting for the broker to say what is on its topics.</p>}
    </div>
  )
}
