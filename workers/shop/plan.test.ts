// However the workers are spread over processes, each runs exactly once, and a browser is served at all times.
import { expect, test } from 'vitest'
import { planProcesses } from './plan.mjs'

const PEOPLE = ['accountant', 'cook', 'counter', 'preparer', 'statistician', 'stockist']

function workersOf(settings: { robots: boolean; split: boolean }): string[] {
  return planProcesses(settings)
    .flatMap(({ args }) => args)
    .sort()
}

test('three processes by default', () => {
  expect(planProcesses({ robots: false, split: false }).map(({ name }) => name)).toEqual(['gateway', 'floor', 'books'])
  expect(workersOf({ robots: false, split: false })).toEqual(PEOPLE)
})

test('--split gives every worker a process of its own, named after it', () => {
  const split = planProcesses({ robots: false, split: true })
  expect(split.map(({ name }) => name).sort()).toEqual([...PEOPLE, 'gateway'].sort())
  expect(split.filter(({ bundle }) => bundle === 'run').every(({ name, args }) => args.length === 1 && args[0] === name)).toBe(true)
  expect(workersOf({ robots: false, split: true })).toEqual(PEOPLE)
})

test('--robots adds the robots that prepare and cook', () => {
  expect(workersOf({ robots: true, split: false })).toEqual([...PEOPLE, 'robot-cook', 'robot-preparer'].sort())
})

test('only who keeps the books gives way to the others on a busy machine', () => {
  for (const split of [false, true]) {
    const giveWay = planProcesses({ robots: true, split }).filter(({ niceness }) => niceness !== undefined && niceness > 0)
    expect(giveWay.flatMap(({ args }) => args).sort()).toEqual(['accountant', 'statistician', 'stockist'])
  }
})
