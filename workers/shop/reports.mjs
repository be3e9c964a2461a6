/**
 * What a runner counted. A step that says nothing of itself (a linter) is one test; one whose report is missing has failed,
 * because a runner that died must not look like one that had nothing to do.
 *
 * @typedef {{passed: number, failed: number, skipped: number}} Count
 */

/** @returns {Count} */
export function countCheck(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Vitest's JSON. A file that cannot be loaded has no tests in it and would otherwise not count. */
export function countVitest(report) {
  const notLoaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notLoaded.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** Playwright's JSON. Only passing at a second try counts as failed: it is a fault of the test or of the shop. */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats
  const outside = unexpected + flaky === 0 ? report.errors.length : 0
  return { passed: expected, failed: unexpected + flaky + outside, skipped }
}

/** The simulation's own: {passed, failed}. */
export function countSeeds(report) {
  return { passed: report.passed, failed: report.failed, skipped: 0 }
}

/**
 * A runner that ended badly although all it counted was well has failed all the same.
 *
 * @param {boolean} ok did the program end with 0
 * @param {Count | null} count null when there is no report
 * @returns {Count}
 */
export function judge(ok, count) {
  if (count === null) return countCheck(false)
  const nothingRan = count.passed + count.failed === 0
  return (ok || count.failed > 0) && !nothingRan ? count : { ...count, failed: count.failed + 1 }
}

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  const total = (key) => counts.reduce((all, count) => all + count[key], 0)
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') }
}

/** @param {Count} count */
export function lastLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
