import { publishMenu } from '@/lib/operations/publish-menu'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { kafkaLog } from '@/lib/server/kafka/log'
import { createProducer } from '@/lib/server/kafka/producer'
import { createReader } from '@/lib/server/kafka/reader'
import { ensureTopics } from '@/lib/server/kafka/topics-admin'
import { createLogger } from '@/lib/server/log'
import { systemClock } from '@/lib/server/system'
import { exampleMenu } from '@/prisma/menu'

/** `topics.mjs`: makes the topics, publishes the menu if it has changed, and ends. */
const logger = createLogger('topics')

async function main() {
  const kafka = kafkaClient({ brokers: env.KAFKA_BROKERS, logger })
  const { created } = await ensureTopics(kafka, env)
  logger.info({ created }, created.length > 0 ? 'topics made' : 'all topics are there')
  const producer = createProducer({ kafka, prefix: env.TOPIC_PREFIX, logger })
  const reader = createReader({ brokers: env.KAFKA_BROKERS, prefix: env.TOPIC_PREFIX })
  const { menu, changed } = await publishMenu({ log: kafkaLog(producer, systemClock), reader, clock: systemClock }, env.SHOP, exampleMenu)
  logger.info({ version: menu.version }, changed ? 'menu published' : 'the menu is the newest in the log')
  await producer.close(0)
  await reader.close()
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    logger.fatal({ err: error }, error instanceof Error ? error.message : String(error))
    process.exit(1)
  },
)
