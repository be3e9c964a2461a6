import type { Redis } from 'ioredis'
import type { Names } from '../operations/ports'

/** After a day nobody fetches what they ordered. */
const keptSeconds = 24 * 3600
/** Keys that one step of the search looks at. */
const step = 500

/** Each name is a key of its own with an end: Redis forgets it by itself, whoever has died meanwhile. */
export function redisNames(redis: Redis, prefix: string, shop: number): Names {
  const before = `${prefix}name:${shop}:`
  return {
    async keep(id, name) {
      if (name === '') await redis.del(before + id)
      else await redis.set(before + id, name, 'EX', keptSeconds)
    },
    async all() {
      const names = new Map<string, string>()
      let cursor = '0'
      do {
        const [next, keys] = await redis.scan(cursor, 'MATCH', `${escaped(before)}*`, 'COUNT', step)
        cursor = next
        const found = keys.length === 0 ? [] : await redis.mget(keys)
        for (const [at, key] of keys.entries()) {
          const name = found[at]
          if (typeof name === 'string') names.set(key.slice(before.length), name)
        }
      } while (cursor !== '0')
      return names
    },
  }
}

/** A prefix is meant letter by letter, whatever Redis takes its signs for. */
const escaped = (text: string) => text.replaceAll(/[\\*?[\]]/g, (sign) => `\\${sign}`)
