import { setTimeout as pause } from 'node:timers/promises'
import type { Units } from '@/lib/domain/availability'
import type { Menu } from '@/lib/domain/menu'
import type { Ids } from '@/lib/operations/ports'
import { createQueue } from './queue'
import type { ShopApi } from './shop-api'
import type { Visitor } from './visitor'
import { type Chance, seededChance, type Wish, wishFrom } from './wishes'

/** `staff`: who sells, by the till that their device is enrolled as. */
export type Crowd = { api: ShopApi; staff: ReadonlyMap<number, Visitor>; ids: Ids; menu(): Menu; left(): Units; say(message: string): void }
/** `mostWaiting`: with so many open orders before them people do not order. */
export type Temper = { ordersPerSecond: number; speed: number; seed: number; mostWaiting: number }

/** How long people take to see their number and come, and how many change their minds. */
const comeMs = { least: 3000, most: 20_000 }
const shareThatCancels = 0.02
/** More people do not fit into the shop: who comes then goes away again. */
const mostInside = 5000

/** Customers come at random, at so many a second on average; they order, and fetch what they ordered when it is called. */
export function openDoors({ api, staff, ids, menu, left: leftNow, say }: Crowd, { ordersPerSecond, speed, seed, mostWaiting }: Temper) {
  const chance = seededChance(seed)
  const tills = [...staff.keys()]
  const waiting = new Set<string>()
  const coming = new Set<string>()
  /** Orders that stood open on the board and are not of these people: of an earlier run, or sold by hand. */
  const others = new Set<string>()
  const queue = createQueue(mostWaiting, say)
  let open = true

  async function stream() {
    for (let atMs = performance.now(); open; ) {
      atMs += (-Math.log(1 - chance()) * 1000) / ordersPerSecond
      const waitMs = atMs - performance.now()
      if (waitMs > 0) await pause(waitMs)
      // What was missed while the machine was busy is not made up for all at once.
      if (waitMs < -1000) atMs = performance.now()
      if (!open || waiting.size + coming.size >= mostInside) continue
      if (!queue.takes(waiting.size + others.size)) continue
      const wish = wishFrom(chance, menu(), tills, leftNow())
      if (wish) void visit(wish, chance)
    }
  }

  async function visit(wish: Wish, fate: Chance) {
    const id = ids.next()
    const cancels = fate() < shareThatCancels
    waiting.add(id)
    if ((await api.post('/api/orders', { id, ...wish }, staff.get(wish.till))) === 'refused') {
      say(`an order was refused: ${JSON.stringify(wish)}`)
      left(id)
    } else if (cancels && (await api.post(`/api/orders/${id}/cancelled`, { id: ids.next() })) === 'done') left(id)
  }

  /** The number of this order is called. */
  async function called(orderId: string) {
    others.delete(orderId)
    if (!waiting.delete(orderId)) return
    coming.add(orderId)
    await pause((comeMs.least + chance() * (comeMs.most - comeMs.least)) / speed)
    // Refused: recalled meanwhile, it will be called again; or collected by the clock.
    const outcome = await api.post(`/api/orders/${orderId}/collected`, { id: ids.next() })
    if (coming.delete(orderId) && outcome === 'refused') waiting.add(orderId)
  }

  /** This order was collected or cancelled, whoever said so. */
  function left(orderId: string) {
    for (const orders of [waiting, coming, others]) orders.delete(orderId)
  }

  /** All that the kitchen has still to make, as the board says. */
  function unmade(orderIds: readonly string[]) {
    others.clear()
    for (const id of orderIds) if (!waiting.has(id) && !coming.has(id)) others.add(id)
  }

  if (ordersPerSecond > 0) void stream()
  return {
    called,
    left,
    unmade,
    close() {
      open = false
    },
  }
}
