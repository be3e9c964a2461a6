import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { figureSchema } from './figures'
import { partMarkdown } from './render'

const jsonFile = 'bench/results.json'
const markdownFile = 'bench/RESULTS.md'

const partResult = z.object({
  part: z.string(),
  title: z.string(),
  how: z.string(),
  durability: z.string(),
  command: z.string(),
  machine: z.string(),
  commit: z.string(),
  at: z.iso.datetime(),
  tookSeconds: z.number(),
  figures: z.array(figureSchema),
  notes: z.array(z.string()),
})
/** What a part came to when it was last run, with one durability setting. */
export type PartResult = z.infer<typeof partResult>

const intro = `# What Chippy carries

Written by \`npm run bench\`; the figures of each run are in \`results.json\`. Every process of the shop, its Kafka, Redis and PostgreSQL, the load maker and the
benchmark share one machine. Open loop: a latency counts from the moment the order was due. Each figure is the median of its runs, with the lowest and the highest
beside it, and with (a), (b), (g) and the chain of (c) each run measures the floor (kafkajs with nothing around it) on the same broker just before. A part can be run again by itself; the others keep what they had.

Durability: \`power\` = Kafka flushes each write of a shop's topic to disk before it counts and Redis each change (the default on one machine); \`process\` = the page cache, which
survives the end of a process but not a power cut.
`

/** Those that were kept; none when there are none. */
function readResults(): PartResult[] {
  return existsSync(jsonFile) ? z.array(partResult).parse(JSON.parse(readFileSync(jsonFile, 'utf8'))) : []
}

/** Keeps it in place of what the same part came to before. */
export function keepResult(result: PartResult): void {
  const others = readResults().filter(({ part, durability }) => part !== result.part || durability !== result.durability)
  const all = [...others, result].toSorted((a, b) => a.part.localeCompare(b.part) || a.durability.localeCompare(b.durability))
  writeFileSync(jsonFile, `${JSON.stringify(all, roundedNumbers, 1)}\n`)
  writeMarkdown()
}

export function writeMarkdown(): void {
  writeFileSync(markdownFile, [intro, ...readResults().map(partMarkdown)].join('\n'))
}

/** More digits than were measured say nothing. */
const roundedNumbers = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value)
