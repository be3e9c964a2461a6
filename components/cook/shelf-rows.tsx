import type { CSSProperties } from 'react'
import { isSoldOut, type Units } from '@/lib/domain/availability'
import type { Temperatures } from '@/lib/domain/range/temperature'
import type { Loaf, Shelf } from '@/lib/domain/shelf'
import { clockOf } from '../live/clock'
import { keepFocus } from '../ui/keep-focus'
import { KeyCap } from '../ui/key-cap'
import { CabinetHeat } from './cabinet-heat'
import styles from './cook.module.css'
import type { Waste } from './use-waste'

/** More loaves than this would be too narrow to read; the number beside them counts them all. */
const mostLoaves = 24
/** Beyond so many a loaf is narrower than its minutes: then only the first of a batch says them. */
const wideLoaves = 8
/** So many rows have their full size. */
const fullRows = 5
/** On a small screen a longer name takes two smaller lines. */
const longName = 12
/** "sold out" beside a name takes the width of so many of its letters. */
const soldOutLength = 3

type Props = { shelves: readonly Shelf[]; left: Units; waste: Waste; temperatures: Temperatures; nowMs: number }

/** The hot cabinet, a loaf a portion: what is held, since when, for whom, and what is missing to par. */
export function ShelfRows({ shelves, left, waste, temperatures, nowMs }: Props) {
  const style: CSSProperties & { '--s': number; '--longest': number } = {
    '--s': Math.min(1, Math.max(0.6, fullRows / Math.max(1, shelves.length))),
    '--longest': Math.max(0, ...shelves.map(({ food }) => food.name.length + (isSoldOut(left, food.id) ? soldOutLength : 0))),
  }
  return (
    <section className={styles.cab} style={style} aria-label="Hot cabinet">
      <div className={`${styles.cr} ${styles.head}`}>
        <CabinetHeat temperatures={temperatures} nowMs={nowMs} />
        <span aria-hidden="true">held</span>
        <span aria-hidden="true" className={styles.left}>
          minutes · bar: promised · dashes: to par
        </span>
        <span aria-hidden="true">oldest</span>
        <span aria-hidden="true">need</span>
        <span aria-hidden="true">then</span>
      </div>
      {shelves.map((shelf, place) =>
        waste.food === shelf.food.id ? (
          <BinRow key={shelf.food.id} shelf={shelf} waste={waste} />
        ) : (
          <Row key={shelf.food.id} shelf={shelf} place={place} soldOut={isSoldOut(left, shelf.food.id)} waste={waste} nowMs={nowMs} />
        ),
      )}
    </section>
  )
}

type RowProps = { shelf: Shelf; place: number; soldOut: boolean; waste: Waste; nowMs: number }

function Row({ shelf, place, soldOut, waste, nowMs }: RowProps) {
  const spare = shelf.held - shelf.needed - shelf.typed
  const loaves = shelf.loaves.slice(0, mostLoaves)
  const dashes = Math.min(shelf.toPar, mostLoaves - loaves.length)
  const dense = loaves.length + dashes > wideLoaves
  return (
    <div className={styles.cr}>
      <button
        type="button"
        className={`${styles.cn} ${shelf.food.name.length > longName ? styles.long : ''}`}
        onClick={() => waste.choose(shelf)}
        aria-label={`${shelf.food.name}${soldOut ? ', sold out' : ''}: ${shelf.held} held, ${shelf.needed} needed. Bin some`}
      >
        {waste.choosing && place < 9 && <KeyCap>{String(place + 1)}</KeyCap>}
        <span>{shelf.food.name}</span>
        {soldOut && <small>sold out</small>}
      </button>
      <span className={styles.ch}>{shelf.held}</span>
      <span className={styles.shelf} aria-hidden="true">
        {loaves.map((loaf, at) => (
          <span key={at} className={loafLooks(loaf)}>
            {!(dense && loaves[at - 1]?.minutes === loaf.minutes) && <span>{loaf.minutes}</span>}
          </span>
        ))}
        {Array.from({ length: dashes }, (_, at) => (
          <span key={at} className={`${styles.pip} ${styles.empty}`} />
        ))}
      </span>
      <Oldest shelf={shelf} />
      <span className={styles.cd}>
        {shelf.needed}
        {shelf.typed > 0 && <small>+{shelf.typed} typed</small>}
      </span>
      <Then shelf={shelf} spare={spare} nowMs={nowMs} />
    </div>
  )
}

/** What is short and when: now, until what fries makes up for it; later, when what is held has gone off. */
function Then({ shelf: { shortage, emptyAtMs }, spare, nowMs }: { shelf: Shelf; spare: number; nowMs: number }) {
  if (shortage !== null) {
    const now = shortage.fromMs <= nowMs
    const when = now ? (shortage.untilMs === null ? 'now' : `until ${clockOf(shortage.untilMs)}`) : `from ${clockOf(shortage.fromMs)}`
    return (
      <span className={`${styles.cf} ${styles.neg}`}>
        short {shortage.portions} <small>{when}</small>
      </span>
    )
  }
  return (
    <span className={styles.cf}>
      {Math.max(0, spare)} spare {emptyAtMs !== null && <small>gone {clockOf(emptyAtMs)}</small>}
    </span>
  )
}

function loafLooks(loaf: Loaf): string {
  const state = { fresh: '', ageing: styles.mid, bin: styles.bad }[loaf.state]
  return [styles.pip, state, loaf.promised ? styles.res : ''].join(' ')
}

function Oldest({ shelf }: { shelf: Shelf }) {
  if (shelf.oldest === null) return <span className={styles.ce} />
  const minutes = Math.max(0, Math.ceil(shelf.oldest.leftMs / 60_000))
  const looks = { fresh: '', ageing: styles.mid, bin: styles.bad }[shelf.oldest.state]
  return (
    <span className={`${styles.ce} ${looks}`}>
      {shelf.oldest.state === 'bin' ? 'BIN' : 'bin'} in <b>{minutes} min</b>
    </span>
  )
}

/** Enter and the gold key say "too old". */
const otherReasons = ['spoilt', 'dropped', 'wrong order'] as const

/** The row while its portions are binned: how many, and why. */
function BinRow({ shelf, waste }: { shelf: Shelf; waste: Waste }) {
  return (
    <div className={`${styles.cr} ${styles.binning}`} role="group" aria-label={`Bin ${shelf.food.name}`} data-bin ref={keepFocus}>
      <span className={styles.cn}>{shelf.food.name}</span>
      <button type="button" className="btn" onClick={() => waste.change(-1)} aria-label="One fewer">
        −
      </button>
      <b className={styles.ch} aria-live="polite">
        {waste.count}
      </b>
      <button type="button" className="btn" onClick={() => waste.change(1)} aria-label="One more">
        +
      </button>
      <button type="button" className="btn gold" onClick={() => waste.bin('too old')}>
        Bin {waste.count}, too old
      </button>
      {otherReasons.map((reason) => (
        <button key={reason} type="button" className="btn" onClick={() => waste.bin(reason)}>
          {reason}
        </button>
      ))}
      <button type="button" className="btn" onClick={waste.cancel}>
        Keep
      </button>
    </div>
  )
}
