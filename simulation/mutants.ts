import { bundleMutant, testMutant, type Mutation } from './mutant-bundle'

/** A rule that is switched off, and who must notice: the simulation within so many seeds, or one file of tests. */
export type Mutant = { name: string; mutations: readonly Mutation[]; noticedBy: { seeds: number } | { test: string } }

const keeper = 'lib/operations/keep-cabinet.ts'
const restore = 'lib/operations/restore-cabinet.ts'
const evolve = 'lib/domain/cabinet/evolve.ts'
const settle = 'lib/domain/cabinet/settle.ts'
const memoryStore = 'simulation/store.ts'

/** Numbers are the findings of PROTOCOL.md §2. */
export const mutants: readonly Mutant[] = [
  {
    name: '1-verdicts-of-the-stored-state',
    mutations: [{ file: keeper, replace: 'const verdicts = verdictsOf(state, from)', by: 'const verdicts = applied ? verdictsOf(state, from) : []' }],
    noticedBy: { seeds: 100 },
  },
  {
    name: '2-seek-back-over-a-gap',
    mutations: [{ file: keeper, replace: 'if (batch.first > position) continue', by: '' }],
    noticedBy: { seeds: 1000 },
  },
  {
    name: '3-snapshot-before-verdicts',
    mutations: [
      { file: keeper, replace: 'await log.append([snapshotOf(state)])', by: '' },
      {
        file: keeper,
        replace: 'if (verdicts.length > 0) await log.append(verdicts.map((verdict) => publication(verdict, shop)))',
        by: 'if (verdicts.length > 0) await log.append(verdicts.map((verdict) => publication(verdict, shop)))\n    if (applied || verdicts.length > 0) await log.append([snapshotOf(state)])',
      },
    ],
    noticedBy: { seeds: 4000 },
  },
  {
    name: '4-run-id',
    mutations: [
      { file: memoryStore, replace: '(stored?.runId === runId() ? stored : null)', by: 'stored' },
      { file: memoryStore, replace: 'now.runId !== expected.runId || ', by: '' },
    ],
    noticedBy: { seeds: 1000 },
  },
  {
    name: '5-still-my-epoch',
    mutations: [{ file: keeper, replace: 'if (now.runId !== loaded.version.runId || now.epoch !== state.epoch) return null', by: 'void now' }],
    noticedBy: { test: 'simulation/crashes.test.ts' },
  },
  {
    name: '6-highest-snapshot',
    mutations: [{ file: restore, replace: 'if (!snapshot || isNewer(state, snapshot)) snapshot = state', by: 'snapshot = state' }],
    noticedBy: { seeds: 2000 },
  },
  {
    name: '8-seen-ids',
    mutations: [{ file: evolve, replace: 'if (!questionsOf(record).some((mark) => draft.seen.has(mark))) {', by: '{' }],
    noticedBy: { seeds: 100 },
  },
  {
    name: '8-seen-ids-rebuilt',
    mutations: [{ file: restore, replace: 'const seen = await marksBelow(ports, state, nowMs - rememberMs)', by: 'const seen: string[] = []' }],
    noticedBy: { seeds: 100 },
  },
  {
    name: '9-cancelled-in-hand-is-wasted',
    mutations: [{ file: evolve, replace: "if (order.status === 'waiting' || order.status === 'hot') {", by: "if (order.status !== 'ready') {" }],
    noticedBy: { seeds: 100 },
  },
  {
    name: '11-overdue-does-not-count',
    mutations: [{ file: 'lib/domain/cabinet/view.ts', replace: 'return nowMs - batch.atMs > 2 * fryMs(foods, batch.food)', by: 'return false' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: '12-piece-by-piece-past-patience',
    mutations: [{ file: settle, replace: 'if (!complete && draft.nowMs - order.sinceMs <= patienceMs) return', by: 'if (!complete) return' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: '13-rounds',
    mutations: [{ file: evolve, replace: 'value.round <= order.readyRound || value.round <= order.round', by: "order.status === 'ready'" }],
    noticedBy: { seeds: 200 },
  },
  {
    name: '14-flush',
    mutations: [{ file: 'lib/topics/topic.ts', replace: 'flushed: true, ...topic', by: '...topic, flushed: false' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: '15-due-from-the-record',
    mutations: [{ file: evolve, replace: 'const atMs = Math.min(record.timestampMs, draft.nowMs)', by: 'const atMs = draft.nowMs' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: 'compare-in-compare-and-set',
    mutations: [
      {
        file: memoryStore,
        replace: 'if (!now || now.runId !== expected.runId || now.epoch !== expected.epoch || now.version !== expected.version) return false',
        by: 'if (!now) return false',
      },
    ],
    noticedBy: { seeds: 100 },
  },
  {
    name: 'oldest-order-first',
    mutations: [{ file: settle, replace: 'for (const id of draft.waiting) {', by: 'for (const id of [...draft.waiting].reverse()) {' }],
    noticedBy: { test: 'lib/domain/cabinet/orders.test.ts' },
  },
  {
    name: 'oldest-portion-first',
    mutations: [{ file: 'lib/domain/cabinet/expire.ts', replace: 'const place = after < 0 ? lots.length : after', by: 'const place = after < 0 ? 0 : lots.length' }],
    noticedBy: { test: 'lib/domain/cabinet/orders.test.ts' },
  },
]

export function mutantNamed(name: string): Mutant {
  const mutant = mutants.find((known) => known.name === name)
  if (!mutant) throw new Error(`No such mutant: ${name}. There are: ${mutants.map((known) => known.name).join(', ')}`)
  return mutant
}

/** Switches off one rule after the other. A mutant is caught when somebody notices; the unchanged code is noticed by nobody. */
export async function runMutants(print: (line: string) => void, only = ''): Promise<{ caught: number; missed: string[] }> {
  const missed: string[] = []
  const chosen = mutants.filter(({ name }) => name.includes(only))
  for (const mutant of chosen) {
    const evidence = await noticed(mutant)
    if (evidence === null) missed.push(mutant.name)
    else print(`caught  ${mutant.name.padEnd(34)} ${evidence}`)
  }
  return { caught: chosen.length - missed.length, missed }
}

/** What gave the mutant away; null when nothing did. */
async function noticed(mutant: Mutant): Promise<string | null> {
  const lines: string[] = []
  const keep = (line: string) => lines.push(line)
  if ('test' in mutant.noticedBy) {
    const code = await testMutant(mutant, mutant.noticedBy.test, keep)
    const failure = lines.find((line) => /^\s*(×|✗|FAIL)|FAIL /.test(line))
    return code === 0 ? null : `by ${mutant.noticedBy.test}: ${failure?.trim() ?? lines.at(-1) ?? ''}`
  }
  const { run } = await bundleMutant(mutant)
  const code = await run(['--seeds', String(mutant.noticedBy.seeds), '--stop-early'], keep)
  const failure = lines.find((line) => line.startsWith('seed '))
  const summary = /^(\d+) seeds/.exec(lines.at(-1) ?? '')
  // A program that does not even run has not been caught by anything.
  if (!summary) throw new Error(`The mutant ${mutant.name} does not run:\n${lines.slice(-15).join('\n')}`)
  return code === 0 || !failure ? null : `by ${summary[1]} seeds: ${failure.slice(0, 160)}`
}
