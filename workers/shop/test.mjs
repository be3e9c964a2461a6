// npm test. The last line is "N passed, N failed", added up from the runners' own reports.
// npm test -- --only unit,lint,int,e2e,simulate   runs some of it
import './check-node.mjs'

const { runTests } = await import('./test-run.mjs')
await runTests(process.argv.slice(2), process.env)
