import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OpenShop, openShop, type ShopFile, until } from '@/prove/shop'
import { comeInAsOwner } from '@/workers/robots/visitor'
import { type CabinetWatch, watchCabinet } from './cabinet-watch'
import type { Durability } from './full-shop'
import { publishBenchMenu } from './menu'
import { envOf } from './program'
import { openProgress, type Progress } from './progress'
import { staffAll, staffEnv } from './staff'

type Env = Record<string, string | undefined>
/** A process of the shop that was started by itself. */
export type Started = { pid: number; end(): Promise<void> }

export type BareShop = {
  port: number
  file: ShopFile
  progress: Progress
  cabinet: CabinetWatch
  /** These workers in one process, as the shop runs them. */
  startWorkers(names: readonly string[]): Promise<Started>
  startGateway(): Promise<Started & { staff: { STAFF: string } }>
  close(): Promise<void>
}

/** Kafka, Redis and PostgreSQL with empty data and the shop's topics, and nobody who works there yet. */
export async function openBareShop({ durability, data = '.data-bench' }: { durability: Durability; data?: string }): Promise<BareShop> {
  build()
  const shop = await openShop({ data, args: ['--services-only'], env: { DURABILITY: durability } })
  try {
    return await prepare(shop, durability, data)
  } catch (error) {
    await shop.close()
    throw error
  }
}

async function prepare(shop: OpenShop, durability: Durability, data: string): Promise<BareShop> {
  const file = shop.file()
  const env = {
    ...{ ...process.env, ...envOf(file), NODE_ENV: 'production', DURABILITY: durability, LOG_LEVEL: 'warn' },
    ...{ CHIPPY_PORT: String(shop.port), COLLECT_AFTER_SECONDS: '0', ROBOTS_SPEED: '10000' },
  } satisfies NodeJS.ProcessEnv
  const topics = spawnSync(process.execPath, ['.build/topics.mjs'], { env, encoding: 'utf8' })
  if (topics.status !== 0) throw new Error(`the topics could not be made:\n${topics.stdout}${topics.stderr}`)
  const progress = await openProgress(file)
  const cabinet = watchCabinet(file.redis)
  await publishBenchMenu({ brokers: file.kafka })
  const open = new Set<Started>()

  async function start(bundle: string, args: readonly string[], more: Env, isReady: (pid: number) => Promise<boolean>): Promise<Started> {
    const started = spawnBundle(bundle, args, { ...env, ...more }, () => open.delete(started))
    open.add(started)
    await until(`${bundle} ${args.join(' ')} is ready`, 60_000, () => isReady(started.pid))
    return started
  }

  return {
    ...{ port: shop.port, file, progress, cabinet },
    startWorkers(names) {
      const readyFile = resolve(data, `run/bench-${names.join('+')}.ready`)
      rmSync(readyFile, { force: true })
      return start('run', names, { CHIPPY_READY_FILE: readyFile }, async (pid) => readyPid(readyFile) === pid)
    },
    async startGateway() {
      const url = `http://127.0.0.1:${shop.port}`
      const link = randomUUID()
      const started = await start('gateway', [], { OWNER_LINKS: link, CHIPPY_DATA: resolve(data) }, async () => isOpen(url))
      return { ...started, staff: staffEnv(await staffAll(await comeInAsOwner(`${url}/set-up#${link}`, 'Owner'))) }
    },
    async close() {
      await Promise.all([...open].map((each) => each.end()))
      cabinet.close()
      await progress.close()
      await shop.close()
    },
  }
}

/** It answers, though it may want somebody to sign in first. */
const isOpen = async (url: string) => (await fetch(`${url}/api/me`)).ok

function spawnBundle(bundle: string, args: readonly string[], env: Env, onEnd: () => void): Started {
  const child = spawn(process.execPath, [`.build/${bundle}.mjs`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...env, NODE_ENV: 'production' },
  })
  const orphaned = () => child.kill('SIGTERM')
  process.once('exit', orphaned)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid ?? 0,
    async end() {
      onEnd()
      process.off('exit', orphaned)
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readyPid(file: string): number | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { pid: number }).pid : null
}

/** What is measured is what the shop runs: its bundles, of these sources. */
function build() {
  const args = ['workers/shop/start.mjs', '--build-only', '--data', '.data-bench-build']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the shop could not be built:\n${stdout}${stderr}`)
}
