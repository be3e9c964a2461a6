import type { Redis } from 'ioredis'

/**
 * Forgets the hot cabinets, and all that is kept beside them, in one step: half of it gone would look like a cabinet that has
 * seen nothing. Who keeps one finds it empty and restores it from the log.
 *
 * @returns how many keys there were
 */
export async function emptyCabinet(redis: Redis, prefix: string): Promise<number> {
  const keys = new Set<string>()
  for await (const found of redis.scanStream({ match: `${escapeGlob(prefix)}cabinet:*`, count: 1000 })) {
    for (const key of found) keys.add(String(key))
  }
  return keys.size === 0 ? 0 : redis.del(...keys)
}

function escapeGlob(text: string): string {
  return text.replaceAll(/[\\*?[\]]/g, '\\$&')
}
