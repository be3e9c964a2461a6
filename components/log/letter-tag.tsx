import type { LogReader } from '@/lib/realtime/log'
import styles from './log.module.css'

/** A reader's letter in its colour. Its name stands beside it, so readers of the page hear that. */
export function LetterTag({ reader, big }: { reader: Pick<LogReader, 'letter' | 'colour'>; big?: boolean }) {
  return (
    <i className={`${styles.tag} ${big ? styles.big : ''}`} style={{ background: `var(--reader-${reader.colour})` }} aria-hidden="true">
      {reader.letter}
    </i>
  )
}
