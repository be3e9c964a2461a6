import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import { applyChanges } from '../domain/cabinet/change'
import { readCabinet, readChange } from '../domain/cabinet/read'
import type { CabinetState } from '../domain/cabinet/state'
import type { CabinetStore } from '../operations/ports'
import { claimScript, compareAndSetScript, currentScript, installScript, loadScript } from './cabinet-scripts'

const strings = z.array(z.string())
const loaded = z.tuple([z.string(), z.coerce.number(), z.coerce.number(), z.number(), z.string(), strings, strings])
const current = z.tuple([z.string(), z.coerce.number()])
/** Ids that are put aside at once while a cabinet is restored. */
const chunk = 5000
/** Then the whole state is stored again: who comes new has to apply all of them. */
const mostChanges = 100
/** Longer than a restore takes on a busy machine; so long the shop waits if whoever restores it dies. */
const claimStandsSeconds = 10
const restoreLimitSeconds = 600

/**
 * The hot cabinet in Redis: the hash `cabinet:{shop}`, in which a person can read how many portions of what are free
 * (`HGETALL` → cod 5 chips 11 plaice 0) beside the state as JSON and the list of what has changed since.
 */
export function redisCabinetStore(redis: Redis, prefix: string): CabinetStore {
  const run = scripts(redis)
  const keyOf = (shop: number) => `${prefix}cabinet:${shop}`
  const changesStored = new Map<number, number>()

  const load: CabinetStore['load'] = async (shop, ids, known) => {
    const version = known ? [known.runId, known.state.epoch, known.state.version] : ['', '', '']
    const [runId, seconds, microseconds, valid, state, changes, seen] = loaded.parse(await run('load', [keyOf(shop)], [...version, ...ids]))
    const from = state === '' ? (known?.state ?? null) : readCabinet(JSON.parse(state))
    const steps = changes.map((change) => readChange(JSON.parse(change)))
    // Somebody has put an older state back by hand: what the caller knows is not what these changes were made from.
    if (valid === 1 && from && steps[0] && steps[0].fromMs !== from.clockMs && known) return load(shop, ids)
    if (valid === 1 && from === null) throw new Error('The cabinet store tells of changes to somebody who does not know what has changed')
    return {
      runId,
      nowMs: seconds * 1000 + Math.floor(microseconds / 1000),
      state: valid === 1 && from ? applyChanges(from, steps) : null,
      seen: new Set(seen),
    }
  }

  return {
    load,

    async compareAndSet({ runId, state }, next, change, seen) {
      const whole = (changesStored.get(next.shop) ?? 0) >= mostChanges
      const what = whole ? ['state', JSON.stringify(next)] : ['change', JSON.stringify(change)]
      const counts = freeByFood(next)
      const args = [runId, state.epoch, state.version, next.version, ...what, counts.length / 2, ...counts, ...seen]
      const length = z.coerce.number().parse(await run('compareAndSet', [keyOf(next.shop)], args))
      if (length >= 0) changesStored.set(next.shop, length)
      return length >= 0
    },

    async current(shop) {
      const [runId, epoch] = current.parse(await run('current', [keyOf(shop)], []))
      return { runId, epoch }
    },

    async claim(shop, nonce) {
      return z
        .string()
        .nullable()
        .parse(await run('claim', [keyOf(shop)], [nonce, claimStandsSeconds]))
    },

    async install({ shop, nonce, runId }, state, seen) {
      // Aside first, because one script takes only so many; they count from the moment at which the state does.
      const aside = `${keyOf(shop)}:seen:${nonce}`
      for (let from = 0; from < seen.length; from += chunk) await redis.sadd(aside, ...seen.slice(from, from + chunk))
      if (seen.length > 0) await redis.expire(aside, restoreLimitSeconds)
      const args = [nonce, runId, state.epoch, state.version, JSON.stringify(state), ...freeByFood(state)]
      return (await run('install', [keyOf(shop), aside], args)) === 1
    },
  }
}

/** food, count, food, count … Every food that the cabinet has ever held is there, so that a count goes down to 0 and does not stay. */
function freeByFood(state: CabinetState): (string | number)[] {
  const free = new Map([...Object.keys(state.par), ...Object.keys(state.totals)].map((food) => [food, 0]))
  for (const { food, n } of state.lots) free.set(food, (free.get(food) ?? 0) + n)
  return [...free].flat()
}

const sources = {
  load: loadScript,
  compareAndSet: compareAndSetScript,
  current: currentScript,
  claim: claimScript,
  install: installScript,
}

/** By their hash; a Redis that does not know it (any more) is given the source. */
function scripts(redis: Redis) {
  const hashes = new Map(Object.values(sources).map((source) => [source, createHash('sha1').update(source).digest('hex')]))
  return async (name: keyof typeof sources, keys: string[], args: (string | number)[]): Promise<unknown> => {
    const source = sources[name]
    try {
      return await redis.evalsha(hashes.get(source) ?? '', keys.length, ...keys, ...args)
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('NOSCRIPT'))) throw error
      return redis.eval(source, keys.length, ...keys, ...args)
    }
  }
}
