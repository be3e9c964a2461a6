import { parseArgs } from 'node:util'
import type { Durability } from './full-shop'
import type { QuickOptions } from './quick'

export const partNames = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
export type PartName = (typeof partNames)[number]

/** Of which the median counts. */
export const defaultRuns = 5

export type Asked = { what: 'parts'; parts: readonly PartName[]; runs: number } | ({ what: 'quick' } & QuickOptions) | { what: 'render' }

const usage = `npm run bench                        all parts; takes an hour and a half on an otherwise idle machine
npm run bench -- a b c d e f g       some of them   (--runs N: ${defaultRuns} unless said otherwise, the median counts)
  a latency at a steady pace   b the most the whole shop carries   c the bare path   d the floor: kafkajs and Kafka's own tools
  e memory and starts   f a year rebuilt   g a thousand shops on one broker
npm run bench -- quick               one short closed loop: orders a second and CPU per order of each process
  --seconds N (20)   --by http|port (http)   --under-way N (600)   --displays N (1)   --durability power|process (power)
npm run bench -- render              writes bench/RESULTS.md again from bench/results.json`

/** Says what is wrong with the command line, and how it should look. */
export class BadArguments extends Error {
  constructor(problem: string) {
    super(`${problem}\n\n${usage}`)
  }
}

/** @throws BadArguments */
export function readArguments(argv: readonly string[]): Asked {
  const { values, positionals } = parse(argv)
  const [first] = positionals
  const onlyFor = (what: string, names: readonly (keyof typeof values)[]) => {
    const stray = names.find((name) => values[name] !== undefined)
    if (stray) throw new BadArguments(`--${stray} is only for ${what}.`)
  }
  if (first === 'quick' || first === 'render') {
    if (positionals.length > 1) throw new BadArguments(`"${first}" stands alone, not with ${positionals.slice(1).join(' ')}.`)
    onlyFor('parts', ['runs'])
    if (first === 'quick') return { what: 'quick', ...quickOptions(values) }
  }
  onlyFor('quick', quickNames)
  if (first === 'render') return { what: 'render' }
  return { what: 'parts', parts: partsIn(positionals), runs: count('runs', values.runs, defaultRuns, 1) }
}

const quickNames = ['seconds', 'by', 'under-way', 'displays', 'durability'] as const

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    const options = { runs: text, seconds: text, by: text, 'under-way': text, displays: text, durability: text }
    return parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    throw new BadArguments(error instanceof Error ? error.message : String(error))
  }
}

function partsIn(positionals: readonly string[]): readonly PartName[] {
  const unknown = positionals.find((name) => !partNames.some((part) => part === name))
  if (unknown !== undefined) throw new BadArguments(`There is no part "${unknown}".`)
  const asked = partNames.filter((part) => positionals.includes(part))
  return asked.length === 0 ? partNames : asked
}

function quickOptions(values: ReturnType<typeof parse>['values']): QuickOptions {
  return {
    seconds: count('seconds', values.seconds, 20, 1),
    underWay: count('under-way', values['under-way'], 600, 1),
    displays: count('displays', values.displays, 1, 0),
    by: oneOf('by', values.by, ['http', 'port']),
    durability: oneOf<Durability>('durability', values.durability, ['power', 'process']),
  }
}

function count(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise
  if (!/^\d{1,6}$/.test(text) || Number(text) < least) throw new BadArguments(`--${name} is a whole number from ${least}, not "${text}".`)
  return Number(text)
}

function oneOf<T extends string>(name: string, text: string | undefined, known: readonly [T, ...T[]]): T {
  if (text === undefined) return known[0]
  const found = known.find((each) => each === text)
  if (found === undefined) throw new BadArguments(`--${name} is ${known.join(' or ')}, not "${text}".`)
  return found
}
