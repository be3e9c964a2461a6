// Every file of stories is played, once; in a shop of its own where it says so.
import { expect, test } from 'vitest'
import { planStories, storyFiles } from './test-steps.mjs'

test('each file of stories stands in one step', () => {
  const played = planStories(storyFiles()).flatMap(({ files }) => files)
  expect(played.toSorted()).toEqual(storyFiles())
  expect(played.length).toBeGreaterThan(20)
})

test('a new file shares a shop', () => {
  const [step] = planStories(['something-new.spec.ts'])
  expect(step).toMatchObject({ name: 'stories of one shop', files: ['something-new.spec.ts'], when: 'waits' })
})

test('no shop is opened for stories that open one themselves', () => {
  const own = planStories(storyFiles()).filter(({ open }) => open === false)
  expect(own.map(({ files }) => files)).toEqual([['lan.spec.ts', 'shift.spec.ts']])
})
