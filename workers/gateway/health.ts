import { z } from 'zod'
import { type Answer, ok } from './answer'
import { askDependencies, type Dependency, inTime } from './dependencies'
import type { GroupLag } from './lag'
import { get, type Route } from './route'

export type HealthOptions = {
  dependencies: readonly Dependency[]
  /** True when all has been read that the gateway must remember. */
  isReady(): boolean
  lag(): Promise<GroupLag[]>
}

const health = z.object({ status: z.literal('alive'), pid: z.int(), uptimeSeconds: z.number() })
const readiness = z.object({
  status: z.enum(['ready', 'not ready']),
  /** What keeps the shop from working, by name: a dependency, a worker that nobody runs. */
  missing: z.array(z.string()),
  dependencies: z.record(z.string(), z.object({ ok: z.boolean(), ms: z.number(), error: z.string().optional() })),
  /** Null: the broker cannot say. `members` 0: nobody works there now. */
  workers: z.record(z.string(), z.object({ lag: z.int(), members: z.int(), topics: z.record(z.string(), z.int()) })).nullable(),
})

export const ALIVE_PATH = '/api/health'
export const READY_PATH = '/api/ready'

/** Needs nothing, so that it can be answered before anything is connected. */
export const aliveRoute: Route = get({ path: ALIVE_PATH, summary: 'The process is alive', may: 'anyone', answer: health }, () =>
  ok({ status: 'alive', pid: process.pid, uptimeSeconds: Math.round(process.uptime()) }),
)

export function healthRoutes(options: HealthOptions): Route[] {
  return [
    aliveRoute,
    get(
      {
        path: READY_PATH,
        summary: 'Each dependency, and how far each worker is behind; 503 when something is missing',
        may: 'anyone',
        answer: readiness,
      },
      () => readinessOf(options),
    ),
  ]
}

async function readinessOf({ dependencies, isReady, lag }: HealthOptions): Promise<Answer> {
  const [asked, groups] = await Promise.all([askDependencies(dependencies), inTime(lag()).catch(() => null)])
  const missing = Object.entries(asked)
    .filter(([, { ok }]) => !ok)
    .map(([name]) => name)
  if (!isReady()) missing.push('memory')
  missing.push(...idle(groups ?? []))
  const body: z.infer<typeof readiness> = {
    status: missing.length === 0 ? 'ready' : 'not ready',
    missing,
    dependencies: asked,
    workers: groups && Object.fromEntries(groups.map(({ worker, topics, members }) => [worker, { lag: sum(topics), members, topics }])),
  }
  return { status: missing.length === 0 ? 200 : 503, body }
}

/** Nobody works there: its records lie, whatever the services answer. A shop without robots does not miss any. */
const idle = (groups: readonly GroupLag[]) =>
  groups.filter(({ worker, members }) => members === 0 && !worker.startsWith('robot-')).map(({ worker }) => worker)

const sum = (topics: Record<string, number>) => Object.values(topics).reduce((total, records) => total + records, 0)
