import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { env } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { systemIds } from '@/lib/server/system'
import { shutdownOnSignals } from '../shutdown'
import { robotTills } from './come-in'
import { openDoors } from './customers'
import { watchBoard } from './pick-up-board'
import { mostWaitingAt } from './queue'
import { shopApi } from './shop-api'

/** `robots.mjs`: customers and tills, through the shop's public address. Robot preparers and cooks run on the floor. */
const logger = createLogger('robots')
const url = `http://127.0.0.1:${env.CHIPPY_PORT}`
const menuEveryMs = 5_000
/** Who only fetches what others have ordered needs one to see the board by. */
const tills = 4

async function main() {
  const shutdown = shutdownOnSignals(logger)
  const staff = await untilOpen()
  const api = shopApi([...staff.values()])
  let menu = await api.menu()
  let left = await api.left()
  const customers = openDoors(
    { api, staff, ids: systemIds, menu: () => menu, left: () => left, say: (message) => logger.warn(message) },
    {
      ordersPerSecond: env.ROBOTS_RATE,
      speed: env.ROBOTS_SPEED,
      seed: env.ROBOTS_SEED,
      mostWaiting: mostWaitingAt(env.ROBOTS_RATE),
    },
  )
  const [first] = staff.values()
  if (!first) throw new Error('no till is free for the robots')
  const board = watchBoard(first, { ready: (orderId) => void customers.called(orderId), gone: customers.left, unmade: customers.unmade })
  shutdown.add('customers', async () => {
    customers.close()
    board.close()
  })
  if (env.CHIPPY_READY_FILE) writeFileSync(env.CHIPPY_READY_FILE, JSON.stringify({ pid: process.pid, at: new Date().toISOString() }))
  logger.info({ ordersPerSecond: env.ROBOTS_RATE, speed: env.ROBOTS_SPEED, seed: env.ROBOTS_SEED }, 'the doors are open')
  for (;;) {
    await pause(menuEveryMs)
    menu = await api.menu().catch(() => menu)
    left = await api.left().catch(() => left)
  }
}

/** The gateway may be starting again at this moment. */
async function untilOpen() {
  for (;;) {
    try {
      return await robotTills({ url, link: env.ROBOTS_LINK, dataDir: env.CHIPPY_DATA, count: env.ROBOTS_RATE > 0 ? tills : 1 })
    } catch (error) {
      logger.warn({ error: String(error) }, 'the shop is not open yet')
      await pause(1000)
    }
  }
}

main().catch((error: unknown) => {
  logger.fatal({ err: error }, error instanceof Error ? error.message : String(error))
  process.exit(1)
})
