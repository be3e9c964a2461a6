import { totalPence } from '@/lib/domain/cart'
import { formatPence } from '@/lib/domain/money'
import { sumOf } from '@/lib/domain/payment'
import type { OpenSale } from '@/lib/domain/split'
import { type Kept, ordersPath } from './queue'
import type { WaitingHere } from './waiting-here'

/** What this device has not finished, in the words that doors, bars and badges share. */

const many = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`
const moneyOf = (entries: readonly Kept[]) => formatPence(entries.reduce((sum, { amountPence = 0 }) => sum + amountPence, 0))

/** "2 paid orders and 1 other record of till 1 wait on this device"; null when nothing is to be sent. */
export function waitWords({ till, orders, others }: Pick<WaitingHere, 'till' | 'orders' | 'others'>): string | null {
  const parts = [
    ...(orders.length > 0 ? [many(orders.length, 'paid order')] : []),
    ...(others.length > 0 ? [many(others.length, orders.length > 0 ? 'other record' : 'record')] : []),
  ]
  if (parts.length === 0) return null
  return `${parts.join(' and ')} of till ${till} ${orders.length + others.length === 1 ? 'waits' : 'wait'} on this device`
}

/** "A sale of till 1 is paid in part: £4.00 of £10.60 is taken". */
export function partWords(till: number, { menu, cart, parts, asked }: OpenSale): string {
  const of = formatPence(totalPence(menu, cart))
  const taken = sumOf(parts)
  const card = asked && `whether a card was taken for ${formatPence(asked.pence)} is not known`
  if (card && taken === 0) return `A sale of till ${till} for ${of} is not finished: ${card}`
  return `A sale of till ${till} is paid in part: ${formatPence(taken)} of ${of} is taken${card ? `, and ${card}` : ''}`
}

/** Each a sentence about what was taken on this device, with the money. */
export function hereWords(waiting: readonly WaitingHere[]): string[] {
  return waiting.flatMap(({ till, orders, others, refused, sales }) => {
    const waits = waitWords({ till, orders, others })
    return [
      ...(waits ? [orders.length > 0 ? `${waits}: ${moneyOf(orders)}.` : `${waits}.`] : []),
      ...(refused.length > 0 ? [refusedWords(till, refused)] : []),
      ...sales.map((sale) => `${partWords(till, sale)}.`),
    ]
  })
}

function refusedWords(till: number, refused: readonly Kept[]): string {
  const orders = refused.filter(({ path }) => path === ordersPath)
  const what = orders.length > 0 ? `${many(orders.length, 'paid order')} of till ${till}: ${moneyOf(orders)}` : `something of till ${till}`
  return `The shop has refused ${what}. The till says why.`
}

/** What becomes of it, for whoever stands before a door. `till`: what this device is enrolled as; undefined: as nothing. */
export function doorWords(waiting: readonly WaitingHere[], till: number | null | undefined): string {
  const when =
    till === undefined
      ? 'this device is enrolled again, as any till, and somebody has signed in'
      : till === null
        ? 'somebody who may sell has signed in and opened Till on this device'
        : 'somebody who may sell has signed in'
  const toSend = waiting.some(({ orders, others }) => orders.length + others.length > 0)
  if (toSend) return `Nothing is lost: it is kept here and sent by itself, once, when ${when}. Do not take it again.`
  return `Nothing is lost: it is kept here, and shown when ${when}.`
}

/** "2 paid orders wait on this device"; null when nothing does. */
export function badgeWords(waiting: readonly WaitingHere[]): string | null {
  const orders = waiting.reduce((sum, one) => sum + one.orders.length, 0)
  if (orders > 0) return `${many(orders, 'paid order')} ${orders === 1 ? 'waits' : 'wait'} on this device: open Till`
  return waiting.length > 0 ? 'Something of a till waits on this device: open Till' : null
}

const mostListed = 6

/** "101, 102 and 103". */
export function listed(labels: readonly string[]): string {
  if (labels.length > mostListed) return `${labels.slice(0, mostListed).join(', ')} and ${labels.length - mostListed} more`
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1)}`
}
