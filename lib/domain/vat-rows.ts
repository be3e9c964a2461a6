import { type VatCode, vatPercent } from './menu'

/** What was sold at one rate. Net and VAT make up gross. */
export type VatRow = { vat: VatCode; percent: number; netPence: number; vatPence: number; grossPence: number }

const highestFirst: readonly VatCode[] = ['standard', 'zero']

/** The order's own figures by rate, as an invoice shows them; nothing is reckoned anew. A rate at which nothing was sold has no row. */
export function vatRows(lines: readonly { vat: VatCode; vatPence: number; totalPence: number }[]): VatRow[] {
  return highestFirst.flatMap((vat) => {
    const sold = lines.filter((line) => line.vat === vat)
    if (sold.length === 0) return []
    const grossPence = sold.reduce((sum, line) => sum + line.totalPence, 0)
    const vatPence = sold.reduce((sum, line) => sum + line.vatPence, 0)
    return [{ vat, percent: vatPercent[vat], netPence: grossPence - vatPence, vatPence, grossPence }]
  })
}
