import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isExecutable, JARS, onPath } from './paths.mjs'
import { writePrivate } from './private-file.mjs'
import { Refusal } from './refusal.mjs'

/** CHIPPY_REDIS, else one that is installed, else the static one that Maven brought. */
function findRedis() {
  const given = process.env.CHIPPY_REDIS
  if (given) {
    if (!isExecutable(given)) throw new Refusal(`CHIPPY_REDIS names ${given}, which is no program.`)
    return given
  }
  const installed = onPath('redis-server') ?? onPath('valkey-server')
  if (installed !== undefined) return installed
  const folder = join(JARS, 'redis')
  const suffix = `-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const name = existsSync(folder) && readdirSync(folder).find((file) => file.startsWith('redis-server') && file.endsWith(suffix))
  if (!name) throw new Refusal('Redis was not found. Install it: sudo apt install redis-server   (macOS: brew install redis)')
  const file = join(folder, name)
  if (!isExecutable(file)) chmodSync(file, 0o755)
  return file
}

/**
 * In a file, because arguments can be read by everybody in the process list and the password is one of the settings.
 *
 * @param {{port: number, dir: string, password: string, durability: string}} settings
 */
export function redisConfig({ port, dir, password, durability }) {
  const quoted = `"${dir.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `dir ${quoted}`,
    `requirepass ${password}`,
    'appendonly yes',
    // "power": an answer is given only when it is on the disk. Else a power cut may take the last second, which the
    // log then gives back by a restore.
    `appendfsync ${durability === 'power' ? 'always' : 'everysec'}`,
    'save ""',
    // Forgetting keys when memory is short would sell portions twice.
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n')
}

export function redisService(shop) {
  const dir = join(shop.dataDir, 'redis')
  mkdirSync(dir, { recursive: true })
  const password = shop.secrets.redis
  writePrivate(join(dir, 'redis.conf'), redisConfig({ port: shop.ports.redis, dir, password, durability: shop.durability }))
  return {
    name: 'redis',
    tier: 1,
    command: findRedis(),
    // By a relative name: Redis takes * ? [ in a path for a pattern.
    args: ['./redis.conf'],
    cwd: dir,
    graceMs: 2000,
    ready: () => redisAnswers(shop.addresses.redis),
  }
}

export async function redisAnswers(url) {
  const { default: Redis } = await import('ioredis')
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 1000, maxRetriesPerRequest: 0 })
  client.on('error', () => {})
  try {
    await client.connect()
    if ((await client.ping()) !== 'PONG') throw new Error('it does not answer PING')
  } finally {
    client.disconnect()
  }
}
