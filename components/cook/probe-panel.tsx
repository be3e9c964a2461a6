import { celsiusText, type Reading, type Temperatures } from '@/lib/domain/range/temperature'
import { clockOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './probe-panel.module.css'
import type { Place, Probe, ProbeState } from './use-probe'

type Props = { probe: Probe; temperatures: Temperatures }
/**
 * `wide`: nothing stands beside it, and the red band has taken its height. `mustAvoid`: tickets of the list that it lies over whose customers
 * have an allergy, which nothing may hide.
 */
type PanelProps = Props & { mustAvoid: readonly string[]; wide: boolean }

/** Where a probe is held and what it shows, beside the cabinet: pans and shelf stay in sight, and the pans can be tapped. */
export function ProbePanel({ probe, temperatures, mustAvoid, wide }: PanelProps) {
  const { state } = probe
  return (
    <section ref={opened} tabIndex={-1} className={`${styles.panel} ${wide ? styles.wide : ''}`} aria-label="Probe">
      <header className={styles.head}>
        <h2>{state.kind === 'typing' ? state.place.name : 'Probe'}</h2>
        {state.kind !== 'recorded' && (
          <button type="button" className="btn" onClick={probe.leave} aria-keyshortcuts="Escape">
            Leave
          </button>
        )}
      </header>
      <Body state={state} probe={probe} temperatures={temperatures} />
      {mustAvoid.length > 0 && <p className={`badge allergy ${styles.avoid}`}>ALLERGY {[...new Set(mustAvoid)].join(', ')}</p>}
    </section>
  )
}

/** Once, as it opens: it has the focus, and on a small screen, where it lies below the cabinet, comes in sight. */
function opened(panel: HTMLElement | null) {
  panel?.focus()
  // A tap leaves the focus where it is: Enter, pressed after it on the pad, must not press the last digit again.
  panel?.addEventListener('mousedown', (event) => event.preventDefault())
  // Enter on one of these keys is that key's; anywhere else it records, also where a pan was tapped last.
  panel?.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLButtonElement) event.stopPropagation()
  })
}

function Body({ state, probe, temperatures }: Props & { state: ProbeState }) {
  switch (state.kind) {
    case 'choosing':
      return <Places probe={probe} temperatures={temperatures} />
    case 'typing':
      return <Typing typing={state} probe={probe} />
    case 'recorded':
      return (
        <p className={styles.recorded} role="status">
          Recorded
          <b>{state.words}</b>
        </p>
      )
    case 'no':
      return null
    default: {
      const unknown: never = state
      return unknown
    }
  }
}

function Places({ probe, temperatures }: Props) {
  return (
    <>
      <div className={styles.places}>
        {probe.places.map((place) => (
          <button
            key={place.digit}
            type="button"
            className="btn"
            onClick={() => probe.choose(place)}
            aria-keyshortcuts={String(place.digit)}
          >
            <KeyCap>{String(place.digit)}</KeyCap>
            <span>{place.name}</span> <small>{readingWords(readingOf(temperatures, place))}</small>
          </button>
        ))}
      </div>
      <p className={styles.note}>A wrong reading is put right by probing again: the newest counts.</p>
    </>
  )
}

const readingOf = ({ cabinet, pans }: Temperatures, { pan }: Place): Reading | null => (pan === undefined ? cabinet : (pans[pan] ?? null))

const readingWords = (reading: Reading | null) =>
  reading === null ? 'not probed' : `${celsiusText(reading.celsius)} at ${clockOf(reading.atMs)}`

const pad = ['7', '8', '9', '4', '5', '6', '1', '2', '3', '.', '0', 'Backspace'] as const

function Typing({ typing: { text, wrong }, probe }: { typing: Extract<ProbeState, { kind: 'typing' }>; probe: Probe }) {
  return (
    <>
      <output className={styles.typed} aria-live="polite">
        {text === '' ? '–' : text} °C
      </output>
      <div className={styles.pad}>
        {pad.map((key) => (
          <button key={key} type="button" className="btn" onClick={() => probe.type(key)} aria-label={padNames[key]}>
            {key === 'Backspace' ? '←' : key}
          </button>
        ))}
      </div>
      <p className={wrong === null ? styles.note : styles.wrong} role={wrong === null ? undefined : 'alert'}>
        {wrong ?? 'Wrong? Probe again: the newest counts.'}
      </p>
      <button type="button" className={`btn sea ${styles.record}`} onClick={probe.record} aria-keyshortcuts="Enter">
        {text === '' ? 'Record' : `Record ${celsiusText(Number(text))}`}
      </button>
    </>
  )
}

const padNames: Readonly<Record<string, string>> = { '.': 'Point', Backspace: 'One back' }
