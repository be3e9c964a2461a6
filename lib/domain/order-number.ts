/** A till's number is one digit, since its orders' numbers begin with it. */
export const tillNumbers: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/**
 * An order's number is the till's digit and that till's running number of the day, padded to two: 205, 271, 2100. Unique
 * among our own tills without asking anybody, because the first digit says whose it is. Till 0 has no digit to show.
 */
export function orderNumber(till: number, running: number): number {
  if (!Number.isInteger(till) || till < 0 || till > 9) throw new RangeError(`a till has one digit, not ${till}`)
  return Number(`${till}${String(running).padStart(2, '0')}`)
}

/**
 * More than a till ever sells in a day. A stranger may call its order 499999999: were till 4 to count on from there, its next
 * number would be larger than a record may carry, and orders that were accepted could be read by nobody.
 */
const mostRunning = 9_999_999

/** The running number in an order number of this till; null when the till did not make it (foreign numbers stay as they came). */
export function runningNumber(till: number, order: number): number | null {
  const running = Number(String(order).slice(till === 0 ? 0 : 1))
  return running > 0 && running <= mostRunning && orderNumber(till, running) === order ? running : null
}

/** The number after a till's last one of the day; its first when there was none, or none of its own making. */
export function nextOrderNumber(till: number, last: number | undefined): number {
  return orderNumber(till, (last === undefined ? 0 : (runningNumber(till, last) ?? 0)) + 1)
}

/** What is printed and called. */
export function ticketText(order: number): string {
  return String(order)
}
