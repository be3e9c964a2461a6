import { z } from 'zod'

/** Every setting, read once. Nobody else reads process.env. */
export const envSchema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** host:port, several with commas. */
  KAFKA_BROKERS: z.string().min(1).default('127.0.0.1:9092'),
  REDIS_URL: z.string().startsWith('redis').default('redis://127.0.0.1:3003'),
  DATABASE_URL: z.string().startsWith('postgres').default('postgresql://chippy@127.0.0.1:3002/chippy'),
  /** PostgreSQL schema, for tests that run side by side. */
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z0-9_]+$/)
    .default('public'),
  /** In front of every topic and group name, so that demonstrations and tests share a broker with the shop. */
  TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]*$/)
    .default(''),
  /** In front of every Redis key. */
  REDIS_PREFIX: z.string().default(''),
  /** Partitions of the topics that tills share. Fixed for the life of a prefix: another count moves tills between partitions. */
  PARTITIONS: z.coerce.number().int().min(1).max(64).default(8),
  REPLICATION: z.coerce.number().int().min(1).max(5).default(1),
  /** power: flushed to disk on each write · replicas: acks from all replicas · process: the page cache. */
  DURABILITY: z.enum(['power', 'replicas', 'process']).default('power'),
  SHOP: z.coerce.number().int().min(0).default(0),
  TIME_ZONE: z.string().default('Europe/London'),
  /** The one public port. */
  CHIPPY_PORT: z.coerce.number().int().default(3000),
  /** Where Next listens on the loopback. */
  WEB_PORT: z.coerce.number().int().default(3001),
  /** One-time links, with commas, by which the owner comes in (npm start prints them). */
  OWNER_LINKS: z.string().default(''),
  /** Address the gateway listens on. */
  HOST: z.string().default('127.0.0.1'),
  /** Where the shop's own network is served by HTTPS, and where the page stands that tells a device to trust it; 0: nowhere. */
  LAN_PORT: z.coerce.number().int().default(0),
  TRUST_PORT: z.coerce.number().int().default(0),
  /** Further Host names that are served, with commas. */
  ALLOWED_HOSTS: z.string().default(''),
  /** Where customers' phones reach the shop: https://chippy.example. Without it the codes that they scan name the till's own way here. */
  PUBLIC_URL: z
    .string()
    .regex(/^https?:\/\/[^\s/]+\/?$/)
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  /** File that a process writes when it is ready: {pid, at}. */
  CHIPPY_READY_FILE: z.string().optional(),
  /** Data folder of the shop. */
  CHIPPY_DATA: z.string().default('.data'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** Seconds after which a ready order counts as collected. Until then the kitchen can bring it back. */
  COLLECT_AFTER_SECONDS: z.coerce.number().min(0).default(900),
  /** none: cards are taken on a machine of their own and recorded here · simulated: a terminal that is not there, for trying out. */
  CARD_TERMINAL: z.enum(['none', 'simulated']).default('none'),
  /** allowed: a receipt printer may be set that this very machine serves, which must then not be one of the shop's own services. */
  PRINTER_ON_THIS_MACHINE: z.enum(['refused', 'allowed']).default('refused'),
  /** Orders a second that the robots place in all. */
  ROBOTS_RATE: z.coerce.number().min(0).default(0.2),
  /** How many times faster than life robots wrap and fry. */
  ROBOTS_SPEED: z.coerce.number().min(0.1).max(10_000).default(20),
  /** One-time link by which the robots come in for the first time. */
  ROBOTS_LINK: z.string().default(''),
  ROBOTS_SEED: z.coerce.number().int().default(1),
})

export type Env = z.infer<typeof envSchema>
export const env: Env = envSchema.parse(process.env)

/** True when somebody has said it, rather than its default being taken. */
export const isGiven = (name: keyof Env): boolean => (process.env[name] ?? '') !== ''
