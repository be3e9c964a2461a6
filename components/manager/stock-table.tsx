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
            <th scope="col">of it binned</th>
          </tr>
        </thead>
        <tbody>
          {stock.length === 0 && (
            <tr>
              <td colSpan={3}>What the first order and the first batch use stands here.</td>
            </tr>
          )}
          {stock.map((one) => (
            <tr key={one.consumable}>
              <th scope="row">{one.name}</th>
              <td>{amount(one.used, one.unit)}</td>
              <td>{one.wasted === 0 ? '–' : amount(one.wasted, one.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const thousands: Readonly<Record<string, string>> = { g: 'kg', ml: 'litres' }

/** Boxes come whole, weights in parts, and nobody weighs a day's potatoes in grams. */
function amount(n: number, unit: string): string {
  const larger = Math.abs(n) >= 1_000 ? thousands[unit] : undefined
  const text = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }).format(larger ? n / 1_000 : n)
  return `${text} ${larger ?? (n === 1 && unit === 'portions' ? 'portion' : unit)}`
}
