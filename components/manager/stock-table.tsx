import type { DayReport } from '@/lib/domain/report'

/** What the day has used up, by the log. What is left is not known until somebody counts. */
export function StockTable({ stock }: { stock: DayReport['stock'] }) {
  return (
    <section aria-labelledby="stock">
      <h3 id="stock">Stock used today</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Used</th>
            <th scope="col">of it wasted</th>
            <th scope="col">Unit</th>
          </tr>
        </thead>
        <tbody>
          {stock.length === 0 && (
            <tr>
              <td colSpan={4}>What the first order and the first batch use stands here.</td>
            </tr>
          )}
          {stock.map((one) => (
            <tr key={one.consumable}>
              <th scope="row">{one.name}</th>
              <td>{amount(one.used)}</td>
              <td>{one.wasted === 0 ? '–' : amount(one.wasted)}</td>
              <td>{one.unit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Up to two places: weights come in parts, boxes do not. */
const amount = (n: number) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(n)
