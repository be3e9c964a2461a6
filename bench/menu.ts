import type { Food } from '@/lib/domain/menu'
import type { PlaceOrderInput } from '@/lib/inputs/order'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { createProducer } from '@/lib/server/kafka/producer'
import { createLogger } from '@/lib/server/log'
import { systemClock, systemIds } from '@/lib/server/system'
import { exampleMenu } from '@/prisma/menu'

/**
 * Four pans fry some dozens of portions a second at the most. What is measured is the shop, not its range: here food needs no pan, and
 * of what is kept hot there is as much as a menu may ask for, so that only plaice, which is cooked to order, has to be waited for.
 */
/** A menu may not ask for more. */
const mostHeld = 1000
const foods = exampleMenu.foods.map((food): Food => {
  if (food.kind === 'free') return food
  return { ...food, pan: 0, par: food.kind === 'held' ? mostHeld : 0 }
})
export const benchMenu = { ...exampleMenu, version: exampleMenu.version + 1, foods }

/** In force at once: nobody has a till open yet. */
export async function publishBenchMenu({
  brokers,
  shop = 0,
  prefix = '',
}: {
  brokers: string
  shop?: number
  prefix?: string
}): Promise<void> {
  const logger = createLogger('bench')
  const producer = createProducer({ kafka: kafkaClient({ brokers, logger }), prefix, logger })
  const value = { shop, effectiveAt: new Date().toISOString(), menu: benchMenu }
  await kafkaLog(producer, systemClock).append([{ partition: 0, event: { type: 'menu.published', id: systemIds.next(), value } }])
  await producer.close(5000)
}

export type Basket = Pick<PlaceOrderInput, 'lines' | 'parts'>
const line = (item: string) => ({ item, quantity: 1 })
const held = foods.filter(({ kind }) => kind === 'held').map(({ id }) => id)

/**
 * mixed: one order in six has plaice; otherwise several held foods, since of one food the kitchen brings no more than its par level at a
 * time. held: two portions of what the cabinet holds, all foods in turn, so that a crowd can be served before anything has to be cooked.
 */
const basketSets = {
  mixed: [
    { lines: [line('plaice-and-chips'), line('cod')] },
    { lines: [line('cod-and-chips')] },
    { parts: [['haddock', 'chips'], ['peas']] },
    { lines: [line('cod'), line('sausage-and-chips')] },
    { parts: [['cod', 'chips']] },
    { lines: [line('haddock'), line('large-chips')] },
  ],
  held: held.map((food, n) => ({ parts: [[food, held[(n + 1) % held.length] ?? food]] })),
} satisfies Record<string, Basket[]>

/** So many orders of two held portions there is food for. */
export const heldForOrders = Math.floor((held.length * mostHeld) / 2)

/** @throws when there is no such set */
export function basketsNamed(name: string): readonly Basket[] {
  const found = Object.entries(basketSets).find(([known]) => known === name)
  if (!found) throw new Error(`no baskets are called "${name}": there are ${Object.keys(basketSets).join(', ')}`)
  return found[1]
}

/** Tills 1 to 8: one a partition. */
export const tillOf = (n: number): number => 1 + (n % 8)
