import { isMeant } from './customer-name'

/** What somebody types who looks for an order: its number, when it was placed, what it cost, or what its customer is called. */
export type OrderSearch =
  | { by: 'number'; ticket: string }
  | { by: 'time'; minute: number }
  | { by: 'amount'; pence: number }
  | { by: 'name'; name: string }

/** How far off a time may be that somebody remembers, in minutes. */
const minutesOff = 5

/** 271 → number · 18:42 → time (minutes of the day) · £10.60, 10.60 → amount · Jo → name. Null: nothing of this kind. */
export function readSearch(text: string): OrderSearch | null {
  const asked = text.trim()
  const time = /^(\d{1,2}):(\d{2})$/.exec(asked)
  if (time) {
    const [hour, minute] = [Number(time[1]), Number(time[2])]
    return hour < 24 && minute < 60 ? { by: 'time', minute: hour * 60 + minute } : null
  }
  const amount = /^£?\s*(\d{1,7})\.(\d{2})$/.exec(asked) ?? /^£\s*(\d{1,7})()$/.exec(asked)
  if (amount) return { by: 'amount', pence: Number(amount[1]) * 100 + Number(amount[2] || 0) }
  if (/^\d{1,12}$/.test(asked)) return { by: 'number', ticket: asked }
  return /^\p{L}/u.test(asked) ? { by: 'name', name: asked } : null
}

/** `minute`: of the day, on the clock of the shop. A number is found by its end too, as people say it without the till's digit. */
export function isFoundBy(
  search: OrderSearch,
  order: { ticket: string; totalPence: number; minute: number; name?: string | undefined },
): boolean {
  switch (search.by) {
    case 'number':
      return order.ticket.endsWith(search.ticket)
    case 'time': {
      const off = Math.abs(order.minute - search.minute)
      return Math.min(off, 24 * 60 - off) <= minutesOff
    }
    case 'amount':
      return order.totalPence === search.pence
    case 'name':
      return order.name !== undefined && isMeant(order.name, search.name)
    default: {
      const unknown: never = search
      return unknown
    }
  }
}
