import { formatPence } from '@/lib/domain/money'
import type { DayReport } from '@/lib/domain/report'

const names: Readonly<Record<string, string>> = { standard: 'Standard, 20%', zero: 'Zero, 0%' }

export function VatTable({ vat }: { vat: DayReport['vat'] }) {
  return (
    <section aria-labelledby="vat">
      <h3 id="vat">VAT in today’s takings</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Gross</th>
            <th scope="col">VAT</th>
          </tr>
        </thead>
        <tbody>
          {vat.length === 0 && (
            <tr>
              <td colSpan={3}>The first sale puts its code here.</td>
            </tr>
          )}
          {vat.map((one) => (
            <tr key={one.code}>
              <th scope="row">{names[one.code] ?? one.code}</th>
              <td>{formatPence(one.grossPence)}</td>
              <td>{formatPence(one.vatPence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
