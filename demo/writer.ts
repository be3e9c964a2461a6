import type { DemoOrder, Taken } from './order'
import { followUpId, messageOf } from './order'
import type { Participant } from './participant'

/** Which event each topic carries (lib/topics). */
const typeOf = { cook: 'order.waiting', 'hot-food': 'order.hot', ready: 'order.ready' } as const

export type Write = (topic: keyof typeof typeOf, taken: Taken, added: Pick<DemoOrder, 'ready'>) => Promise<void>

/** How a preparer or a cook passes an order on. Most participants are both: a consumer of one topic and a producer of the next. */
export async function openWriter(me: Participant): Promise<Write> {
  const producer = me.kafka.producer({
    allowAutoTopicCreation: false,
    metadataMaxAge: 1000,
    retry: { retries: 20, initialRetryTime: 100, maxRetryTime: 1000 },
  })
  await producer.connect()
  me.onEnd(() => producer.disconnect())

  return async (name, taken, added) => {
    const topic = me.setup.prefix + name
    const type = typeOf[name]
    const about = {
      type,
      id: followUpId(taken, type),
      orderId: taken.id,
      source: `/demos/${me.setup.demo}/${me.setup.name.replace(' ', 's/')}`,
      nowMs: Date.now(),
    }
    // Same partition number as the order has: what belongs to one till stays in order from topic to topic.
    const message = { ...messageOf({ ...taken.order, ...added }, taken.key, about), partition: taken.place.partition }
    const [written] = await producer.send({ topic, acks: -1, messages: [message] })
    const place = { topic, partition: taken.place.partition, offset: Number(written?.baseOffset ?? 0) }
    me.say({ say: 'wrote', by: me.setup.name, place, order: taken.order.order })
  }
}
