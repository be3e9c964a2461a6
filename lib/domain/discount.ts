import { vatPercent } from './menu'
import { apportion, vatOfGross } from './money'
import type { Off, PricedLine } from './order'

/** What somebody takes off an order: so much per cent of it, or so many pence. */
export type DiscountRequest = { percent?: number | undefined; pence?: number | undefined; reason: string }

/** So much per cent of an amount, to the nearest penny. What a discount comes to and what a limit allows are reckoned by it alike. */
export const percentOf = (percent: number, ofPence: number): number => Math.round((ofPence * percent) / 100)

/** Never more than the order costs. The till's cart and the shop's price both come from here. */
export function discountPence({ percent, pence = 0 }: DiscountRequest, ofPence: number): number {
  return Math.min(ofPence, percent === undefined ? pence : percentOf(percent, ofPence))
}

/** Each line bears its share by what it costs, and its VAT is that of what is left. */
export function withDiscount(lines: readonly PricedLine[], request: DiscountRequest): { lines: PricedLine[]; off: Off | null } {
  const ofPence = lines.reduce((sum, line) => sum + line.totalPence, 0)
  const pence = discountPence(request, ofPence)
  if (pence === 0) return { lines: [...lines], off: null }
  const shares = apportion(
    pence,
    lines.map(({ totalPence }) => totalPence),
  )
  const less = lines.map((line, at): PricedLine => {
    const share = shares[at] ?? 0
    if (share === 0) return line
    const totalPence = line.totalPence - share
    return { ...line, offPence: (line.offPence ?? 0) + share, totalPence, vatPence: vatOfGross(totalPence, vatPercent[line.vat]) }
  })
  return { lines: less, off: { kind: 'discount', pence, reason: request.reason } }
}
