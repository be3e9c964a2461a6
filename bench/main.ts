import { BadArguments, type PartName, readArguments } from './arguments'
import { type Measured, overRuns } from './figures'
import type { Durability } from './full-shop'
import { commitText, machineText } from './machine'
import type { Part } from './part'
import { bare } from './parts/bare'
import { chain } from './parts/chain'
import { floor } from './parts/floor'
import { footprint } from './parts/footprint'
import { latency } from './parts/latency'
import { throughput } from './parts/throughput'
import { year } from './parts/year'
import { quick } from './quick'
import { partText } from './render'
import { keepResult, type PartResult, writeMarkdown } from './results'

const parts: Record<PartName, Part> = { a: latency, b: throughput, c: bare, d: floor, e: footprint, f: year, g: chain }

const startedMs = performance.now()
const clock = () => `${String(Math.floor((performance.now() - startedMs) / 60_000)).padStart(3)} min`

async function measure(name: PartName, durability: Durability, runs: number): Promise<PartResult> {
  const part = parts[name]
  const [fromMs, at] = [performance.now(), new Date().toISOString()]
  const say = (run: number) => (text: string) => console.log(`${clock()}  (${name}) ${durability}, run ${run} of ${runs}: ${text}`)
  const all: Measured[][] = []
  try {
    await part.prepare?.({ say: say(0) })
    for (let run = 1; run <= runs; run++) {
      say(run)('begins')
      all.push(await part.run({ durability, run, say: say(run) }))
    }
  } finally {
    await part.finish?.()
  }
  const figures = overRuns(all)
  return {
    part: name,
    title: part.title,
    how: part.how,
    durability,
    command: `npm run bench -- ${name}${runs === 5 ? '' : ` --runs ${runs}`}`,
    machine: machineText(),
    commit: commitText(),
    at,
    tookSeconds: (performance.now() - fromMs) / 1000,
    figures,
    notes: part.notes?.(figures) ?? [],
  }
}

/** One part that fails does not take the others with it. */
async function measureAll(names: readonly PartName[], runs: number): Promise<void> {
  const failed: PartName[] = []
  for (const name of names) {
    try {
      for (const durability of parts[name].bothDurabilities ? (['power', 'process'] as const) : (['power'] as const)) {
        const result = await measure(name, durability, runs)
        keepResult(result)
        console.log(`\n${partText(result)}\n`)
      }
    } catch (error) {
      console.error(error)
      failed.push(name)
    }
  }
  if (failed.length > 0)
    throw new PartsFailed(
      `Failed: ${failed.join(' ')}. Why stands above; what else was measured is kept. Again: npm run bench -- ${failed.join(' ')}`,
    )
}

class PartsFailed extends Error {}

async function main() {
  const asked = readArguments(process.argv.slice(2))
  switch (asked.what) {
    case 'quick':
      console.log(machineText())
      return quick(asked)
    case 'render':
      return writeMarkdown()
    case 'parts':
      return measureAll(asked.parts, asked.runs)
    default:
      return unknownAsked(asked)
  }
}

function unknownAsked(asked: never): never {
  throw new Error(`nobody does ${JSON.stringify(asked)}`)
}

// So that what it has started ends with it (prove/shop.ts).
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof BadArguments || error instanceof PartsFailed ? error.message : error)
    process.exit(error instanceof BadArguments ? 2 : 1)
  },
)
