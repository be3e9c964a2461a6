import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { DemoNumber } from '@/lib/realtime/demos'

/** Of a claim that has run out meanwhile (this process stood still) somebody else is the owner. */
const renewScript = `local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1`
const giveBackScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`

const standsSeconds = 5
const renewEveryMs = 1000
/** A director that was killed cannot take its claim back: it runs out. */
const waitLimitMs = (standsSeconds + 3) * 1000
const askAgainMs = 200

/** Somebody else plays this demonstration on the same broker: its topics must not be taken away from under it. */
class DemoRunning extends Error {
  readonly id = 'demo-running'
}

type Claim = { demo: DemoNumber; keyPrefix: string; onLost(): void }

/** One director a demonstration. Returns what gives the claim back. */
export async function claimDemo(redis: Redis, { demo, keyPrefix, onLost }: Claim): Promise<() => Promise<void>> {
  const key = `${keyPrefix}director`
  const deadline = performance.now() + waitLimitMs
  const owner = `${process.pid} ${randomUUID()}`
  while ((await redis.set(key, owner, 'EX', standsSeconds, 'NX')) === null) {
    if (performance.now() > deadline) {
      const pid = (await redis.get(key))?.split(' ')[0]
      throw new DemoRunning(`Demonstration ${demo} is running already (process ${pid}). End that one first.`)
    }
    await pause(askAgainMs)
  }
  // A Redis that is away has not given the claim to anybody else.
  const renew = () =>
    redis.eval(renewScript, 1, key, owner, standsSeconds).then(
      (mine) => mine === 1 || onLost(),
      () => {},
    )
  const renewing = setInterval(() => void renew(), renewEveryMs)
  return async () => {
    clearInterval(renewing)
    await redis.eval(giveBackScript, 1, key, owner)
  }
}
