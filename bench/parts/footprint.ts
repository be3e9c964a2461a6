import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { KeptVisitor } from '@/workers/robots/visitor'
import type { Measured } from '../figures'
import { secondsToFirstOrder } from '../first-order'
import { fullShopData, openFullShop } from '../full-shop'
import { measureMemory } from '../memory'
import type { Part } from '../part'
import { startProgram } from '../program'
import { atRate } from './latency'

const ordersPerSecond = 50
/** What a first start makes. What npm and Maven have fetched before, on this machine, lies in their own caches. */
const made = ['.next', '.build', '.data', 'lib/server/generated']

let clone: string | null = null

export const footprint: Part = {
  title: 'Memory and starts',
  how:
    `Memory of each process of the shop after 35 s at ${ordersPerSecond} orders/s, the load maker and the benchmark left out. Resident is what \`ps\` shows, in which a page that several processes ` +
    'share counts for each; the sum counts it once (PSS). Warm start: `npm start` on the data that this left behind, everything built, until the first order is accepted by HTTP; an order is tried every 20 ms from the beginning. ' +
    'Cold start: the same in a fresh clone of the commit after `npm ci`, with nothing built and no data; Kafka’s and Redis’ jars come out of Maven’s cache if it has them.',
  async prepare({ say }) {
    clone ??= makeClone(say)
  },
  async run({ durability, say }) {
    if (clone === null) throw new Error('there is no clone: prepare comes first')
    say('memory')
    const { memory, till } = await memoryAfterLoad(durability)
    say('warm start')
    const warm = await secondsToFirstOrder({ checkout: process.cwd(), data: fullShopData, till })
    say('cold start')
    for (const folder of made) rmSync(join(clone, folder), { recursive: true, force: true })
    const cold = await secondsToFirstOrder({ checkout: clone, data: '.data', till: null })
    return [
      ...memory,
      {
        name: 'warm start to the first accepted order',
        unit: 's',
        value: warm,
        target: { atMost: 8 },
        limit: 'Node and Next starting side by side on the cores there are',
      },
      { name: 'cold start to the first accepted order', unit: 's', value: cold, target: { atMost: 120 }, limit: 'building the pages' },
    ]
  },
  async finish() {
    if (clone !== null) rmSync(clone, { recursive: true, force: true })
    clone = null
  },
}

async function memoryAfterLoad(durability: 'power' | 'process'): Promise<{ memory: Measured[]; till: KeptVisitor | null }> {
  const open = await openFullShop({ durability, collectAfterSeconds: 1 })
  try {
    const seller = await startProgram('till-load', ['--port', String(open.shop.port), '--watch'], open.staff)
    await atRate(ordersPerSecond, seller, open)
    const { bench: _, ...shop } = open.pids
    const memory = Object.entries(measureMemory(shop)).toSorted(([, a], [, b]) => b.residentMb - a.residentMb)
    await seller.end()
    const sum = memory.reduce((total, [, { proportionalMb }]) => total + proportionalMb, 0)
    const figures: Measured[] = [
      {
        name: 'memory in all, shared pages once',
        unit: 'MB',
        value: sum,
        target: { atMost: 1024 },
        limit: 'a V8 heap for each of the Node processes, and the JVM',
      },
      {
        name: 'memory added up, shared pages for each process again',
        unit: 'MB',
        value: memory.reduce((total, [, { residentMb }]) => total + residentMb, 0),
      },
      ...memory.map(([name, { residentMb }]) => ({ name: `resident: ${name}`, unit: 'MB', value: residentMb })),
    ]
    return { memory: figures, till: open.tills.get(1)?.kept ?? null }
  } finally {
    await open.close()
  }
}

function makeClone(say: (text: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'chippy-cold-'))
  say(`a fresh clone in ${folder}, and npm ci`)
  for (const [command, ...args] of [
    ['git', 'clone', '--quiet', process.cwd(), folder],
    ['npm', 'ci', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund'],
  ]) {
    const { status, stdout, stderr } = spawnSync(command ?? '', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  }
  return folder
}
