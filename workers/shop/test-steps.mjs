import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './paths.mjs'
import { findFreeBase } from './ports.mjs'
import { countCheck, countPlaywright, countSeeds, countVitest, judge } from './reports.mjs'

const SEEDS = 2000
const SHOP_PATIENCE_MS = 120_000

/** A package's own program, run by this Node: the links in node_modules/.bin are not there on every file system. */
const tool = (file, ...args) => [join(ROOT, 'node_modules', file), ...args]

/** Everything that only reads the sources; each is one test. */
const CHECKS = [
  ['oxlint', tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')],
  ['next typegen', tool('next/dist/bin/next', 'typegen')],
  ['tsc', tool('typescript/bin/tsc', '--noEmit')],
  ['import rules', tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '.')],
  ['knip', tool('knip/bin/knip.js', '--no-config-hints')],
  ['format', tool('@biomejs/biome/bin/biome', 'check')],
  ['migrations', ['prisma/new-migration.mjs', '--check']],
]

/** What only computes lets what waits for a shop go first. */
const COMPUTING = 15

/** Where another's load would count as the shop's, or which change a file of the checkout that every open shop serves. */
const QUIET_STORIES = ['log-flood.spec.ts', 'new-build.spec.ts']
/** Those that kill, stop or overload what others would be using, or count what is in the shop: each in a shop of its own. */
const APART = [
  'kitchen.spec.ts',
  'offline.spec.ts',
  'log.spec.ts',
  'rush.spec.ts',
  'reach.spec.ts',
  'story.spec.ts',
  'gateway-restart.spec.ts',
]
/** As those, and as long as the stories that share a shop. */
const LONG = ['experiments.spec.ts']

/** The shops of all others. */
const SHARED = ['stories of one shop', 'stories of a second shop', 'stories of a third shop']

/** Those that open a shop for themselves, because it is another than the others (e2e/own-shop.ts): served to the network, or with a clock that is moved. */
const OPEN_THEIR_OWN = ['lan.spec.ts', 'shift.spec.ts']

/**
 * All steps of these groups.
 *
 * A step is {group, name, when, run(context)}; run resolves to {count, output}. `needs` says what must be open for it.
 * `when`: 'first' and 'last' have the machine to themselves; 'computes' goes on beside 'waits', which mostly does that.
 */
export function planSteps(groups) {
  const steps = [
    { group: 'unit', name: 'unit tests', when: 'first', run: (context) => vitest(context, 'unit') },
    ...CHECKS.map(([name, args]) => ({ group: 'lint', name, when: 'computes', run: (context) => check(context, name, args) })),
    { group: 'simulate', name: 'simulation', when: 'computes', run: simulate },
    { group: 'int', name: 'integration tests', when: 'waits', needs: 'services', run: (context) => vitest(context, 'integration') },
    ...planStories(storyFiles()).map(({ name, files, when, open = true }) => ({
      group: 'e2e',
      name,
      when,
      run: (context) => (open ? storiesInShop(context, name, files) : stories(context, name, files)),
    })),
  ]
  return steps.filter(({ group }) => groups.includes(group))
}

/**
 * Which files of stories are played in one shop, one after the other. A new one shares: it finds its orders by their numbers.
 *
 * @param {string[]} files
 * @returns {{name: string, files: string[], when: string, open?: boolean}[]} `open` false: they open one themselves
 */
export function planStories(files) {
  const long = LONG.filter((file) => files.includes(file))
  const apart = APART.filter((file) => files.includes(file))
  const quiet = QUIET_STORIES.filter((file) => files.includes(file))
  const own = files.filter((file) => OPEN_THEIR_OWN.includes(file))
  const shared = files.filter((file) => !apart.includes(file) && !long.includes(file) && !quiet.includes(file) && !own.includes(file))
  const inOwnShop = (file) => ({ name: file, files: [file], when: 'waits' })
  return [
    // The longest first: then both queues end together.
    ...long.map(inOwnShop),
    ...SHARED.map((name, nth) => ({ name, files: nthPart(shared, nth, SHARED.length), when: 'waits' })),
    ...apart.map(inOwnShop),
    { name: 'stories that open their own shop', files: own, when: 'waits', open: false },
    { name: 'stories that need quiet', files: quiet, when: 'last' },
  ].filter((group) => group.files.length > 0)
}

