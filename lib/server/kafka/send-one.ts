import type { Kafka, Message } from 'kafkajs'

/**
 * Writes one record to any topic of the broker, by its full name; resolves with its offset when every replica has it (acks=all).
 * For what a person does once in a while: it opens a connection and closes it again.
 *
 * @throws when it was not acknowledged; it may be in the log all the same
 */
export async function sendOne(kafka: Kafka, topic: string, message: Message & { partition: number }): Promise<number> {
  const producer = kafka.producer({
    idempotent: false,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message }) =>
        message.partition ?? 0,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 500 },
  })
  await producer.connect()
  try {
    const [written] = await producer.send({ topic, acks: -1, messages: [message] })
    if (written?.baseOffset === undefined) throw new Error(`the broker does not say where it has put a record of ${topic}`)
    return Number(written.baseOffset)
  } finally {
    await producer.disconnect()
  }
}
