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

/**
 * All steps of these groups, in their order.
 *
 * A step is {group, name, run(context)}; run resolves to {count, output}. `needs` says what must be open for it.
 */
export function planSteps(groups) {
  const steps = [
    ...CHECKS.map(([name, args]) => ({ group: 'lint', name, run: (context) => check(context, name, args) })),
    { group: 'unit', name: 'unit tests', run: (context) => vitest(context, 'unit') },
    { group: 'simulate', name: 'simulation', run: simulate },
    { group: 'int', name: 'integration tests', needs: 'services', run: (context) => vitest(context, 'integration') },
    ...storyFiles().map((file) => ({ group: 'e2e', name: file, needs: 'build', run: (context) => story(context, file) })),
  ]
  return steps.filter(({ group }) => groups.includes(group))
}

function storyFiles() {
  const folder = join(ROOT, 'e2e')
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.spec.ts'))
        .sort()
    : []
}

/** Runs a program of ours on Node; a report it wrote is read and removed, so that an old one is never counted. */
async function program({ shop }, name, args, { env = shop.testEnv, report } = {}) {
  if (report !== undefined) rmSync(report, { force: true })
  const { ok, output } = await shop.supervisor.run(logName(name), process.execPath, args, { cwd: ROOT, env, outputLines: 300 })
  return { ok, output, report: report !== undefined && existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null }
}

const logName = (name) => name.replaceAll(/[^a-z0-9.-]+/gi, '-')

async function check(context, name, args) {
  const { ok, output } = await program(context, name, args)
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
  const { ok, output, report } = await program(context, 'simulation', args, { report: file })
  return { count: judge(ok, report && countSeeds(report)), output }
}

/** One file of stories, in a browser, in a whole shop of its own: opened with `npm start` as anybody would, empty, and closed. */
async function story(context, file) {
  const { shop } = context
  const dataDir = join(shop.dataDir, 'shop')
  rmSync(dataDir, { recursive: true, force: true })
  const base = await findFreeBase(17_000)
  const opened = await openShopBeside(shop, dataDir, base)
  if (!opened.ok) return { count: countCheck(false), output: opened.output }
  try {
    const report = join(shop.dataDir, `${file}.json`)
    const args = tool('@playwright/test/cli.js', 'test', file, '--reporter=list,json')
    const env = { ...shop.testEnv, BASE_URL: `http://127.0.0.1:${base}`, CHIPPY_DATA: dataDir, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    const result = await program(context, file, args, { env, report })
    return { count: judge(result.ok, result.report && countPlaywright(result.report)), output: result.output }
  } finally {
    shop.supervisor.end('shop')
    await opened.ended
  }
}

/** Resolves when it is open, or has ended instead. */
async function openShopBeside(shop, dataDir, base) {
  const env = { ...process.env, NODE_ENV: 'test', CARD_TERMINAL: 'simulated' }
  for (const name of ['KAFKA_BROKERS', 'REDIS_URL', 'DATABASE_URL']) delete env[name]
  const args = ['workers/shop/start.mjs', '--port', String(base), '--data', dataDir]
  let result = null
  const ended = shop.supervisor.run('shop', process.execPath, args, { cwd: ROOT, env, outputLines: 100 }).then((value) => (result = value))
  const deadline = performance.now() + SHOP_PATIENCE_MS
  while (!existsSync(join(dataDir, 'shop.json'))) {
    if (result !== null) return { ok: false, output: result.output, ended }
    if (performance.now() > deadline) {
      shop.supervisor.end('shop')
      return { ok: false, output: `The shop was not open after ${SHOP_PATIENCE_MS / 1000} s.\n${(await ended).output}`, ended }
    }
    await sleep(200)
  }
  return { ok: true, output: '', ended }
}
