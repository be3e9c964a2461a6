import { setTimeout as pause } from 'node:timers/promises'
import type { Menu } from '@/lib/domain/menu'
import type { Ids } from '@/lib/operations/ports'
import type { ShopApi } from './shop-api'
import { type Chance, seededChance, type Wish, wishOf } from './wishes'

export type Crowd = { api: ShopApi; ids: Ids; menu(): Menu; say(message: string): void }
export type Temper = { ordersPerSecond: number; speed: number; seed: number }

/** How long people take to see their number and come, and how many change their minds. */
const comeMs = { least: 3000, most: 20_000 }
const shareThatCancels = 0.02
/** More people do not fit into the shop: who comes then goes away again. */
const mostInside = 5000

/** Customers come at random, at so many a second on average; they order, and fetch what they ordered when it is called. */
export function openDoors({ api, ids, menu, say }: Crowd, { ordersPerSecond, speed, seed }: Temper) {
  const chance = seededChance(seed)
  const inside = new Map<string, 'waiting' | 'coming'>()
  let open = true

  async function stream() {
    for (let atMs = performance.now(); open; ) {
      atMs += (-Math.log(1 - chance()) * 1000) / ordersPerSecond
      const waitMs = atMs - performance.now()
      if (waitMs > 0) await pause(waitMs)
      // What was missed while the machine was busy is not made up for all at once.
      if (waitMs < -1000) atMs = performance.now()
      if (open && inside.size < mostInside) void visit(wishOf(chance, menu()), chance)
    }
  }

  async function visit(wish: Wish, fate: Chance) {
    const id = ids.next()
    const cancels = fate() < shareThatCancels
    inside.set(id, 'waiting')
    if ((await api.post('/api/orders', { id, ...wish })) === 'refused') {
      say(`an order was refused: ${JSON.stringify(wish)}`)
      inside.delete(id)
    } else if (cancels && (await api.post(`/api/orders/${id}/cancelled`, { id: ids.next() })) === 'done') inside.delete(id)
  }

  /** The number of this order is called. */
  async function called(orderId: string) {
    if (inside.get(orderId) !== 'waiting') return
    inside.set(orderId, 'coming')
    await pause((comeMs.least + chance() * (comeMs.most - comeMs.least)) / speed)
    // Refused: recalled meanwhile, it will be called again; or collected by the clock.
    const outcome = await api.post(`/api/orders/${orderId}/collected`, { id: ids.next() })
    if (outcome === 'done') inside.delete(orderId)
    else if (inside.has(orderId)) inside.set(orderId, 'waiting')
  }

  if (ordersPerSecond > 0) void stream()
  return {
    called,
    /** This order was collected or cancelled, whoever said so. */
    left: (orderId: string) => inside.delete(orderId),
    close() {
      open = false
    },
  }
}
