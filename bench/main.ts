import { BadArguments, defaultRuns, type PartName, readArguments } from './arguments'
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
import { endPrograms } from './program'
import { quick } from './quick'
import { partText } from './render'
import { keepResult, type PartResult, writeMarkdown } from './results'

const parts: Record<PartName, Part> = { a: latency, b: throughput, c: bare, d: floor, e: footprint, f: year, g: chain }

/** The second line needs no more than to stand beside the first. */
const mostRunsOfProcess = 3

const startedMs = performance.now()
const clock = () => `${String(Math.floor((performance.now() - startedMs) / 60_000)).padStart(3)} min`

type Task = { name: PartName; durability: Durability; runs: number; command: string }

async function measure({ name, durability, runs, command }: Task): Promise<PartResult> {
  const part = parts[name]
  const [fromMs, at] = [performance.now(), new Date().toISOString()]
  const say = (text: string) => console.log(`${clock()}  (${name}) ${durability}, ${text}`)
  const all: Measured[][] = []
  const failures: string[] = []
  try {
    await part.prepare?.({ say })
    while (all.length < runs) {
      const run = all.length + 1
      say(`run ${run} of ${runs}`)
      try {
        all.push(await part.run({ durability, run, say }))
      } catch (error) {
        // Another program that takes the machine for a minute should not cost the other runs; twice is no chance any more.
        if (failures.length > 0) throw error
        console.error(error)
        failures.push(`A run failed and was done again: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  } finally {
    await endPrograms()
    await part.finish?.()
  }
  const figures = overRuns(all)
  return {
    ...{ part: name, title: part.title, how: part.how, durability, command, machine: machineText(), commit: commitText(), at },
    tookSeconds: (performance.now() - fromMs) / 1000,
    figures,
    notes: [...(part.notes?.(figures) ?? []), ...failures],
  }
}

async function measureAndKeep(task: Task): Promise<void> {
  const result = await measure(task)
  keepResult(result)
  console.log(`\n${partText(result)}\n`)
}

/** One part that fails does not take the others with it. */
async function measureAll(names: readonly PartName[], runs: number): Promise<void> {
  const failed: PartName[] = []
  for (const name of names) {
    try {
      const command = `npm run bench -- ${name}${runs === defaultRuns ? '' : ` --runs ${runs}`}`
      await measureAndKeep({ name, durability: 'power', runs, command })
      if (!parts[name].bothDurabilities) continue
      await measureAndKeep({ name, durability: 'process', runs: Math.min(runs, mostRunsOfProcess), command })
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
