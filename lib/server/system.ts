import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Clock, Ids, Pause, Random } from '../operations/ports'
import { uuid7 } from '../topics/ids'

/** Time and chance of the machine, for everything that runs for real. */
export const systemClock: Clock = { nowMs: () => Date.now() }
export const systemIds: Ids = { next: () => uuid7(Date.now(), randomBytes(16)) }
export const systemRandom: Random = { next: () => Math.random() }
export const systemPause: Pause = (ms) => setTimeout(ms)
