// Protects the list of names that every till reads: only of sales that the shop knows, and never without end.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { nobody } from './access/desk'
import { nameRoutes } from './names'
import { Once } from './once'
import { Memory } from './remembered'
import { createRouter } from './route'

function setUp() {
  const [known, kept] = [new Set<string>(), new Map<string, string>()]
  const once = new Once({ memory: new Memory(), nowMs: () => 0, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 10 })
  const names = { keep: async (id: string, name: string) => void kept.set(id, name), all: async () => kept }
  const router = createRouter(nameRoutes({ once, names, isKnown: (id) => known.has(id) }))
  async function name(of: string) {
    const found = router('POST', `/api/orders/${of}/name`)
    if (typeof found === 'string') throw new Error(found)
    const body = { id: randomUUID(), name: 'Dave' }
    return (await found.route.handle({ params: found.params, query: new URLSearchParams(), body, caller: nobody })).status
  }
  return { known, kept, name }
}

test('an id that is no sale of the shop gets no name', async () => {
  const { known, kept, name } = setUp()
  const id = randomUUID()
  expect(await name(id)).toBe(404)
  expect(kept.size).toBe(0)
  known.add(id)
  expect(await name(id)).toBe(201)
})

test('beyond what a day can need no more are kept, and one that is kept can still be changed', async () => {
  const { known, kept, name } = setUp()
  const [first, next] = [randomUUID(), randomUUID()]
  for (const id of [first, next]) known.add(id)
  expect(await name(first)).toBe(201)
  while (kept.size < 5000) kept.set(randomUUID(), 'Ann')
  expect(await name(next)).toBe(409)
  expect(await name(first)).toBe(201)
})
