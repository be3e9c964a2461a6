import styles from './cook.module.css'

/** Who stands at the range knows first that there is no more of something. */
export function SoldOutKey({ open }: { open: () => void }) {
  return (
    <button type="button" className={`btn ${styles.footKey}`} onClick={open}>
      Sold out…
    </button>
  )
}
