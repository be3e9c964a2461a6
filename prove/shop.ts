import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { comeInAsOwner, type Visitor } from '@/workers/robots/visitor'
import { findFreeBase } from '@/workers/shop/ports.mjs'

/** What a running shop writes down about itself (DIR/shop.json). */
export type ShopFile = {
  url: string
  ownerLink: string | null
  kafka: string
  redis: string
  postgres: string
  pids: Record<string, number>
}

export type OpenShop = {
  /** Its public port; the others follow it. */
  port: number
  /** Read afresh at each call: a process that was started again has another pid. */
  file(): ShopFile
  supervisor: ChildProcess
  /** Somebody signed in as its owner; the same one each time. */
  owner(): Promise<Visitor>
  /** Ctrl-C and wait. Returns the milliseconds it took. */
  close(): Promise<number>
}

const openLimitMs = 240_000

/** Opens a shop of its own on free ports, as `npm start` does, and waits until it says that it is open. */
export async function openShop(options: {
  port?: number
  data: string
  args?: string[]
  env?: Record<string, string>
  fresh?: boolean
}): Promise<OpenShop> {
  const data = resolve(options.data)
  if (options.fresh !== false) rmSync(data, { recursive: true, force: true })
  const path = resolve(data, 'shop.json')
  rmSync(path, { force: true })
  // Not the same for all: two that look at the same moment would both find the first one free.
  const port = options.port ?? (await findFreeBase(15_000 + 10 * (process.pid % 150)))
  const args = ['workers/shop/start.mjs', '--port', String(port), '--data', data, ...(options.args ?? [])]
  const supervisor = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } })
  const orphaned = () => supervisor.kill('SIGTERM')
  process.once('exit', orphaned)
  let said = ''
  for (const stream of [supervisor.stdout, supervisor.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8000)
    })
  const ended = new Promise<number>((done) => supervisor.once('exit', () => done(Date.now())))
  await until('the shop opens', openLimitMs, async () => {
    if (supervisor.exitCode !== null) throw new Stop(`the shop did not open:\n${said}`)
    return existsSync(path)
  })
  const file = () => JSON.parse(readFileSync(path, 'utf8')) as ShopFile
  let owner: Promise<Visitor> | undefined
  return {
    port,
    file,
    supervisor,
    owner: () => (owner ??= comeInAsOwner(file().ownerLink ?? '', 'Owner')),
    async close() {
      const from = Date.now()
      if (supervisor.exitCode === null && supervisor.signalCode === null) {
        supervisor.kill('SIGINT')
        await ended
      }
      process.off('exit', orphaned)
      return Date.now() - from
    },
  }
}

/** Ends waiting at once: what is waited for can no longer come. */
class Stop extends Error {}

/** Polls until the condition holds. A condition that throws counts as "not yet", unless it throws Stop. */
export async function until(what: string, limitMs: number, condition: () => Promise<boolean>, everyMs = 100): Promise<number> {
  const from = performance.now()
  let last: unknown
  while (performance.now() - from < limitMs) {
    try {
      if (await condition()) return performance.now() - from
    } catch (error) {
      if (error instanceof Stop) throw error
      last = error
    }
    await sleep(everyMs)
  }
  throw new Error(`waited ${limitMs / 1000} s in vain until ${what}${last instanceof Error ? ` (${last.message})` : ''}`)
}

export const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** A list of statements that were checked; prints each, and knows whether all held. */
export class Proof {
  private failed = 0
  private held = 0

  constructor(private readonly name: string) {}

  check(statement: string, holds: boolean, found = '') {
    if (holds) this.held++
    else this.failed++
    console.log(`${holds ? 'holds' : 'FAILS'}  ${statement}${found ? ` (${found})` : ''}`)
  }

  end(): never {
    console.log(`${this.name}: ${this.held} held, ${this.failed} failed`)
    process.exit(this.failed === 0 ? 0 : 1)
  }
}
