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
 * VAT contained in a gross amount, gross × rate ÷ (100 + rate), half a penny up. In integers throughout: the quotient as a
 * binary fraction would put some halves on the wrong side.
 */
export function vatOfGross(grossPence: number, ratePercent: number): number {
  const divisor = 100 + ratePercent
  return Math.floor((2 * grossPence * ratePercent + divisor) / (2 * divisor))
}
