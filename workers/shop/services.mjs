import { setTimeout as sleep } from 'node:timers/promises'
import { withoutPassword } from './addresses.mjs'
import { kafkaAnswers, kafkaService } from './kafka.mjs'
import { migrate } from './migrate.mjs'
import { postgresAnswers, postgresService } from './postgres.mjs'
import { redisAnswers, redisService } from './redis.mjs'
import { Refusal } from './refusal.mjs'

const EXTERNAL_PATIENCE_MS = 20_000

/** One line a service: how ours is described, how one that is there already is asked, and the variable that names it. */
const SERVICES = {
  kafka: { title: 'Kafka', describe: kafkaService, answers: kafkaAnswers, variable: 'KAFKA_BROKERS' },
  redis: { title: 'Redis', describe: redisService, answers: redisAnswers, variable: 'REDIS_URL' },
  postgres: { title: 'PostgreSQL', describe: postgresService, answers: postgresAnswers, variable: 'DATABASE_URL' },
}

/** The embedded services' ports by name, without those that are used from elsewhere. */
export function servicePorts({ external, ports }) {
  return {
    ...(external.postgres === null && { PostgreSQL: ports.postgres }),
    ...(external.redis === null && { Redis: ports.redis }),
    ...(external.kafka === null && { Kafka: ports.kafka, 'Kafka controller': ports.controller }),
  }
}

/**
 * Starts, or finds, one service; resolves when it answers a real request.
 *
 * @param {'kafka' | 'redis' | 'postgres'} name
 */
export async function openService(shop, name) {
  const { title, describe, answers, variable } = SERVICES[name]
  if (shop.external[name] === null) {
    await shop.progress.step(title, async () => shop.supervisor.start(await describe(shop)))
    return
  }
  const address = withoutPassword(shop.addresses[name])
  await shop.progress.step(`${title} (${variable})`, async () => {
    await untilItAnswers(() => answers(shop.addresses[name]), `${title} does not answer at ${address}, which ${variable} names`)
    return address
  })
}

async function untilItAnswers(ask, complaint) {
  const deadline = performance.now() + EXTERNAL_PATIENCE_MS
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (performance.now() > deadline) throw new Refusal(`${complaint} (${error.message}).`)
      await sleep(250)
    }
  }
}

/** Redis, and PostgreSQL with its tables. */
export async function openStores(shop) {
  await Promise.all([
    openService(shop, 'redis'),
    openService(shop, 'postgres').then(() =>
      shop.progress.step('tables', async () => {
        const applied = await migrate(shop.addresses.postgres)
        return applied.length > 0 ? `applied ${applied.join(', ')}` : 'up to date'
      }),
    ),
  ])
}

/** All three. */
export async function openServices(shop) {
  await Promise.all([openService(shop, 'kafka'), openStores(shop)])
}
