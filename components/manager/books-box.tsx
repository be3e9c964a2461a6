import { formatPence } from '@/lib/domain/money'
import type { DayReport } from '@/lib/domain/report'
import { clockWithSecondsOf } from '../live/clock'
import styles from './manager.module.css'

/** Whether debits are credits, and the ledger's takings those that were read from the log a second time. Red when not. */
export function BooksBox({ day }: { day: DayReport }) {
  const { books } = day
  const tills = day.tills.reduce((sum, till) => sum + till.takingsPence, 0)
  return (
    <section aria-label="Books">
      <div className={`${styles.books} ${books.balanced ? '' : styles.off}`} role={books.balanced ? 'status' : 'alert'}>
        <div className={styles.b1}>{books.balanced ? '✓ Books balanced at' : '■ Books do not balance, at'}</div>
        <div className={styles.b2}>{clockWithSecondsOf(books.atMs)}</div>
        <div className={styles.b3}>
          {books.balanced ? 'Debits are credits, and the ledger has what was read from the log a second time.' : differenceWords(books)}
        </div>
      </div>
      <dl className={styles.eq}>
        <Row name={`Log, ${day.orders + day.cancelled} orders less ${day.cancelled} cancelled`} pence={books.factsTakingsPence} />
        <Row name={`Ledger, ${books.receipts} receipts`} pence={books.ledgerTakingsPence} />
        <Row name={day.tills.length === 1 ? 'The till' : `All ${day.tills.length} tills`} pence={tills} />
        <Row name="Debits" pence={books.debitPence} />
        <Row name="Credits" pence={books.creditPence} />
      </dl>
    </section>
  )
}

function Row({ name, pence }: { name: string; pence: number }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{formatPence(pence)}</dd>
    </>
  )
}

function differenceWords(books: DayReport['books']): string {
  const differences = []
  if (books.ledgerTakingsPence !== books.factsTakingsPence)
    differences.push(
      `The ledger has ${formatPence(Math.abs(books.ledgerTakingsPence - books.factsTakingsPence))} ${books.ledgerTakingsPence > books.factsTakingsPence ? 'more' : 'less'} than the log.`,
    )
  if (books.debitPence !== books.creditPence)
    differences.push(`Debits and credits differ by ${formatPence(Math.abs(books.debitPence - books.creditPence))}.`)
  return differences.join(' ')
}
