import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreeBase } from '@/workers/shop/ports.mjs'
import { readShopFile } from '@/workers/shop/shop-file.mjs'

/** Where Kafka and Redis are, the prefixes of whoever they belong to, and how to be done with them. */
export type Services = { kafka: string; redis: string; topicPrefix: string; redisPrefix: string; close(): Promise<void> }

const openLimitMs = 180_000
const closeLimitMs = 20_000
const ownData = '.data-demo'

/** The shop that was asked for; else what the environment names, else the shop that runs here, else own ones, which end with the demonstration. */
export async function findServices(env: NodeJS.ProcessEnv, data: string | undefined, say: (line: string) => void): Promise<Services> {
  const { KAFKA_BROKERS: kafka, REDIS_URL: redis, TOPIC_PREFIX: topicPrefix = '', REDIS_PREFIX: redisPrefix = '' } = env
  if (data === undefined && kafka && redis) return { kafka, redis, topicPrefix, redisPrefix, close: async () => {} }
  const dataDir = resolve(data ?? env['CHIPPY_DATA'] ?? '.data')
  const running = ofRunning(dataDir)
  if (running) return running
  if (data !== undefined) throw new Error(`No shop is open in ${dataDir}.`)
  say('No shop is open here: starting Kafka and Redis for the demonstration …')
  return openOwn(env)
}

function ofRunning(dataDir: string): Services | null {
  if (!existsSync(join(dataDir, 'shop.json'))) return null
  const { kafka, redis, pids, settings } = readShopFile(dataDir)
  // The file stays behind when the machine was switched off.
  if (!Object.values(pids).every(isAlive)) return null
  return { kafka, redis, topicPrefix: settings['TOPIC_PREFIX'] ?? '', redisPrefix: settings['REDIS_PREFIX'] ?? '', close: async () => {} }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function openOwn(env: NodeJS.ProcessEnv): Promise<Services> {
  const dataDir = resolve(ownData)
  mkdirSync(dataDir, { recursive: true })
  const port = await findFreeBase(18_000)
  const supervisor = spawn(process.execPath, ['workers/shop/start.mjs', '--services-only', '--port', String(port), '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Away from the terminal's Ctrl-C: it ends last.
    detached: true,
    // A program that npm has started ends when its parent is gone, even if that was killed (workers/shop/npm-parent.mjs).
    env: { ...env, npm_lifecycle_event: 'demo' },
  })
  let said = ''
  for (const stream of [supervisor.stdout, supervisor.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
    })
  const ended = new Promise<void>((done) => supervisor.once('exit', () => done()))

  async function close() {
    supervisor.kill('SIGINT')
    await Promise.race([ended, pause(closeLimitMs, undefined, { ref: false })])
  }

  const deadline = performance.now() + openLimitMs
  while (!existsSync(join(dataDir, 'shop.json')) || ofRunning(dataDir) === null) {
    if (supervisor.exitCode !== null) throw new Error(`Kafka and Redis could not be started:\n${said}`)
    if (performance.now() > deadline) {
      await close()
      throw new Error(`Kafka and Redis were not ready after ${openLimitMs / 1000} s:\n${said}`)
    }
    await pause(100)
  }
  const { kafka, redis } = readShopFile(dataDir)
  return { kafka, redis, topicPrefix: '', redisPrefix: '', close }
}
