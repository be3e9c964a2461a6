import { priceParts } from '@/lib/domain/pricing'
import { exampleMenu } from '@/prisma/menu'
import type { DemoOrder } from './order'
import type { Participant } from './participant'
import { readOneByOne } from './reader'

const bookMs = { from: 100, to: 200 } as const

/**
 * Adds up what the shop takes. Each accountant is a group of its own: it reads every order, at its own pace, whatever others
 * have read. The sums are only in its head, so it reads from offset 0 whenever it starts. The log is kept: that is always possible.
 */
export async function openAccountant(me: Participant) {
  const takings = new Map<string, number>()
  let totalPence = 0

  await readOneByOne(me, {
    topics: ['orders'],
    fromTheBeginning: true,
    async handle({ id, order }) {
      await me.pace.between(bookMs.from, bookMs.to)
      // An order that is read a second time is known by its id, and not counted twice.
      if (takings.has(id)) return
      const pence = priceOf(order)
      takings.set(id, pence)
      totalPence += pence
      me.say({ say: 'books', orders: takings.size, totalPence })
    },
  })
}

/** What cannot be priced was not sold. */
export function priceOf(order: DemoOrder): number {
  const priced = priceParts(exampleMenu, order.parts, false)
  return priced.ok ? priced.totalPence : 0
}
