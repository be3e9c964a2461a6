/** 1060 → "£10.60", 254180 → "£2,541.80", -90 → "−£0.90". */
export function formatPence(pence: number): string {
  const size = Math.abs(pence)
  const pounds = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${pence < 0 ? '−' : ''}£${pounds}.${String(size % 100).padStart(2, '0')}`
}

/** A price on a tile or a line: what costs nothing is "Free". */
export function formatPrice(pence: number): string {
  return pence === 0 ? 'Free' : formatPence(pence)
}

/**
 * Shares an amount out by weight, in whole pence that add up to it: each its share rounded down, and the pennies that are left
 * to the largest remainders, the first of equals first. Nothing is shared out where nothing weighs anything.
 */
export function apportion(pence: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole === 0) return weights.map(() => 0)
  const shares = weights.map((weight, at) => ({ at, share: Math.floor((pence * weight) / whole), rest: (pence * weight) % whole }))
  let left = pence - shares.reduce((sum, { share }) => sum + share, 0)
  for (const one of shares.toSorted((a, b) => b.rest - a.rest || a.at - b.at)) if (left-- > 0) one.share += 1
  return shares.map(({ share }) => share)
}

/**
 * VAT contained in a gross amount, gross × rate ÷ (100 + rate), half a penny up. In integers throughout: the quotient as a
 * binary fraction would put some halves on the wrong side.
 */
export function vatOfGross(grossPence: number, ratePercent: number): number {
  const divisor = 100 + ratePercent
  return Math.floor((2 * grossPence * ratePercent + divisor) / (2 * divisor))
}
