// Protects: what the kitchen counts on the shelf is what is there, for whom and how old, and agrees with the books (held = free + set aside).
import { expect, test } from 'vitest'
import { dropped, lifted, minute, placed, ready, second, tell } from './cabinet/scene.fixture'
import { menu } from './kitchen.fixture'
import { shelves } from './shelf'

const kitchen = [
  { event: dropped('b1', 'cod', 6), atMs: 0 },
  { event: lifted('b1', 'cod', 6), atMs: 6 * minute },
  { event: placed('a', ['cod'], ['cod']), atMs: 7 * minute },
  { event: placed('b', ['cod', 'plaice']), atMs: 8 * minute },
]
const shelfOf = (id: string, atMs: number, events = kitchen) =>
  shelves(tell(events).state, menu, atMs).find((shelf) => shelf.food.id === id)

test('free food has no shelf', () => {
  expect(shelves(tell(kitchen).state, menu, 8 * minute).map((shelf) => shelf.food.id)).toEqual(['cod', 'chips', 'plaice', 'scampi'])
})

test('what is set aside is held and promised, and so is what a waiting order will have; the rest is spare', () => {
  expect(shelfOf('cod', 8 * minute)).toMatchObject({ held: 6, promised: 3, needed: 3, toPar: 3 })
})

test('one loaf a portion, those that are spoken for first', () => {
  const loaves = shelfOf('cod', 8 * minute)?.loaves ?? []
  expect(loaves.map((loaf) => loaf.promised)).toEqual([true, true, true, false, false, false])
  expect(loaves.map((loaf) => loaf.minutes)).toEqual([2, 2, 2, 2, 2, 2])
})

test('once it is ready its food is off the shelf', () => {
  const events = [...kitchen, { event: ready('a'), atMs: 9 * minute }]
  expect(shelfOf('cod', 9 * minute, events)).toMatchObject({ held: 4, promised: 1, needed: 1 })
})

test.each([
  [6 * minute, 'fresh'],
  [22.4 * minute, 'fresh'],
  [22.5 * minute, 'ageing'],
  [31.4 * minute, 'ageing'],
  [31.5 * minute, 'bin'],
] as const)('lifted at 6:00 with 30 minutes to live, at %i ms it is %s', (atMs, state) => {
  const events = kitchen.slice(0, 2)
  expect(shelfOf('cod', atMs, events)).toMatchObject({ oldest: { state, leftMs: 36 * minute - atMs } })
})

test('what is set aside does not age, and what is past its time is not held', () => {
  const late = shelfOf('cod', 36 * minute + second)
  expect(late).toMatchObject({ held: 2, oldest: null })
  expect(late?.loaves.map((loaf) => loaf.state)).toEqual(['fresh', 'fresh'])
})

test('what fries is coming, the soonest first, until it is forgotten', () => {
  const events = [
    { event: dropped('b2', 'chips', 10), atMs: minute },
    { event: dropped('b1', 'chips', 8), atMs: 2 * minute },
  ]
  expect(shelfOf('chips', 3 * minute, events)?.coming).toEqual([
    { portions: 10, readyAtMs: 6 * minute },
    { portions: 8, readyAtMs: 7 * minute },
  ])
  expect(shelfOf('chips', 11 * minute + second, events)?.coming).toHaveLength(1)
})
