import type { LogPicture } from '@/lib/realtime/log'
import { ExperimentsPanel } from './experiments/experiments-panel'
import { FindPanel } from './find-panel'
import { Inspector, NothingChosen } from './inspector'
import styles from './inspector.module.css'
import { LettersView } from './letters-view'
import { NoNewReader } from './no-new-reader'
import type { Place } from './place'
import type { Aside, AsideActs } from './use-aside'
import { useLetters } from './use-letters'

type Props = {
  space: string
  picture: LogPicture | null
  place: Place | null
  replayAtMs: number | null
  aside: Aside
  show: AsideActs
  choose: (place: Place, atMs?: number) => void
  holdAt: (atMs: number) => void
  chooseSpace: (space: string) => void
}

/** The right column: the demonstration, the event and what comes in, or what somebody has opened over it. */
export function LogAside({ space, picture, place, replayAtMs, aside, show, choose, holdAt, chooseSpace }: Props) {
  const letters = useLetters(space, picture?.openLetters)
  const reader = (aside.kind === 'reader' && picture?.readers.find(({ id }) => id === aside.id)) || null
  const opened = () => {
    switch (aside.kind) {
      case 'demo':
        return <ExperimentsPanel spaceId={space} />
      case 'find':
        return <FindPanel key={space} space={space} choose={choose} replayTo={holdAt} close={show.back} />
      case 'letters':
        return <LettersView letters={letters} offset={aside.offset} repairing={aside.repairing} look={show.letter} close={show.back} />
      case 'no new reader':
        return <NoNewReader chooseSpace={chooseSpace} close={show.back} />
      case 'events':
      case 'reader':
        if (picture === null) return <NothingChosen />
        return (
          <Inspector
            {...{ space, picture, place, reader, letters, replayAtMs, choose }}
            closeReader={show.back}
            look={show.letter}
            repair={show.repair}
          />
        )
      default: {
        const unknown: never = aside
        return unknown
      }
    }
  }
  return (
    <aside className={styles.aside} aria-label="The event and what comes in">
      {space !== 'shop' && (aside.kind === 'demo' || aside.kind === 'events') && <Pages shown={aside.kind} show={show} />}
      {opened()}
    </aside>
  )
}

/** Two pages of one column: what the demonstration is about, and what is on its tapes. */
function Pages({ shown, show }: { shown: 'demo' | 'events'; show: AsideActs }) {
  return (
    <div className={`seg ${styles.pages}`} role="group" aria-label="What to see here">
      <button
        type="button"
        className={`btn ${shown === 'demo' ? 'on' : ''}`}
        aria-pressed={shown === 'demo'}
        onClick={show.demo}
        aria-keyshortcuts="X"
      >
        The demonstration
      </button>
      <button
        type="button"
        className={`btn ${shown === 'events' ? 'on' : ''}`}
        aria-pressed={shown === 'events'}
        onClick={show.events}
        aria-keyshortcuts="E"
      >
        Its events
      </button>
    </div>
  )
}
