import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deviceKinds } from '@/lib/domain/access/role'
import type { Clock } from '@/lib/operations/ports'
import { publishMenu } from '@/lib/operations/publish-menu'
import { scratchDatabase } from '@/lib/server/database.fixture'
import { type Env, env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { createProducer } from '@/lib/server/kafka/producer'
import { createReader } from '@/lib/server/kafka/reader'
import { ensureTopics } from '@/lib/server/kafka/topics-admin'
import { createLogger } from '@/lib/server/log'
import { systemClock } from '@/lib/server/system'
import { type TopicName, topics } from '@/lib/topics/all'
import type { LogRecord } from '@/lib/topics/event'
import { exampleMenu } from '@/prisma/menu'
import { openDeps } from '@/workers/deps'
import { comeInAsOwner, type Employee, employ, enrol, type KeptVisitor, Visitor } from '@/workers/robots/visitor'
import { nobody } from './access/desk'
import { createApi } from './api'
import { openGateway } from './open-gateway'
import { createWebProxy } from './proxy'
import type { Route } from './route'
import { createGateway } from './server'

const PARTITIONS = 3
const logger = createLogger('test')

export type Reply = { status: number; body: Record<string, unknown> }

export type TestGateway = {
  port: number
  url: string
  /** The whole table of addresses. */
  routes: readonly Route[]
  /** Its owner, on a device that is till 1 and everything else. */
  owner: Visitor
  /** Sends as the owner; an order from the device that is its till. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
  get(path: string): Promise<Reply>
  close(): Promise<void>
}

export type TestShop = {
  /** Its prefixes and settings, for whoever works beside the gateway. */
  env: Env
  /** The same shop again, as after a restart; `brokers` for a way to Kafka of its own. */
  open(brokers?: string): Promise<TestGateway>
  /** All that stands in a topic, read without the gateway. */
  records(topic: TopicName): Promise<LogRecord[]>
  close(): Promise<void>
}

/** The machine's clock, which can be moved forward: nobody waits for a screen to lock, or a shift to end. */
export function movedClock(): Clock & { forward(ms: number): void } {
  let aheadMs = 0
  return { nowMs: () => systemClock.nowMs() + aheadMs, forward: (ms) => void (aheadMs += ms) }
}

/** Topics, tables and a web server of its own, on the services that everybody shares. `clock`: the gateway's. */
export async function openTestShop({ clock = systemClock }: { clock?: Clock } = {}): Promise<TestShop> {
  const own: Env = {
    ...env,
    TOPIC_PREFIX: `test-${randomUUID().slice(0, 8)}.`,
    REDIS_PREFIX: `test-${randomUUID()}:`,
    PARTITIONS,
    DURABILITY: 'process',
    CHIPPY_DATA: mkdtempSync(join(tmpdir(), 'chippy-access-')),
    OWNER_LINKS: randomUUID(),
    // The printer of the tests is simulated here.
    PRINTER_ON_THIS_MACHINE: 'allowed',
  }
  const kafka = kafkaClient({ brokers: own.KAFKA_BROKERS, logger })
  await ensureTopics(kafka, own)
  const reader = createReader({ brokers: own.KAFKA_BROKERS, prefix: own.TOPIC_PREFIX })
  const producer = createProducer({ kafka, prefix: own.TOPIC_PREFIX, logger })
  await publishMenu({ log: kafkaLog(producer, systemClock), reader, clock: systemClock }, own.SHOP, exampleMenu)
  const database = await scratchDatabase()
  const web = await openWeb()
  const gateways: TestGateway[] = []
  let people: People | undefined

  return {
    env: own,
    async open(brokers = own.KAFKA_BROKERS) {
      const gateway = await open({ ...own, KAFKA_BROKERS: brokers }, { db: database.db, clock }, web.port, people)
      people = gateway.people
      gateways.push(gateway)
      return gateway
    },
    async records(topic) {
      const partitions = topics.find(({ name }) => name === topic)?.spread === 'shop' ? 1 : PARTITIONS
      const all = Array.from({ length: partitions }, async (_, partition) => {
        const { first, next } = await reader.ends(topic, partition)
        return reader.read(topic, partition, first, next)
      })
      return (await Promise.all(all)).flat()
    },
    async close() {
      for (const gateway of gateways) await gateway.close()
      web.server.close()
      await producer.close(0)
      await reader.close()
      await database.drop()
      rmSync(own.CHIPPY_DATA, { recursive: true, force: true })
    },
  }
}

type People = { owner: KeptVisitor; employee: Employee; tills: Map<number, Promise<KeptVisitor>> }

type OwnDeps = { db: Awaited<ReturnType<typeof scratchDatabase>>['db']; clock: Clock }

async function open(own: Env, given: OwnDeps, webPort: number, known: People | undefined): Promise<TestGateway & { people: People }> {
  const steps: (() => Promise<void>)[] = []
  const proxy = createWebProxy(webPort)
  const opening = createApi({
    ...{ routes: [], isReady: () => false, always: new Set() },
    ...{ callerOf: () => nobody, onUsed: () => undefined, onAnswered: () => undefined, onError: () => undefined },
  })
  const gateway = createGateway({ allowedHosts: '', development: false, opening, proxy })
  const port = await gateway.listen(0, '127.0.0.1')
  const opened = await openDeps(own, logger)
  const deps = { ...opened, ...given }
  steps.push(() => opened.close())
  const { routes } = await openGateway({
    deps,
    gateway,
    webPort,
    demoProgram: ['workers/shop/script.mjs', 'demo/main.ts'],
    shutdown: { add: (_, act) => steps.push(act) },
    onCrash: (error) => {
      throw error
    },
  })
  const url = `http://localhost:${port}`
  const { owner, employee } = await peopleAt(url, own.OWNER_LINKS, known)
  /** Each till is a device of its own, enrolled when somebody first sells there; the owner's is till 1. */
  const tills = known?.tills ?? new Map<number, Promise<KeptVisitor>>()
  const seller = async (path: string, body: unknown): Promise<Visitor> => {
    const till = namesItsTill.test(path) ? tillIn(body) : 1
    if (till === 1) return owner
    const device = { name: `Till ${till}`, kinds: ['till' as const], till }
    const at = tills.get(till) ?? enrol(owner, device, employee).then(({ kept }) => kept)
    tills.set(till, at)
    return new Visitor(url, await at)
  }
  let closed = false
  return {
    port,
    url,
    routes,
    owner,
    people: { owner: owner.kept, employee, tills },
    post: async (path, body, headers = {}) =>
      ask(url + path, {
        method: 'POST',
        headers: { ...(await seller(path, body)).headers, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path) => ask(url + path, { headers: owner.headers }),
    async close() {
      if (closed) return
      closed = true
      gateway.close()
      for (const step of steps.toReversed()) await step()
      proxy.close()
    },
  }
}

/** The first one opens the shop; after a restart the same people come in with what they have kept. */
async function peopleAt(url: string, link: string, known: People | undefined): Promise<{ owner: Visitor; employee: Employee }> {
  if (known) return { owner: new Visitor(url, known.owner), employee: known.employee }
  const owner = await comeInAsOwner(`${url}/set-up#${link}`, 'Owner', [...deviceKinds])
  return { owner, employee: await employ(owner, 'Jo') }
}

/** Addresses that only the till may use that the body names. */
const namesItsTill = /^\/api\/(orders|sales\/voided|payments\/returned|card-payments|parked(\/[^/]+\/resumed)?)$/

/** What is no order at a till of ours is refused wherever it is sent from. */
function tillIn(body: unknown): number {
  const till = typeof body === 'object' && body !== null && 'till' in body ? body.till : 1
  return typeof till === 'number' && Number.isInteger(till) && till >= 1 && till <= 9 ? till : 1
}

async function ask(url: string, options: RequestInit): Promise<Reply> {
  const response = await fetch(url, options)
  const text = await response.text()
  return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { text } }
}

/** In the place of Next: says what it was asked. */
async function openWeb() {
  const server = http.createServer((req, res) => res.end(`page ${req.url} for ${String(req.headers['x-forwarded-host'])}`))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the web server does not listen')
  return { server, port: address.port }
}

/** Asks again until it holds. Whoever waits for ever is stopped by the test's own limit. */
export async function until<Value>(ask: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await ask()
    if (holds(value)) return value
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
