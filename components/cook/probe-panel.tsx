import type { ReactNode } from 'react'
import { celsiusText, type Reading, type Temperatures, tooColdWords } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import { keepFocus } from '../ui/keep-focus'
import { KeyCap } from '../ui/key-cap'
import cook from './cook.module.css'
import type { CookMode, Place } from './cook-mode'
import styles from './probe-panel.module.css'
import type { Probe } from './use-probe'

type Props = { probe: Probe; temperatures: Temperatures }
/**
 * `wide`: nothing stands beside it, and the red band has taken its height. `mustAvoid`: tickets of the list that it lies over whose customers
 * have an allergy, which nothing may hide. `undoKey`: for a pan that was tapped wrongly meanwhile.
 */
type PanelProps = Props & { state: NonNullable<Probe['state']>; mustAvoid: readonly string[]; wide: boolean; undoKey: ReactNode }

/**
 * Where a probe is held and what it shows, beside the cabinet: pans and shelf stay in sight, and the pans can be tapped. "Leave" is at the
 * left, where below it no key lies that a second tap would press.
 */
export function ProbePanel({ probe, state, temperatures, mustAvoid, wide, undoKey }: PanelProps) {
  return (
    <section ref={opened} tabIndex={-1} className={`${styles.panel} ${wide ? styles.wide : ''}`} aria-label="Probe">
      <header className={styles.head}>
        {state.kind !== 'recorded' && (
          <button type="button" className="btn" onClick={probe.leave} aria-keyshortcuts="Escape">
            Leave
          </button>
        )}
        <h2>{state.kind === 'probing' ? state.place.name : 'Probe'}</h2>
      </header>
      {state.kind === 'choosingPlace' && <Places probe={probe} temperatures={temperatures} />}
      {state.kind === 'probing' && <Typing typing={state} probe={probe} />}
      {state.kind === 'recorded' && <Recorded {...state} />}
      {mustAvoid.length > 0 && <p className={`badge allergy ${styles.avoid}`}>ALLERGY {[...new Set(mustAvoid)].join(', ')}</p>}
      {/* Not where "Record" was a moment ago. */}
      {state.kind !== 'recorded' && (
        <div className={`${cook.foot} ${styles.foot}`}>
          {undoKey}
          {state.kind === 'probing' && <RecordKey text={state.text} record={probe.record} />}
        </div>
      )}
    </section>
  )
}

/** Once, as it opens: it has the focus, and on a small screen, where it lies below the cabinet, comes in sight. */
function opened(panel: HTMLElement | null) {
  panel?.focus()
  keepFocus(panel)
  // Enter on one of these keys is that key's; anywhere else it records, also where a pan was tapped last.
  panel?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) event.stopPropagation()
  })
}

function Recorded({ place, celsius }: Extract<CookMode, { kind: 'recorded' }>) {
  const cold = tooColdWords(place.pan, celsius)
  return (
    <p className={styles.recorded} role="status">
      Recorded
      <b>
        {place.name}: {celsiusText(celsius)}
      </b>
      {cold !== null && <span>{cold}</span>}
    </p>
  )
}

function Places({ probe, temperatures }: Props) {
  return (
    <div className={styles.places}>
      {probe.places.map((place) => (
        <button key={place.digit} type="button" className="btn" onClick={() => probe.choose(place)} aria-keyshortcuts={String(place.digit)}>
          <KeyCap>{String(place.digit)}</KeyCap>
          <span>{place.name}</span> <small>{readingWords(readingOf(temperatures, place))}</small>
        </button>
      ))}
    </div>
  )
}

const readingOf = ({ cabinet, pans }: Temperatures, { pan }: Place): Reading | null => (pan === undefined ? cabinet : (pans[pan] ?? null))

const readingWords = (reading: Reading | null) =>
  reading === null ? 'not probed' : `${celsiusText(reading.celsius)} at ${clockOf(reading.atMs)}`

const pad = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', 'Backspace'] as const

function Typing({ typing: { text, wrong }, probe }: { typing: Extract<CookMode, { kind: 'probing' }>; probe: Probe }) {
  return (
    <>
      <output className={styles.typed} aria-live="polite">
        {text === '' ? '–' : text} °C
      </output>
      <div className={styles.pad}>
        {pad.map((key) => (
          <button key={key} type="button" className="btn" onClick={() => probe.tap(key)} aria-label={padNames[key]}>
            {key === 'Backspace' ? '←' : key}
          </button>
        ))}
      </div>
      <p className={wrong === null ? styles.note : styles.wrong} role={wrong === null ? undefined : 'alert'}>
        {wrong ?? 'Wrong? Probe again: the newest counts.'}
      </p>
    </>
  )
}

const padNames: Readonly<Record<string, string>> = { '.': 'Point', Backspace: 'One back' }

function RecordKey({ text, record }: { text: string; record: () => void }) {
  return (
    <button type="button" className={`btn sea ${styles.record}`} onClick={record} aria-keyshortcuts="Enter">
      {text === '' ? 'Record' : `Record ${celsiusText(Number(text))}`}
    </button>
  )
}
