import { bundleMutant, type Mutation, testMutant } from './mutant-bundle'

/** A rule that is switched off, and who must notice: the simulation within so many seeds, or one file of tests (`.int.`: with real services). */
export type Mutant = { name: string; mutations: readonly Mutation[]; noticedBy: { seeds: number } | { test: string } }
/** Where the real services are, as the settings name them (REDIS_URL, DATABASE_URL …). */
export type Services = { env: Record<string, string>; close(): Promise<unknown> }

const keeper = 'lib/operations/keep-cabinet.ts'
const restore = 'lib/operations/restore-cabinet.ts'
const evolve = 'lib/domain/cabinet/evolve.ts'
const settle = 'lib/domain/cabinet/settle.ts'
const trail = 'lib/domain/cabinet/trail.ts'
const scripts = 'lib/server/cabinet-scripts.ts'
const memoryStore = 'simulation/store.ts'

/** Numbers are the findings of PROTOCOL.md §2. */
const mutants: readonly Mutant[] = [
  {
    name: '1-verdicts-of-the-stored-state',
    mutations: [
      { file: keeper, replace: 'const verdicts = verdictsOf(state, from)', by: 'const verdicts = applied ? verdictsOf(state, from) : []' },
    ],
    noticedBy: { seeds: 100 },
  },
  {
    name: '2-seek-back-over-a-gap',
    mutations: [{ file: keeper, replace: 'if (batch.first > position) continue', by: '' }],
    // Since no position is read on from that is not in the log, a gap takes more bad luck than the seeds have.
    noticedBy: { test: 'simulation/keeper.test.ts' },
  },
  {
    name: '3-snapshot-before-verdicts',
    mutations: [
      { file: keeper, replace: 'await publish(loaded, state)', by: 'void 0' },
      {
        file: keeper,
        replace: 'if (verdicts.length > 0) await log.append(verdicts.map((verdict) => publication(verdict, shop)))',
        by: 'if (verdicts.length > 0) await log.append(verdicts.map((verdict) => publication(verdict, shop)))\n    if (from.size > 0) await publish(loaded, state)',
      },
    ],
    noticedBy: { seeds: 4000 },
  },
  {
    name: '4-run-id',
    mutations: [
      { file: memoryStore, replace: '(stored?.runId === runId() ? stored : null)', by: 'stored' },
      { file: memoryStore, replace: 'now.runId !== expected || ', by: '' },
    ],
    noticedBy: { seeds: 1000 },
  },
  {
    name: '5-still-my-epoch',
    mutations: [{ file: keeper, replace: 'if (now.runId !== loaded.runId || now.epoch !== state.epoch) return null', by: 'void now' }],
    noticedBy: { seeds: 2000 },
  },
  {
    name: '5-no-position-without-a-snapshot',
    mutations: [{ file: keeper, replace: 'if (from.size > 0) {', by: 'if (change || verdicts.length > 0) {' }],
    noticedBy: { test: 'simulation/keeper.test.ts' },
  },
  {
    name: '6-highest-snapshot',
    mutations: [
      { file: trail, replace: 'if (known && !isNewer(each, known)) aside', by: 'if (!each) aside' },
      { file: restore, replace: 'if (snapshot && newest && !isNewer(newest, snapshot)) return', by: 'if (snapshot) return' },
    ],
    noticedBy: { seeds: 2000 },
  },
  {
    name: '6-a-change-after-what-it-changes',
    mutations: [{ file: keeper, replace: ' && isSame(published, { runId, state: before })', by: '' }],
    noticedBy: { seeds: 500 },
  },
  {
    name: '6-a-change-fits-one-state',
    mutations: [{ file: trail, replace: 'if (change.fromMs === known.clockMs) {', by: '{' }],
    noticedBy: { test: 'lib/domain/cabinet/change.test.ts' },
  },
  {
    name: '8-seen-ids',
    mutations: [{ file: evolve, replace: 'if (!questionsOf(record).some((mark) => draft.seen.has(mark))) {', by: '{' }],
    noticedBy: { seeds: 100 },
  },
  {
    name: '8-seen-ids-rebuilt',
    mutations: [
      { file: restore, replace: 'const seen = await marksBelow(ports, state, nowMs - rememberMs)', by: 'const seen: string[] = []' },
    ],
    noticedBy: { seeds: 100 },
  },
  {
    name: '9-cancelled-in-hand-is-wasted',
    mutations: [
      {
        file: 'lib/domain/cabinet/give-up.ts',
        replace: "if (order.status === 'waiting' || order.status === 'hot') {",
        by: "if (order.status !== 'ready') {",
      },
    ],
    noticedBy: { seeds: 100 },
  },
  {
    name: '11-overdue-does-not-count',
    mutations: [
      { file: 'lib/domain/cabinet/view.ts', replace: 'return nowMs - batch.atMs > 2 * fryMs(foods, batch.food)', by: 'return false' },
    ],
    noticedBy: { seeds: 200 },
  },
  {
    name: '12-piece-by-piece-past-patience',
    mutations: [
      { file: settle, replace: 'if (!complete && draft.nowMs - order.sinceMs <= patienceMs) return', by: 'if (!complete) return' },
    ],
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
    mutations: [{ file: evolve, replace: 'return Math.min(doneAtMs(record), draft.nowMs)', by: 'return draft.nowMs' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: '15-due-from-the-key',
    mutations: [{ file: evolve, replace: 'Math.min(doneAtMs(record), draft.nowMs)', by: 'Math.min(record.timestampMs, draft.nowMs)' }],
    noticedBy: { seeds: 200 },
  },
  {
    name: 'compare-in-compare-and-set',
    mutations: [
      {
        file: memoryStore,
        replace: 'if (!now || now.runId !== expected || now.epoch !== state.epoch || now.version !== state.version) return false',
        by: 'if (!now) return false',
      },
    ],
    noticedBy: { seeds: 100 },
  },
  {
    name: '4-run-id-in-redis',
    mutations: [{ file: scripts, replace: 'local valid = stored[1] == run_id and stored[2]', by: 'local valid = stored[2]' }],
    noticedBy: { test: 'lib/server/cabinet-store.int.test.ts' },
  },
  {
    name: 'compare-in-redis',
    mutations: [
      {
        file: scripts,
        replace: 'if not valid or stored[1] ~= ARGV[1] or stored[2] ~= ARGV[2] or stored[3] ~= ARGV[3] then',
        by: 'if not valid then',
      },
    ],
    noticedBy: { test: 'lib/server/cabinet-store.int.test.ts' },
  },
  {
    name: 'position-check-in-sql',
    mutations: [{ file: 'lib/server/books/sql-books.ts', replace: `\n      AND position.next = move."from"`, by: '' }],
    noticedBy: { test: 'lib/server/books/sql-books.int.test.ts' },
  },
  {
    name: 'dedupe-by-id-in-the-books',
    mutations: [{ file: 'lib/server/books/journal.ts', replace: '\n      ON CONFLICT DO NOTHING', by: '' }],
    noticedBy: { test: 'lib/server/books/sql-books.int.test.ts' },
  },
  {
    name: 'our-own-pricing',
    mutations: [
      {
        file: 'lib/topics/read.ts',
        replace: "if (typeName === 'order.placed' && !ours) return readBare(record, value, menus, id)",
        by: '',
      },
    ],
    noticedBy: { test: 'lib/topics/read.test.ts' },
  },
  {
    name: 'an-undone-lift-counts-once',
    mutations: [{ file: evolve, replace: 'const more = value.portions - taken', by: 'const more = value.portions' }],
    noticedBy: { seeds: 300 },
  },
  {
    name: 'oldest-order-first',
    mutations: [{ file: settle, replace: 'for (const id of draft.waiting) {', by: 'for (const id of [...draft.waiting].reverse()) {' }],
    noticedBy: { test: 'lib/domain/cabinet/orders.test.ts' },
  },
  {
    name: 'oldest-portion-first',
    mutations: [
      {
        file: 'lib/domain/cabinet/expire.ts',
        replace: 'const place = after < 0 ? lots.length : after',
        by: 'const place = after < 0 ? 0 : lots.length',
      },
    ],
    noticedBy: { test: 'lib/domain/cabinet/orders.test.ts' },
  },
]

export function mutantNamed(name: string): Mutant {
  const mutant = mutants.find((known) => known.name === name)
  if (!mutant) throw new Error(`No such mutant: ${name}. There are: ${mutants.map((known) => known.name).join(', ')}`)
  return mutant
}

type Options = {
  /** Part of the names of those that are tried. */
  only?: string | undefined
  /** Opens the services that some tests need; without it they take those that the environment names. */
  openServices?: () => Promise<Services>
}

/** Switches off one rule after the other. A mutant is caught when somebody notices; the unchanged code is noticed by nobody. */
export async function runMutants(
  print: (line: string) => void,
  { only = '', openServices }: Options = {},
): Promise<{ caught: number; missed: string[] }> {
  const missed: string[] = []
  const chosen = mutants.filter(({ name }) => name.includes(only))
  const services =
    openServices && chosen.some(({ noticedBy }) => 'test' in noticedBy && noticedBy.test.includes('.int.')) ? await openServices() : null
  try {
    for (const mutant of chosen) {
      const evidence = await noticed(mutant, services?.env ?? {})
      if (evidence === null) missed.push(mutant.name)
      else print(`caught  ${mutant.name.padEnd(32)} ${evidence}`)
    }
  } finally {
    await services?.close()
  }
  return { caught: chosen.length - missed.length, missed }
}

/** What gave the mutant away; null when nothing did. */
async function noticed(mutant: Mutant, env: Record<string, string>): Promise<string | null> {
  return 'test' in mutant.noticedBy ? noticedByTest(mutant, mutant.noticedBy.test, env) : noticedBySeeds(mutant, mutant.noticedBy.seeds)
}

/** Test files that are green on the unchanged sources: else one that fails anyway, for want of a service, would seem to notice. */
const green = new Set<string>()

async function noticedByTest(mutant: Mutant, test: string, env: Record<string, string>): Promise<string | null> {
  const unchanged: string[] = []
  if (!green.has(test) && (await testMutant({ name: mutant.name, mutations: [] }, test, env, (line) => unchanged.push(line))) !== 0) {
    throw new Error(`${test} fails without any mutant:\n${unchanged.slice(-30).join('\n')}`)
  }
  green.add(test)
  const lines: string[] = []
  const code = await testMutant(mutant, test, env, (line) => lines.push(line))
  const failure = lines.find((line) => line.includes('FAIL'))
  return code === 0 || !failure ? null : `by a test: ${failure.trim()}`
}

async function noticedBySeeds(mutant: Mutant, seeds: number): Promise<string | null> {
  const lines: string[] = []
  const { run } = await bundleMutant(mutant)
  const code = await run(['--seeds', String(seeds), '--stop-early'], (line) => lines.push(line))
  const failure = lines.find((line) => line.startsWith('seed '))
  const summary = /^(\d+) seeds/.exec(lines.at(-1) ?? '')
  // A program that does not even run has not been caught by anything.
  if (!summary) throw new Error(`The mutant ${mutant.name} does not run:\n${lines.slice(-15).join('\n')}`)
  return code === 0 || !failure ? null : `by ${summary[1]} seeds: ${failure.slice(0, 160)}`
}
