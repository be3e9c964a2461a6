// Protects the manager's word: the time that is set in the log counts before the one that the shop was started with, also for a counter
// that starts after it was set.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markReady } from '@/lib/operations/mark-ready'
import { setCounter } from '@/lib/operations/set-counter'
import { systemIds } from '@/lib/server/system'
import { type ScratchShop, scratchShop, until } from './scratch-shop.fixture'

let shop: ScratchShop
beforeAll(async () => {
  shop = await scratchShop({ COLLECT_AFTER_SECONDS: 3600 })
})
afterAll(() => shop.close())

test('an order is collected by the clock after the time that the manager has set', async () => {
  await setCounter(shop.deps, { shop: 0, collectAfterMinutes: 0.01 }, { id: systemIds.next() })
  await shop.work('preparer', 'counter')
  const id = await shop.sell(101, { parts: [['peas']] })
  const inHand = await until('the order is in hand', async () =>
    (await shop.events('make-up')).find((event) => event.type === 'order.in-hand' && event.value.id === id),
  )
  if (inHand.type !== 'order.in-hand') throw new Error('another event')
  await markReady(shop.deps, { ...inHand.value, partition: inHand.partition }, 1, { id: systemIds.next() })
  const collected = await until('it is collected', async () =>
    (await shop.events('collected')).find((event) => event.type === 'order.collected' && event.value.id === id),
  )
  expect(collected.value).toMatchObject({ by: 'clock' })
})
