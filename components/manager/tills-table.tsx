import { formatPence } from '@/lib/domain/money'
import type { DayReport } from '@/lib/domain/report'

export function TillsTable({ tills }: { tills: DayReport['tills'] }) {
  const total = (of: (till: DayReport['tills'][number]) => number) => tills.reduce((sum, till) => sum + of(till), 0)
  return (
    <section aria-labelledby="tills">
      <h3 id="tills">Tills</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Till</th>
            <th scope="col">Orders</th>
            <th scope="col">Takings</th>
            <th scope="col">Cash</th>
            <th scope="col">Card</th>
            <th scope="col">Not recorded</th>
          </tr>
        </thead>
        <tbody>
          {tills.length === 0 && (
            <tr>
              <td colSpan={6}>A till stands here once it has sold something.</td>
            </tr>
          )}
          {tills.map((till) => (
            <tr key={till.till}>
              <th scope="row">{till.till === 0 ? 'No till' : `Till ${till.till}`}</th>
              <td>{till.orders}</td>
              <td>{formatPence(till.takingsPence)}</td>
              <td>{formatPence(till.cashPence)}</td>
              <td>{formatPence(till.cardPence)}</td>
              <td>{formatPence(till.notRecordedPence)}</td>
            </tr>
          ))}
        </tbody>
        {tills.length > 0 && (
          <tfoot>
            <tr>
              <th scope="row">All</th>
              <td>{total((till) => till.orders)}</td>
              <td>{formatPence(total((till) => till.takingsPence))}</td>
              <td>{formatPence(total((till) => till.cashPence))}</td>
              <td>{formatPence(total((till) => till.cardPence))}</td>
              <td>{formatPence(total((till) => till.notRecordedPence))}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
