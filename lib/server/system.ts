import { randomFillSync } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock, Ids, Pause, Random } from '../operations/ports'
import { uuid7 } from '../topics/ids'

/** Time and chance of the machine, for everything that runs for real. */
export const systemClock: Clock = { nowMs: () => Date.now() }
export const systemIds: Ids = { next: () => uuid7(Date.now(), random16()) }
export const systemRandom: Random = { next: () => Math.random() }
export const systemPause: Pause = (ms) => pause(ms)
/** Rings once unless it is called off. */
export const systemAlarm = (ms: number, ring: () => void): (() => void) => {
  const timer = setTimeout(ring, ms)
  return () => clearTimeout(timer)
}

const pool = Buffer.alloc(4096)
let used = pool.length

/** Asked of the system 256 at a time: each question costs as much as one answer. */
function random16(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 16
  return pool.subarray(used - 16, used)
}
