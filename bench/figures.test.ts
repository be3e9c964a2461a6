// Protects the verdicts: the median counts, a miss is a miss, and what could not be measured has not been reached.
import { expect, test } from 'vitest'
import { type Measured, overRuns, reaches } from './figures'
import { numberText, partMarkdown, partText, targetText, verdictText } from './render'
import type { PartResult } from './results'

const rate = (value: number, limit?: string): Measured => ({
  name: 'held',
  unit: 'orders/s',
  value,
  target: { atLeast: 2500 },
  ...(limit && { limit }),
})

test('runs stand side by side, with the limit of the one in the middle', () => {
  const figures = overRuns([[rate(2400, 'low')], [rate(2700, 'high')], [rate(2600, 'middle')]])
  expect(figures).toEqual([{ name: 'held', unit: 'orders/s', target: { atLeast: 2500 }, limit: 'middle', values: [2400, 2700, 2600] }])
})

test('a figure that a run has not got leaves the others where they are', () => {
  const seconds = { name: 'took', unit: 's', value: 3 }
  expect(overRuns([[rate(1), seconds], [rate(2)]]).map(({ name, values }) => [name, values])).toEqual([
    ['held', [1, 2]],
    ['took', [3]],
  ])
})

test.each([
  [[2400, 2600, 2700], { atLeast: 2500 }, true],
  [[2400, 2400, 9000], { atLeast: 2500 }, false],
  [[2500], { atLeast: 2500 }, true],
  [[29, 31, 100], { atMost: 30 }, false],
  [[30], { atMost: 30 }, true],
  [[Number.NaN], { atMost: 30 }, false],
  [[], { atLeast: 1 }, false],
])('%j against %j: %s', (values, target, reached) => {
  expect(reaches({ values, target })).toBe(reached)
})

test('without a target there is no verdict', () => {
  expect(reaches({ values: [1] })).toBeNull()
  expect(verdictText({ values: [1] })).toBe('')
  expect(targetText(undefined, 'ms')).toBe('')
})

test.each([
  [4850.4, '4,850'],
  [22_134, '22,134'],
  [12.34, '12.3'],
  [3.456, '3.46'],
  [0.3742, '0.374'],
  [30, '30'],
  [0, '0'],
  [Number.NaN, 'not measured'],
])('%d is written %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

const result: PartResult = {
  ...{
    part: 'b',
    title: 'The most',
    how: 'So.',
    durability: 'power',
    command: 'npm run bench -- b',
    machine: '2 cores',
    commit: 'abc1234',
  },
  ...{ at: '2026-11-26T10:11:12.000Z', tookSeconds: 600 },
  figures: [
    { name: 'held', unit: 'orders/s', values: [2400, 2300, 2600], target: { atLeast: 2500 }, limit: 'CPU' },
    { name: 'open', unit: '', values: [120] },
  ],
  notes: ['One more thing.'],
}

test('the table has median, spread, target, verdict and limit of each figure, and a miss stands there as a miss', () => {
  const lines = partMarkdown(result).split('\n')
  expect(lines).toContain('| held | **2,400** orders/s | 2,300–2,600 | ≥ 2,500 orders/s | **missed** | CPU |')
  expect(lines).toContain('| open | **120** |  |  |  |  |')
  expect(lines).toContain('- One more thing.')
  expect(
    lines.some((line) =>
      line.includes('`npm run bench -- b` · 3 runs, 10 min · durability power · 2026-11-26 10:11 UTC · commit abc1234 · 2 cores'),
    ),
  ).toBe(true)
})

test('the terminal shows the same', () => {
  expect(partText(result).split('\n')[1]).toBe('held  2,400 orders/s  2,300–2,600  ≥ 2,500 orders/s  missed')
})
