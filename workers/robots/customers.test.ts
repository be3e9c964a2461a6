// Protects the busy shop from a queue without end: when the kitchen falls behind, robot customers stop ordering, say so once,
// and order again when it has caught up. Orders that they did not place count as well.
import { expect, test } from 'vitest'
import { exampleMenu } from '@/prisma/menu'
import { openDoors } from './customers'
import { createQueue, mostWaitingAt } from './queue'

const most = 40

/** A shop that takes every order and never makes one, with people at its doors much faster than any kitchen. */
function openCrowd() {
  const placed: string[] = []
  const said: string[] = []
  let told = () => {}
  const full = () => new Promise<void>((resolve) => (told = resolve))
  let lastId = 0
  const api = {
    menu: async () => exampleMenu,
    left: async () => ({}),
    async post(path: string, { id }: { id: string }): Promise<'done' | 'refused'> {
      if (path !== '/api/orders') return 'refused'
      placed.push(id)
      return 'done'
    },
  }
  const say = (message: string) => {
    said.push(message)
    told()
  }
  const ids = { next: () => `id-${lastId++}` }
  const open = () =>
    openDoors(
      { api, staff: new Map(), ids, menu: () => exampleMenu, left: () => ({}), say },
      { ordersPerSecond: 2000, speed: 20, seed: 1, mostWaiting: most },
    )
  return { placed, said, full, open }
}

test('nobody orders behind forty open orders, and that is said', async () => {
  const { placed, said, full, open } = openCrowd()
  const told = full()
  const customers = open()
  await told
  expect(placed.length).toBe(most)
  expect(said).toEqual(['the kitchen cannot keep up: 40 open; customers wait outside'])
  customers.close()
})

test('when orders have left, as many people come in', async () => {
  const { placed, full, open } = openCrowd()
  const first = full()
  const customers = open()
  await first
  const second = full()
  for (const id of placed.slice(0, 30)) customers.left(id)
  await second
  expect(placed.length).toBe(most + 30)
  customers.close()
})

test('orders of an earlier run stand in the same queue', async () => {
  const { placed, full, open } = openCrowd()
  const told = full()
  const customers = open()
  customers.unmade(Array.from({ length: 25 }, (_, n) => `earlier-${n}`))
  await told
  expect(placed.length).toBe(most - 25)
  customers.close()
})

test('a queue at its limit is said once, until it has been half as long', () => {
  const said: string[] = []
  const queue = createQueue(most, (message) => said.push(message))
  expect([39, 40, 39, 41, 21, 40].map((waiting) => queue.takes(waiting))).toEqual([true, false, true, false, true, false])
  expect(said.length).toBe(1)
  queue.takes(20)
  queue.takes(40)
  expect(said.length).toBe(2)
})

test('a faster shop has more under way at once, but never without a limit', () => {
  expect(mostWaitingAt(0.2)).toBe(40)
  expect(mostWaitingAt(2)).toBe(40)
  expect(mostWaitingAt(50)).toBe(1000)
})
