import type { VatCode } from './menu'
import type { PaymentMethod, PricedLine } from './order'

/** So many units of a line of the sale; lines count from 0. */
export type Units = { line: number; quantity: number }
/** Units with what they cost, copied from the sale's own figures. */
export type UnitsBack = Units & { totalPence: number; vat: VatCode; vatPence: number }

/**
 * What came back of an order after it was sold. changed: lines that the kitchen must not make any more, and their money ·
 * refunded: money only, whatever became of the food.
 */
export type GivenBack = {
  kind: 'changed' | 'refunded'
  atMs: number
  lines: readonly Units[]
  totalPence: number
  method: PaymentMethod | null
  reason: string
}

type SoldLine = Pick<PricedLine, 'quantity' | 'totalPence' | 'vat' | 'vatPence'>
type Lines = readonly SoldLine[]

export type Decision = { ok: true; lines: UnitsBack[]; totalPence: number; vatPence: number } | { ok: false; why: string }

/**
 * What these units cost when they were sold. Never more than was sold and nothing twice: `before` is all that was given back of
 * the sale so far. The shares follow from how many units of the line have gone before, so whatever is given back piece by piece
 * adds up to the sale to the penny.
 */
export function decideBack(lines: Lines, before: readonly Units[], wanted: readonly Units[]): Decision {
  const gone = unitsByLine(before)
  const back: UnitsBack[] = []
  for (const [at, quantity] of unitsByLine(wanted)) {
    const line = lines[at]
    if (line === undefined) return { ok: false, why: `has no line ${at + 1}` }
    const already = gone.get(at) ?? 0
    const left = line.quantity - already
    if (left <= 0) return { ok: false, why: 'has had this given back already' }
    if (quantity > left) return { ok: false, why: `has only ${left} of this left to give back` }
    back.push({ line: at, quantity, vat: line.vat, ...between(line, already, already + quantity) })
  }
  if (back.length === 0) return { ok: false, why: 'has nothing left to give back' }
  return { ok: true, lines: back, ...sumOf(back) }
}

/** All that has not been given back yet. */
export function unitsLeft(lines: readonly { quantity: number }[], before: readonly Units[]): Units[] {
  const gone = unitsByLine(before)
  return lines.flatMap(({ quantity }, line) => {
    const left = quantity - (gone.get(line) ?? 0)
    return left > 0 ? [{ line, quantity: left }] : []
  })
}

/** What the first of a line's units came to, when `k` of them have been given back: whole pence that end at the line's own figures. */
function upTo({ quantity, totalPence, vatPence }: Omit<SoldLine, 'vat'>, k: number): { totalPence: number; vatPence: number } {
  const pence = Math.floor((totalPence * k) / quantity)
  // From the pence and not from the units: a unit must never have more VAT in it than it costs.
  return { totalPence: pence, vatPence: totalPence === 0 ? 0 : Math.floor((vatPence * pence) / totalPence) }
}

function between(line: SoldLine, from: number, to: number): { totalPence: number; vatPence: number } {
  const [low, high] = [upTo(line, from), upTo(line, to)]
  return { totalPence: high.totalPence - low.totalPence, vatPence: high.vatPence - low.vatPence }
}

function sumOf(back: readonly { totalPence: number; vatPence: number }[]): { totalPence: number; vatPence: number } {
  return {
    totalPence: back.reduce((sum, line) => sum + line.totalPence, 0),
    vatPence: back.reduce((sum, line) => sum + line.vatPence, 0),
  }
}

export function unitsByLine(units: readonly Units[]): Map<number, number> {
  const byLine = new Map<number, number>()
  for (const { line, quantity } of units) byLine.set(line, (byLine.get(line) ?? 0) + quantity)
  return byLine
}

/** The units of all of these together. */
export function unitsOf(given: Iterable<GivenBack>, kind?: GivenBack['kind']): Units[] {
  return [...given].filter((one) => kind === undefined || one.kind === kind).flatMap(({ lines }) => lines)
}

/**
 * The parts of each line, where one unit sold is one part and they stand in the order of the lines, as our own tills sell.
 * Null where that is not so: in an order from elsewhere nobody knows which part is which line's.
 */
export function partsOfLines(lines: readonly { quantity: number }[], parts: readonly (readonly string[])[]): string[][][] | null {
  const byLine: string[][][] = []
  let next = 0
  for (const { quantity } of lines) {
    const own = parts.slice(next, next + quantity).map((part) => [...part])
    const same = JSON.stringify(own[0])
    if (own.length < quantity || own.some((part) => JSON.stringify(part) !== same)) return null
    byLine.push(own)
    next += quantity
  }
  return next === parts.length ? byLine : null
}

type Sale = { lines: readonly PricedLine[]; parts: readonly (readonly string[])[] }

/**
 * What is left of a sale for somebody who cancels the rest: the lines that the kitchen would still make, with the money that
 * has not been given back. `changed` are units that are not made any more, `refunded` those of which only the money is back.
 */
export function restOf({ lines, parts }: Sale, changed: readonly Units[], refunded: readonly Units[]) {
  const [unmade, paidBack] = [unitsByLine(changed), unitsByLine([...changed, ...refunded])]
  const left = lines.flatMap((line, at): PricedLine[] => {
    const quantity = line.quantity - (unmade.get(at) ?? 0)
    if (quantity <= 0) return []
    const figures = between(line, paidBack.get(at) ?? 0, line.quantity)
    const offPence = line.unitPence * quantity - figures.totalPence
    return [{ ...line, quantity, ...figures, ...(offPence > 0 && { offPence }) }]
  })
  return { lines: left, parts: partsLeft(lines, parts, changed), ...sumOf(left) }
}

/** The parts that are still to be made. */
export function partsLeft(
  lines: readonly { quantity: number }[],
  parts: readonly (readonly string[])[],
  changed: readonly Units[],
): string[][] {
  const byLine = partsOfLines(lines, parts)
  const unmade = unitsByLine(changed)
  return byLine === null ? parts.map((part) => [...part]) : byLine.flatMap((own, at) => own.slice(unmade.get(at) ?? 0))
}
