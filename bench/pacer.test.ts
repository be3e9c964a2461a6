// Protects the open loop: orders are due at even times whatever the shop does, and one that goes out late keeps the time it was due.
import { expect, test } from 'vitest'
import { createPacer } from './pacer'

function takeAll(pacer: ReturnType<typeof createPacer>, nowMs: number) {
  const due: { n: number; dueMs: number }[] = []
  for (let next = pacer.take(nowMs); next; next = pacer.take(nowMs)) due.push(next)
  return due
}

test('ten a second are due every hundred ms from the moment it was said', () => {
  const pacer = createPacer()
  pacer.sell(10, 1000)
  expect(takeAll(pacer, 1000)).toEqual([{ n: 0, dueMs: 1000 }])
  expect(pacer.restMs(1040)).toBe(60)
  expect(takeAll(pacer, 1099)).toEqual([])
  expect(takeAll(pacer, 1100)).toEqual([{ n: 1, dueMs: 1100 }])
})

test('what was missed is made up for, each with its own time', () => {
  const pacer = createPacer()
  pacer.sell(10, 0)
  expect(takeAll(pacer, 250).map(({ dueMs }) => dueMs)).toEqual([0, 100, 200])
})

test('another pace begins where the numbers stand', () => {
  const pacer = createPacer()
  pacer.sell(1000, 0)
  takeAll(pacer, 4)
  pacer.sell(10, 500)
  expect(takeAll(pacer, 600)).toEqual([
    { n: 5, dueMs: 500 },
    { n: 6, dueMs: 600 },
  ])
})

test('a closed loop sells up to what is allowed, at once, and no further', () => {
  const pacer = createPacer()
  expect(takeAll(pacer, 5)).toEqual([])
  pacer.allow(2)
  expect(takeAll(pacer, 7)).toEqual([
    { n: 0, dueMs: 7 },
    { n: 1, dueMs: 7 },
  ])
  expect(takeAll(pacer, 9)).toEqual([])
  expect(pacer.closedLoop).toBe(true)
})
