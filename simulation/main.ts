import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { bundleMutant } from './mutant-bundle'
import { mutantNamed } from './mutants'
import { type Outcome, simulate } from './run'
import { isSeedThread, runSeeds, workOffSeeds } from './seeds'
import { settingsFor } from './settings'

/**
 * `npm run simulate -- --seeds N [--from S] [--report FILE] [--stop-early]` runs many days of the shop;
 * `-- --seed S --trace` plays one again and tells what happens; `--mutant NAME` does so with one rule switched off.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      report: { type: 'string' },
      mutant: { type: 'string' },
      'stop-early': { type: 'boolean', default: false },
    },
  })
  if (values.mutant !== undefined) {
    const others = process.argv.slice(2).filter((arg, n, all) => arg !== '--mutant' && all[n - 1] !== '--mutant')
    return (await bundleMutant(mutantNamed(values.mutant))).run(others, console.log)
  }
  if (values.seed !== undefined) return one(Number(values.seed), values.trace)
  return many({ from: Number(values.from), count: Number(values.seeds) }, values.report, values['stop-early'])
}

async function one(seed: number, trace: boolean): Promise<number> {
  const { violations } = await simulate(settingsFor(seed), { print: trace ? console.log : undefined })
  tell({ seed, violations })
  console.log(`1 seeds, ${violations.length} violations`)
  return violations.length > 0 ? 1 : 0
}

async function many(range: { from: number; count: number }, report: string | undefined, stopEarly: boolean): Promise<number> {
  let done = 0
  let failed = 0
  let violations = 0
  await runSeeds(range, (outcome) => {
    done += 1
    if (outcome.violations.length > 0) failed += 1
    violations += outcome.violations.length
    tell(outcome)
    if (done % 500 === 0) console.log(`${done} of ${range.count} seeds`)
    return !(stopEarly && failed > 0)
  })
  if (report !== undefined) writeFileSync(report, JSON.stringify({ passed: done - failed, failed }))
  console.log(`${done} seeds, ${violations} violations`)
  return violations > 0 ? 1 : 0
}

function tell({ seed, violations }: Pick<Outcome, 'seed' | 'violations'>): void {
  for (const [rule, detail] of violations) console.log(`seed ${seed}: ${rule} ${detail}`)
}

if (isSeedThread()) workOffSeeds()
else process.exitCode = await main()
