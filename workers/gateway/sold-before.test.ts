// Protects an order that is sent again after the shop's memory of answers is over: it is answered, not cooked and booked twice.
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import type { FoundOrder } from './find-order'
import { soldBefore, timeOf } from './sold-before'

const DAY_MS = 24 * 3_600_000
const nowMs = Date.parse('2026-11-20T18:42:00Z')
const madeAgo = (ms: number) => uuidv7({ msecs: nowMs - ms })

function books(id: string) {
  const asked: string[] = []
  const sold: FoundOrder = {
    facts: {
      id,
      placed: { order: 271, till: 2, ticket: '271', atMs: nowMs, eatIn: false, totalPence: 340, payment: 'cash', parts: [], lines: [] },
    },
    placed: null,
    places: [],
  }
  const find = async (one: string) => {
    asked.push(one)
    return one === id ? sold : null
  }
  return { asked, find }
}

test('reads the time that an id was made at, where it has one', () => {
  expect(timeOf(madeAgo(0))).toBe(nowMs)
  expect(timeOf(uuidv4())).toBeNull()
})

test('an order that the books have is answered as it was sold', async () => {
  const id = madeAgo(9 * DAY_MS)
  expect(await soldBefore(books(id).find, id, nowMs)).toEqual({
    status: 200,
    body: { id, order: 271, ticket: '271', till: 2, totalPence: 340, status: 'accepted' },
  })
})

test('an order that waited as long and was never sold is new', async () => {
  expect(await soldBefore(books(madeAgo(0)).find, madeAgo(9 * DAY_MS), nowMs)).toBeNull()
})

test('the books are not asked for what the memory knows', async () => {
  const id = madeAgo(5 * DAY_MS)
  const { asked, find } = books(id)
  expect(await soldBefore(find, id, nowMs)).toBeNull()
  expect(asked).toEqual([])
})
