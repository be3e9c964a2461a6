// Protects: the sum on the manager's page closes at every stage of a portion's life, and shows it when it does not.
import { expect, test } from 'vitest'
import { collected, dropped, type Happening, lifted, minute, placed, ready, recalled, tell, wasted } from './cabinet/scene.fixture'
import { countPortions } from './portion-count'

const story: (Happening & { now: Partial<ReturnType<typeof countPortions>>; wasReady?: string })[] = [
  { event: dropped('b', 'cod', 6), atMs: 0, now: { cooked: 0, held: 0 } },
  { event: lifted('b', 'cod', 6), atMs: 6 * minute, now: { cooked: 6, held: 6 } },
  { event: placed('a', ['cod']), atMs: 7 * minute, now: { held: 6 } },
  { event: placed('w', ['cod', 'plaice']), atMs: 7 * minute, now: { held: 6 } },
  { event: ready('a'), atMs: 8 * minute, wasReady: 'a', now: { served: 1, held: 5 } },
  { event: recalled('a'), atMs: 9 * minute, wasReady: 'a', now: { served: 1, held: 5 } },
  { event: ready('a', 2), atMs: 10 * minute, wasReady: 'a', now: { served: 1, held: 5 } },
  { event: wasted('cod', 2), atMs: 10 * minute, now: { wasted: 2, held: 3 } },
  { event: collected('a'), atMs: 11 * minute, now: { served: 1, held: 3 } },
  { event: lifted('ghost', 'chips', 4), atMs: 60 * minute, now: { cooked: 10, held: 5 } },
]

test('every portion is sold, wasted, expired or held', () => {
  for (const [at, { now, wasReady }] of story.entries()) {
    const count = countPortions(tell(story.slice(0, at + 1)).state, new Set(wasReady === undefined ? [] : [wasReady]))
    expect(count).toMatchObject({ ...now, adrift: 0 })
  }
})

test('what does not add up is said', () => {
  const { state } = tell(story.slice(0, 2))
  expect(countPortions({ ...state, lots: [] }, new Set())).toMatchObject({ held: 0, adrift: 6 })
})
