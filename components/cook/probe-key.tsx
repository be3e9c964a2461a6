import { KeyCap } from '../ui/key-cap'
import styles from './cook.module.css'

/** The probe is in the hand: what it shows is asked for. */
export function ProbeKey({ ask }: { ask: () => void }) {
  return (
    <button type="button" className={`btn ${styles.footKey}`} onClick={ask} aria-keyshortcuts="/">
      <KeyCap>/</KeyCap>
      Probe
    </button>
  )
}
