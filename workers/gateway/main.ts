import { fileURLToPath } from 'node:url'
import { env } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { openDeps } from '@/workers/deps'
import { shutdownOnSignals } from '@/workers/shutdown'
import { nobody } from './access/desk'
import { createApi } from './api'
import { ALIVE_PATH, aliveRoute } from './health'
import { lanNames } from './lan/names'
import { type Lan, openLan } from './lan/open-lan'
import { openGateway } from './open-gateway'
import { createWebProxy } from './proxy'
import { createGateway } from './server'

/** The supervisor waits 3.5 s before it kills. */
const CLOSE_WITHIN_MS = 3000

/** Built beside this program (workers/shop/build.mjs). */
const DEMO_PROGRAM = ['--enable-source-maps', fileURLToPath(new URL('demos.mjs', import.meta.url))]

/** Several tills sell into one request on a busy evening; a lone order goes at once. */
const PUBLISH_PACE_MS = 6

const logger = createLogger('gateway')

async function main() {
  const shutdown = shutdownOnSignals(logger, CLOSE_WITHIN_MS)
  const proxy = createWebProxy(env.WEB_PORT)
  const opening = createApi({
    routes: [aliveRoute],
    isReady: () => false,
    always: new Set([ALIVE_PATH]),
    callerOf: () => nobody,
    onUsed: () => undefined,
    onAnswered: () => undefined,
    onError: (error) => logger.warn({ err: error }),
  })
  const names = env.LAN_PORT > 0 ? lanNames() : null
  const lanHosts = [...(names?.dns ?? []), ...(names?.ip ?? [])].map((name) => `${name}:${env.LAN_PORT}`)
  const gateway = createGateway({
    allowedHosts: [env.ALLOWED_HOSTS, ...lanHosts].join(','),
    development: env.NODE_ENV === 'development',
    opening,
    proxy,
  })
  // At once, before anything is connected: who asks early is told to wait instead of being refused a connection.
  const port = await gateway.listen(env.CHIPPY_PORT, env.HOST)
  logger.info({ port }, 'listening')
  let lan: Lan | null = null
  if (names !== null) {
    const { LAN_PORT: lanPort, TRUST_PORT: trustPort, CHIPPY_DATA: dataDir } = env
    lan = await openLan({ server: gateway.server, names, port: lanPort, trustPort, dataDir, nowMs: Date.now() })
    logger.info({ lanPort, trustPort, names }, 'open to the network')
  }
  const deps = await openDeps(env, logger, { publishPaceMs: PUBLISH_PACE_MS })
  shutdown.add('connections', () => deps.close())
  shutdown.add('pages', async () => proxy.close())
  await openGateway({ deps, gateway, shutdown, webPort: env.WEB_PORT, demoProgram: DEMO_PROGRAM, onCrash: endLoudly })
  // Last added, first taken: no new requests while the rest closes.
  shutdown.add('requests', async () => {
    lan?.close()
    gateway.close()
  })
  logger.info('open')
}

/** The supervisor starts it again, and what it must remember is read again. */
function endLoudly(error: unknown): never {
  logger.fatal({ err: error }, error instanceof Error ? error.message : String(error))
  process.exit(1)
}

main().catch(endLoudly)
