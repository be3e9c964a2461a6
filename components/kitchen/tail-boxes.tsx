import { allergyWords } from '@/lib/domain/allergy-words'
import type { Allergen } from '@/lib/domain/menu'
import { clockOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './kitchen.module.css'
import type { Back } from './shown-tickets'

const mostNamed = 4

/** An order on a later page. */
type Further = { ticket: string; allergies?: Allergen[] }

/** Orders that do not fit: how many, which where there is room (`alone`), and the key that leads to them. */
export function MoreBox({ after, turn, alone }: { after: readonly Further[]; turn: () => void; alone: boolean }) {
  const names = `${after
    .slice(0, mostNamed)
    .map(({ ticket }) => ticket)
    .join(', ')}${after.length > mostNamed ? ' …' : ''}`
  const flagged = after.filter(({ allergies }) => (allergies ?? []).length > 0)
  return (
    <button type="button" className={`${styles.box} ${styles.more}`} onClick={turn} aria-label={moreWords(after, names)}>
      <KeyCap>+</KeyCap>
      <span>
        {after.length} more
        {alone && <span className={styles.names}>: {names}</span>}
        {flagged.length > 0 && (
          <span className={`badge allergy ${styles.avoid}`}>ALLERGY {flagged.map(({ ticket }) => ticket).join(', ')}</span>
        )}
      </span>
    </button>
  )
}

function moreWords(after: readonly Further[], names: string): string {
  const said = after.flatMap(({ ticket, allergies }) => (allergies?.length ? [`${ticket} ${allergyWords(allergies)}`] : []))
  return [`${after.length} more: ${names}`, ...said].join('. ')
}

export function OlderBox({ before, late, turn }: { before: number; late: number; turn: () => void }) {
  return (
    <button type="button" className={styles.box} onClick={turn} aria-label={`${before} older${late > 0 ? `, ${late} LATE` : ''}`}>
      <KeyCap>−</KeyCap>
      <span>
        {before} {late > 0 ? `· ${late} LATE` : 'older'}
      </span>
    </button>
  )
}

/** One tap brings back the last; the rest of them are one tap further. */
export function BackBox({ back, bringBack, openList }: { back: readonly Back[]; bringBack: (order: Back) => void; openList: () => void }) {
  const [last] = back
  if (last === undefined) return null
  return (
    <div className={styles.backs}>
      <button type="button" className={styles.box} onClick={() => bringBack(last)}>
        <KeyCap>.</KeyCap>
        <span className={styles.last}>
          <small>Bring back</small> {last.ticket} <i>{last.atMs === null ? 'now' : clockOf(last.atMs)}</i>
        </span>
      </button>
      {back.length > 1 && (
        <button type="button" className={`${styles.box} ${styles.others}`} onClick={openList} aria-label={`${back.length} served: choose`}>
          <KeyCap>0.</KeyCap>
          {back.length}
        </button>
      )}
    </div>
  )
}
