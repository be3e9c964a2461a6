import type { Shelf } from '@/lib/domain/shelf'
import { durationOf } from '../live/clock'
import styles from './kitchen.module.css'

/** So many fit beside each other on a screen of 1920. */
const most = 8

/** What the open orders need, what is held, and what comes. Without a link it is not shown: these counts must not be guessed. */
export function FoodStrip({ shelves, open, nowMs }: { shelves: readonly Shelf[]; open: number; nowMs: number }) {
  return (
    <footer className={styles.strip} aria-label="Needed, held and coming">
      <div>
        Needed now for {open} {open === 1 ? 'order' : 'orders'}
      </div>
      {mostWanted(shelves).map((shelf) => (
        <Figures key={shelf.food.id} shelf={shelf} nowMs={nowMs} />
      ))}
    </footer>
  )
}

/** The same, to be read from across the kitchen. */
export function BigCounts({ shelves, nowMs }: { shelves: readonly Shelf[]; nowMs: number }) {
  return (
    <section className={styles.big} aria-label="Big counts">
      {shelves.filter(counts).map((shelf) => (
        <Figures key={shelf.food.id} shelf={shelf} nowMs={nowMs} />
      ))}
    </section>
  )
}

function Figures({ shelf, nowMs }: { shelf: Shelf; nowMs: number }) {
  const short = shelf.needed > shelf.held
  return (
    <div className={short ? styles.short : ''}>
      <div className={styles.sn}>{shelf.food.name}</div>
      <div className={styles.sv}>
        {shelf.needed}
        <small>held {shelf.held}</small>
      </div>
      <div className={styles.sc}>{comingWords(shelf, nowMs)}</div>
    </div>
  )
}

function comingWords(shelf: Shelf, nowMs: number): string {
  const [soonest] = shelf.coming
  if (shelf.needed <= shelf.held) return '✓ enough'
  if (soonest === undefined) return `drop ${shelf.needed - shelf.held}`
  return soonest.readyAtMs <= nowMs ? `lift ${soonest.portions}` : `${soonest.portions} in ${durationOf(soonest.readyAtMs - nowMs)}`
}

const counts = (shelf: Shelf) => shelf.needed > 0 || shelf.held > 0 || shelf.food.kind === 'held'

/** In the order of the menu, so that a food keeps its place; when there are too many, those that are needed, then the big sellers. */
function mostWanted(shelves: readonly Shelf[]): Shelf[] {
  const ranked = shelves.filter(counts).toSorted((a, b) => Number(b.needed > 0) - Number(a.needed > 0) || b.par - a.par)
  const chosen = new Set(ranked.slice(0, most))
  return shelves.filter((shelf) => chosen.has(shelf))
}
