import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreeBase, planPorts } from '../workers/shop/ports.mjs'
import { dataDir as played, playIn } from './open-shop'

/** A shop that a story opens for itself, because it is another than those that stories are played in. */
export type OwnShop = {
  ports: { public: number; lan: number; trust: number }
  /** What it has printed for whoever started it. */
  printed(): string
  /** From now on it is so much later for the shop. Resolves when it is. */
  moveClock(byMs: number): Promise<void>
  close(): Promise<void>
}

/** As long as the first one of a checkout, which is built before it opens, may take on a slow machine. */
export const openWithinMs = 180_000

/** Opens one with `npm start` and these options, empty, and plays in it until it is closed. */
export async function openOwnShop(...options: string[]): Promise<OwnShop> {
  const before = played
  const dataDir = mkdtempSync(join(tmpdir(), 'chippy-own-shop-'))
  const ports = planPorts(await findFreeBase(23_000))
  const clock = join(dataDir, 'ahead-ms')
  const { KAFKA_BROKERS: _kafka, REDIS_URL: _redis, DATABASE_URL: _postgres, ...env } = process.env
  const preload = `${new URL('moved-clock.mjs', import.meta.url).href}?file=${encodeURIComponent(clock)}`
  const shop = spawn(process.execPath, ['workers/shop/start.mjs', '--port', String(ports.public), '--data', dataDir, ...options], {
    env: { ...env, NODE_ENV: 'test', CARD_TERMINAL: 'simulated', NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} --import=${preload}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [shop.stdout, shop.stderr]) stream.on('data', (text: Buffer) => (printed += text.toString()))
  // Whatever becomes of the story, its shop goes with it.
  const endIt = () => shop.kill()
  process.once('exit', endIt)
  const close = async () => {
    process.off('exit', endIt)
    playIn(before)
    await ended(shop)
    rmSync(dataDir, { recursive: true, force: true })
  }
  const isOpen = () => printed.includes('The shop is open')
  for (const untilMs = performance.now() + openWithinMs; !isOpen(); ) {
    if (isOver(shop) || performance.now() > untilMs) {
      await close()
      throw new Error(`the shop did not open:\n${printed}`)
    }
    await sleep(100)
  }
  playIn(dataDir)
  let aheadMs = 0
  return {
    ports,
    printed: () => printed,
    moveClock: async (byMs) => {
      aheadMs += byMs
      writeFileSync(clock, String(aheadMs))
      const seen = () => existsSync(`${clock}.seen`) && readFileSync(`${clock}.seen`, 'utf8') === String(aheadMs)
      while (!seen()) await sleep(20)
    },
    close,
  }
}

const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

async function ended(shop: ChildProcess) {
  if (isOver(shop)) return
  const gone = new Promise((resolve) => shop.once('exit', resolve))
  shop.kill()
  await gone
}