function nthPart(files, nth, parts) {
  const size = Math.ceil(files.length / parts)
  return files.slice(nth * size, (nth + 1) * size)
}

export function storyFiles() {
  const folder = join(ROOT, 'e2e')
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.spec.ts'))
        .sort()
    : []
}

/** Runs a program of ours on Node; a report it wrote is read and removed, so that an old one is never counted. */
async function program({ shop }, name, args, { env = shop.testEnv, report, niceness } = {}) {
  if (report !== undefined) rmSync(report, { force: true })
  const { ok, output } = await shop.supervisor.run(logName(name), process.execPath, args, { cwd: ROOT, env, niceness, outputLines: 300 })
  return { ok, output, report: report !== undefined && existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null }
}

const logName = (name) => name.replaceAll(/[^a-z0-9.-]+/gi, '-')

async function check(context, name, args) {
  const { ok, output } = await program(context, name, args, { niceness: COMPUTING })
  return { count: countCheck(ok), output }
}

async function vitest(context, project) {
  const file = join(context.shop.dataDir, `${project}.json`)
  const args = tool('vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`)
  const { ok, output, report } = await program(context, project, args, { report: file })
  return { count: judge(ok, report && countVitest(report)), output }
}

async function simulate(context) {
  const file = join(context.shop.dataDir, 'simulation.json')
  const args = ['workers/shop/script.mjs', 'simulation/main.ts', '--seeds', String(SEEDS), '--report', file]
  const { ok, output, report } = await program(context, 'simulation', args, { report: file, niceness: COMPUTING })
  return { count: judge(ok, report && countSeeds(report)), output }
}

/** Files of stories, in a browser, in a whole shop of their own: opened with `npm start` as anybody would, empty, and closed. */
async function storiesInShop(context, name, files) {
  const { shop } = context
  const own = logName(name)
  const dataDir = join(shop.dataDir, `shop-${own}`)
  rmSync(dataDir, { recursive: true, force: true })
  const base = await freeBase()
  const opened = await openShopBeside(shop, own, dataDir, base)
  if (!opened.ok) return { count: countCheck(false), output: opened.output }
  try {
    return await stories(context, name, files, { BASE_URL: `http://127.0.0.1:${base}`, CHIPPY_DATA: dataDir })
  } finally {
    shop.supervisor.end(`shop-${own}`)
    await opened.ended
  }
}

/** Files of stories in one run of Playwright. */
async function stories(context, name, files, where = {}) {
  const { shop } = context
  const own = logName(name)
  const report = join(shop.dataDir, `${own}.json`)
  const results = join('test-results', own)
  const args = tool('@playwright/test/cli.js', 'test', ...files.map((file) => `/${file}`), '--reporter=list,json', '--output', results)
  const env = { ...shop.testEnv, ...where, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const result = await program(context, name, args, { env, report })
  return { count: judge(result.ok, result.report && countPlaywright(result.report)), output: result.output }
}

/** Not the same for two that look at the same moment. */
let nextBase = 17_000
async function freeBase() {
  const from = nextBase
  nextBase += 10
  const base = await findFreeBase(from)
  nextBase = Math.max(nextBase, base + 10)
  return base
}

/** Resolves when it is open, or has ended instead. */
async function openShopBeside(shop, own, dataDir, base) {
  const env = { ...process.env, NODE_ENV: 'test', CARD_TERMINAL: 'simulated', PRINTER_ON_THIS_MACHINE: 'allowed' }
  for (const name of ['KAFKA_BROKERS', 'REDIS_URL', 'DATABASE_URL']) delete env[name]
  const args = ['workers/shop/start.mjs', '--port', String(base), '--data', dataDir]
  const name = `shop-${own}`
  let result = null
  const ended = shop.supervisor.run(name, process.execPath, args, { cwd: ROOT, env, outputLines: 100 }).then((value) => (result = value))
  const deadline = performance.now() + SHOP_PATIENCE_MS
  while (!existsSync(join(dataDir, 'shop.json'))) {
    if (result !== null) return { ok: false, output: result.output, ended }
    if (performance.now() > deadline) {
      shop.supervisor.end(name)
      return { ok: false, output: `The shop was not open after ${SHOP_PATIENCE_MS / 1000} s.\n${(await ended).output}`, ended }
    }
    await sleep(200)
  }
  return { ok: true, output: '', ended }
}
