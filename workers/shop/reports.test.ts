// The last line of npm test tells the truth: a runner that died, could not load a file or ran nothing counts as failed.
import { expect, test } from 'vitest'
import { countCheck, countPlaywright, countVitest, judge, lastLine, sum } from './reports.mjs'

const vitestReport = (numPassedTests: number, numFailedTests: number, testResults: object[] = []) => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults,
})

test('the sum over all steps', () => {
  const counts = [countCheck(true), countCheck(false), { passed: 2000, failed: 0, skipped: 0 }, countVitest(vitestReport(10, 2))]
  expect(lastLine(sum(counts))).toBe('2011 passed, 3 failed')
})

test('no steps at all', () => {
  expect(lastLine(sum([]))).toBe('0 passed, 0 failed')
})

test('a test file that cannot be loaded is a failure', () => {
  const report = vitestReport(5, 0, [
    { status: 'failed', assertionResults: [] },
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
  ])
  expect(countVitest(report)).toEqual({ passed: 5, failed: 1, skipped: 0 })
})

test('a file with a failed test is not counted twice', () => {
  expect(countVitest(vitestReport(5, 1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }])).failed).toBe(1)
})

test('a browser test that passes only at the second try has failed', () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] }
  expect(countPlaywright(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('an error outside all browser tests is a failure', () => {
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [{}] }).failed).toBe(1)
})

test.each([
  ['no report', false, null, 1],
  ['no report, but a good end', true, null, 1],
  ['a good report and a bad end', false, { passed: 3, failed: 0, skipped: 0 }, 1],
  ['nothing ran', true, { passed: 0, failed: 0, skipped: 4 }, 1],
  ['failures and a bad end', false, { passed: 3, failed: 2, skipped: 0 }, 2],
  ['all well', true, { passed: 3, failed: 0, skipped: 0 }, 0],
])('%s', (_name, ok, count, failed) => {
  expect(judge(ok, count).failed).toBe(failed)
})
