import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './paths.mjs'
import { planPorts } from './ports.mjs'
import { Refusal } from './refusal.mjs'

/** What a worker that joins later (npm run worker) must have the same as the shop, or it would work on other topics. */
const SHARED_SETTINGS = [
  'DURABILITY',
  'TOPIC_PREFIX',
  'REDIS_PREFIX',
  'DATABASE_SCHEMA',
  'PARTITIONS',
  'REPLICATION',
  'SHOP',
  'TIME_ZONE',
  'COLLECT_AFTER_SECONDS',
  'CARD_TERMINAL',
]

const OPTIONS = /** @type {const} */ ({
  port: { type: 'string' },
  data: { type: 'string' },
  robots: { type: 'boolean' },
  rate: { type: 'string' },
  speed: { type: 'string' },
  seed: { type: 'string' },
  split: { type: 'boolean' },
  'owner-link': { type: 'boolean' },
  lan: { type: 'boolean' },
  'services-only': { type: 'boolean' },
  'build-only': { type: 'boolean' },
  help: { type: 'boolean' },
})

export const USAGE = `npm start -- [options]
  --port N         public port N, web N+1, PostgreSQL N+2, Redis N+3, Kafka N+4 and N+5   (CHIPPY_PORT; default 3000, Kafka 9092)
  --data DIR       where this shop keeps its data   (CHIPPY_DATA; default .data, with --robots .data-robots)
  --robots         customers, tills, preparers and cooks act by themselves
  --rate N         robots: orders a second   --speed N: how much faster than life   --seed N: repeatable
  --split          every worker in a process of its own
  --owner-link     prints a link by which an owner comes in who has no password, or no device, any more
  --lan            serves the shop's own network too, by HTTPS, port N+6; N+7 tells a tablet how to trust it
  --services-only  only Kafka, Redis and PostgreSQL, with their tables: for work on one part
  --build-only     builds what changed and ends
KAFKA_BROKERS, REDIS_URL, DATABASE_URL: use these instead of starting one.`

/**
 * What this start is to do, from the command line and the environment.
 *
 * @param {string[]} argv
 * @param {Record<string, string | undefined>} env
 */
export function readSettings(argv, env) {
  const options = parse(argv)
  const base = portBase(options.port ?? env.CHIPPY_PORT)
  const given = options.data ?? env.CHIPPY_DATA
  const robotsEnv = { ROBOTS_RATE: options.rate, ROBOTS_SPEED: options.speed, ROBOTS_SEED: options.seed }
  return {
    help: options.help ?? false,
    robots: options.robots ?? false,
    split: options.split ?? false,
    ownerLink: options['owner-link'] ?? false,
    lan: options.lan ?? false,
    servicesOnly: options['services-only'] ?? false,
    buildOnly: options['build-only'] ?? false,
    dataDir: resolve(given ?? join(ROOT, options.robots ? '.data-robots' : '.data')),
    ports: planPorts(base),
    durability: env.DURABILITY ?? 'power',
    /** Services that are there already; each one on its own is used instead of being started. */
    external: { kafka: env.KAFKA_BROKERS || null, redis: env.REDIS_URL || null, postgres: env.DATABASE_URL || null },
    shared: pick(env, SHARED_SETTINGS),
    robotsEnv: pick(robotsEnv, Object.keys(robotsEnv)),
  }
}

function parse(argv) {
  try {
    return parseArgs({ args: argv, options: OPTIONS }).values
  } catch (error) {
    throw new Refusal(`${error.message}\n\n${USAGE}`)
  }
}

/** The eight ports of a base must all be real ports, and those below 1024 are for root. */
function portBase(text) {
  if (text === undefined || text === '') return undefined
  const base = Number(text)
  if (!Number.isInteger(base) || base < 1 || base > 65528)
    throw new Refusal(`The port must be a whole number from 1 to 65528, not "${text}".`)
  return base
}

function pick(env, names) {
  return Object.fromEntries(names.filter((name) => env[name]).map((name) => [name, env[name]]))
}
