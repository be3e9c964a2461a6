import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { DemoNumber } from '@/lib/realtime/demos'

const standsSeconds = 5
const renewEveryMs = 1000
/** A director that was killed cannot take its claim back: it runs out. */
const waitLimitMs = (standsSeconds + 3) * 1000
const askAgainMs = 200

/** Somebody else plays this demonstration on the same broker: its topics must not be taken away from under it. */
class DemoRunning extends Error {
  readonly id = 'demo-running'
}

/** One director a demonstration. Returns what gives the claim back. */
export async function claimDemo(redis: Redis, demo: DemoNumber, keyPrefix: string): Promise<() => Promise<void>> {
  const key = `${keyPrefix}director`
  const deadline = performance.now() + waitLimitMs
  while ((await redis.set(key, process.pid, 'EX', standsSeconds, 'NX')) === null) {
    if (performance.now() > deadline) {
      const pid = await redis.get(key)
      throw new DemoRunning(`Demonstration ${demo} is running already (process ${pid}). End that one first.`)
    }
    await pause(askAgainMs)
  }
  const renewing = setInterval(() => void redis.expire(key, standsSeconds).catch(() => {}), renewEveryMs)
  return async () => {
    clearInterval(renewing)
    await redis.del(key)
  }
}
