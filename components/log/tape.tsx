import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import type { LogCell, LogTape } from '@/lib/realtime/log'
import { behindOf, flagsOf, mainReader, type Standing, slotOf } from './flags'
import { Pennants } from './pennants'
import { type Place, tapeName } from './place'
import { count, counted } from './say'
import styles from './tape.module.css'

/** How wide an event is, and how many fit beside "next". */
export type Geometry = { pitch: number; capacity: number }

type Props = {
  topic: string
  tape: LogTape
  writtenBy: string
  standings: readonly Standing[]
  geometry: Geometry
  /** The event that is looked at, if it is on this tape. */
  chosen: number | null
  /** The order that is looked at: its events are marked wherever they are. */
  order: string | null
  /** The event at which the Tab key enters the tapes, if it is on this one. */
  tabStop: number | null
  choose: (place: Place) => void
}

/** One partition. Drawn again only when something on it has changed: at a thousand records a second the others must cost nothing. */
export const Tape = memo(
  function Tape({ topic, tape, writtenBy, standings, geometry, chosen, order, tabStop, choose }: Props) {
    const track = useRef<HTMLOListElement>(null)
    const cells = useMemo(() => tape.cells.slice(-geometry.capacity), [tape.cells, geometry.capacity])
    const flags = useMemo(() => flagsOf(standings, cells, geometry.pitch), [standings, cells, geometry.pitch])
    useSlide(track, cells, geometry)
    const reader = mainReader(standings)
    const older = (cells[0]?.offset ?? tape.first) > tape.first
    return (
      <div className={styles.row} data-stop={tapeName(topic, tape.partition)}>
        <div className={styles.label}>
          <b className={styles.who}>{tape.who ?? writtenBy}</b>
          <span>
            p{tape.partition}, {counted(tape.end - tape.first, 'event')}
          </span>
        </div>
        <div className={styles.strip}>
          <div className={styles.window}>
            <ol ref={track} className={styles.track} aria-label={`${topic} p${tape.partition}${tape.who === null ? '' : `, ${tape.who}`}`}>
              {cells.map((cell, nth) => (
                <Cell
                  key={cell.offset}
                  cell={cell}
                  topic={topic}
                  partition={tape.partition}
                  faded={older && nth < fadedCells ? nth : null}
                  chosen={cell.offset === chosen}
                  related={order !== null && cell.orderRef === order}
                  tabbed={cell.offset === tabStop}
                  choose={choose}
                />
              ))}
              <li>
                <span className={styles.offset}>{count(tape.end)}</span>
                <span className={styles.next}>next</span>
              </li>
            </ol>
          </div>
          <Pennants flags={flags} end={slotOf(cells, tape.end) * geometry.pitch} />
        </div>
        <p className={styles.read}>
          {reader !== null && (
            <span>
              read by <b>{reader.member ?? reader.name}</b>
            </span>
          )}
          <span>{behindOf(standings)}</span>
        </p>
      </div>
    )
  },
  (a, b) =>
    a.tape === b.tape &&
    a.geometry === b.geometry &&
    a.chosen === b.chosen &&
    a.order === b.order &&
    a.tabStop === b.tabStop &&
    a.choose === b.choose &&
    sameStandings(a.standings, b.standings),
)

/** The oldest events fade: the tape goes on to the left. */
const fadedCells = 3

function sameStandings(a: readonly Standing[], b: readonly Standing[]): boolean {
  if (a === b) return true
  return a.length === b.length && a.every((one, nth) => sameStanding(one, b[nth]))
}

const sameStanding = (a: Standing, b: Standing | undefined): boolean =>
  a.id === b?.id && a.at === b.at && a.lag === b.lag && a.member === b.member && a.letter === b.letter && a.colour === b.colour

type CellProps = {
  cell: LogCell
  topic: string
  partition: number
  faded: number | null
  chosen: boolean
  related: boolean
  tabbed: boolean
  choose: (place: Place) => void
}

const Cell = memo(function Cell({ cell, topic, partition, faded, chosen, related, tabbed, choose }: CellProps) {
  const { offset, label, words } = cell
  const looks = [
    styles.cell,
    related || chosen ? styles.chosen : '',
    label.length > 4 ? styles.small : '',
    faded === null ? '' : styles[`faded${faded}`],
  ]
  return (
    <li>
      <span className={styles.offset}>{count(offset)}</span>
      <button
        type="button"
        className={looks.join(' ')}
        data-cell={`${tapeName(topic, partition)}/${offset}`}
        aria-current={chosen ? 'true' : undefined}
        aria-label={`${topic} p${partition}, offset ${offset}: ${label}, ${words}`}
        tabIndex={tabbed ? 0 : -1}
        onClick={() => choose({ topic, partition, offset })}
      >
        {label}
      </button>
    </li>
  )
})

const slideMs = 180
/** More new events than this at once is a jump: a slide over half the tape would be a smear. */
const mostSlid = 4

/** New events push the tape to the left: it starts where it was and slides, by transform only, so nothing is laid out twice. */
function useSlide(track: { current: HTMLOListElement | null }, cells: readonly LogCell[], { pitch }: Geometry): void {
  const before = useRef(cells)
  useLayoutEffect(() => {
    const held = before.current[0]?.offset
    before.current = cells
    const gone = held === undefined ? 0 : slotsGone(held, cells)
    if (gone === 0 || gone > mostSlid || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    track.current?.animate([{ transform: `translateX(${gone * pitch}px)` }, { transform: 'none' }], {
      duration: slideMs,
      easing: 'cubic-bezier(.2, .8, .2, 1)',
    })
  }, [track, cells, pitch])
}

/** How many events have left at the front since this one stood there; 0 when it still does, or when the tape has gone back. */
function slotsGone(held: number, cells: readonly LogCell[]): number {
  const oldest = cells[0]?.offset
  return oldest === undefined || oldest <= held ? 0 : oldest - held
}
