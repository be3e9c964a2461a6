import type { Redis } from 'ioredis'
import { type Advice, advise } from '@/lib/domain/cabinet/advise'
import { type Foods, needOf } from '@/lib/domain/cabinet/foods'
import type { Taken } from './order'

/**
 * The hot cabinet as the talk has it: three counts in Redis, `HGETALL demo5:cabinet` → chips 20 cod 10 plaice 0.
 *
 * The shop's own cabinet (lib/domain/cabinet, lib/operations/keep-cabinet) also knows hold times, whose turn it is, and how to
 * come back from the log; it decides on orders by itself and publishes what follows. Here one is to see the two steps that make
 * a preparer a preparer, checking and taking, so they stand here bare. What to cook is decided by the shop's own rule.
 */
export type Cabinet = {
  /** True: all of its portions were there and are taken. False: none is. */
  take(taken: Pick<Taken, 'id' | 'order'>): Promise<boolean>
  /** What the cook should drop now: what this order waits for, and what lacks up to par, in whole batches. */
  toDrop(waiting?: Pick<Taken, 'id' | 'order'>): Promise<Advice[]>
  put(drops: readonly Advice[]): Promise<void>
}

/** Plaice is cooked exactly as asked; chips and cod in batches, to be at 20 and 10 when nobody waits. */
const foods: Foods = new Map([
  ['chips', { kind: 'held', batch: 10, par: 20, holdMinutes: 7, fryMinutes: 6, pan: 0 }],
  ['cod', { kind: 'held', batch: 5, par: 10, holdMinutes: 30, fryMinutes: 6, pan: 0 }],
  ['plaice', { kind: 'toOrder', batch: 1, par: 0, holdMinutes: 30, fryMinutes: 6, pan: 0 }],
])

export const cabinetKey = (keyPrefix: string) => `${keyPrefix}cabinet`
const takenKey = (keyPrefix: string) => `${keyPrefix}taken`
const cabinetKeys = (keyPrefix: string) => [cabinetKey(keyPrefix), takenKey(keyPrefix)]

/**
 * Redis runs a script without letting anybody else in between. Checking first and taking afterwards, as two commands, two
 * preparers could both find the last cod. An order that has taken its portions before (its preparer was killed) takes none again.
 */
const takeScript = `
if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then return 1 end
for i = 2, #ARGV, 2 do
  local there = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0')
  if there < tonumber(ARGV[i + 1]) then return 0 end
end
for i = 2, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], ARGV[i], -tonumber(ARGV[i + 1])) end
redis.call('SADD', KEYS[2], ARGV[1])
return 1`

export function openCabinet(redis: Redis, keyPrefix: string): Cabinet {
  const key = cabinetKey(keyPrefix)

  return {
    async take({ id, order }) {
      const need = Object.entries(needOf(order.parts, foods)).flat()
      return (await redis.eval(takeScript, 2, ...cabinetKeys(keyPrefix), id, ...need)) === 1
    },

    async toDrop(waiting) {
      const counts = await readCounts(redis, key)
      const lots = Object.entries(counts).map(([food, n]) => ({ food, n, dueMs: 1, batch: food }))
      const orders = waiting
        ? { [waiting.id]: { status: 'waiting' as const, need: needOf(waiting.order.parts, foods), got: [], sinceMs: 0 } }
        : {}
      return advise({ lots, orders, fryer: {}, par: {} }, foods, 0)
    },

    async put(drops) {
      const change = redis.multi()
      for (const { food, portions } of drops) change.hincrby(key, food, portions)
      await change.exec()
    },
  }
}

export async function readCounts(redis: Redis, key: string): Promise<Record<string, number>> {
  const found = await redis.hgetall(key)
  return Object.fromEntries(Object.entries(found).map(([food, count]) => [food, Number(count)]))
}

/** Start of day: nothing of anything. */
export async function emptyCabinet(redis: Redis, keyPrefix: string): Promise<void> {
  await redis.del(...cabinetKeys(keyPrefix))
  await redis.hset(cabinetKey(keyPrefix), { chips: 0, cod: 0, plaice: 0 })
}
