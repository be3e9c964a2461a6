import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './bootstrap.mjs'
import { ensureBuilt } from './build.mjs'
import { withCheckoutLock } from './checkout.mjs'
import { closeOnSignals } from './closing.mjs'
import { prepareShop } from './open.mjs'
import { ROOT } from './paths.mjs'
import { findFreeBase, planPorts } from './ports.mjs'
import { Refusal } from './refusal.mjs'
import { countCheck, lastLine, sum } from './reports.mjs'
import { openServices } from './services.mjs'
import { readSettings } from './settings.mjs'
import { planSteps } from './test-steps.mjs'

const GROUPS = ['lint', 'unit', 'simulate', 'int', 'e2e']

/** Runs the tests, ends all that it started, prints the sum and exits: 0 when nothing failed. */
export async function runTests(argv, env) {
  const counts = []
  let shop
  try {
    const groups = readGroups(argv)
    shop = await prepareTestShop(env)
    closeOnSignals(shop)
    await shop.supervisor.claim()
    await withCheckoutLock(shop.supervisor.say, async () => {
      await ensureInstalled(shop)
      await ensureBuilt(shop, ['client'])
    })
    const steps = planSteps(groups)
    if (groups.includes('e2e')) await withCheckoutLock(shop.supervisor.say, () => ensureBuilt(shop))
    const run = async (step) => counts.push(await runStep(shop, step))
    const at = (when) => steps.filter((step) => step.when === when)
    await workOff(at('first'), 1, run)
    await Promise.all([workOff(at('computes'), 2, run), workOff(at('waits'), 2, run)])
    await workOff(at('last'), 1, run)
  } catch (error) {
    console.error(`\n${error instanceof Refusal ? error.message : error.stack}`)
    counts.push(countCheck(false))
  }
  await shop?.supervisor.stop()
  const total = sum(counts)
  if (total.skipped > 0) console.log(`${total.skipped} skipped`)
  console.log(lastLine(total))
  process.exit(total.failed === 0 ? 0 : 1)
}

function readGroups(argv) {
  const { values } = parseArgs({ args: argv, options: { only: { type: 'string' } } })
  const groups = values.only?.split(',') ?? GROUPS
  const unknown = groups.filter((group) => !GROUPS.includes(group))
  if (unknown.length > 0) throw new Refusal(`--only takes some of ${GROUPS.join(',')}, not ${unknown.join(',')}`)
  return groups
}

/** In their order, so many at once. */
async function workOff(steps, atOnce, run) {
  const queue = [...steps]
  const one = async () => {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) await run(step)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

/** Data, ports and services of its own, thrown away: a shop that is open beside it notices nothing. */
async function prepareTestShop(env) {
  const own = { ...env, CHIPPY_PORT: '', KAFKA_BROKERS: '', REDIS_URL: '', DATABASE_URL: '' }
  const settings = readSettings(['--data', join(ROOT, '.data-test')], own)
  const shop = prepareShop({ ...settings, ports: planPorts(await findFreeBase(16_000)) })
  return { ...shop, testEnv: { ...shop.env, NODE_ENV: 'test', NO_COLOR: '1' }, opened: {} }
}

/** Opens what a step needs, once. */
const NEEDS = {
  services: (shop) => {
    for (const folder of ['kafka', 'redis', 'postgres']) rmSync(join(shop.dataDir, folder), { recursive: true, force: true })
    return openServices(shop)
  },
}

async function runStep(shop, { name, needs, run }) {
  let result
  try {
    if (needs !== undefined) await (shop.opened[needs] ??= NEEDS[needs](shop))
    await shop.progress.step(name, async () => {
      result = await run({ shop })
      return describe(result.count)
    })
  } catch (error) {
    result = { count: countCheck(false), output: error instanceof Refusal ? error.message : error.stack }
  }
  if (result.count.failed > 0) console.log(`\n----- ${name} -----\n${result.output}\n----- end of ${name} -----\n`)
  return result.count
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed${failed > 0 ? `, ${failed} FAILED` : ''}${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
