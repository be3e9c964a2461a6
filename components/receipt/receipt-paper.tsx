import type { PaperRow } from '@/lib/domain/receipt'
import styles from './receipt.module.css'

/** A receipt as it looks on paper. */
export function ReceiptPaper({ rows }: { rows: readonly PaperRow[] }) {
  return (
    <div className={styles.rows}>
      {rows.map((row, at) => (
        <Row key={`${at + 1}`} row={row} />
      ))}
    </div>
  )
}

function Row({ row }: { row: PaperRow }) {
  if (row.kind === 'rule') return <hr />
  const bold = row.bold ? styles.bold : ''
  if (row.kind === 'text')
    return <p className={`${bold} ${row.big ? styles.big : ''} ${row.align === 'centre' ? styles.centre : ''}`}>{row.text}</p>
  return (
    <p className={`${styles.pair} ${bold} ${row.indent ? styles.indent : ''}`}>
      <span>{row.left}</span>
      <span>{row.right}</span>
    </p>
  )
}
