import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Message, Producer } from 'kafkajs'
import { orderNumber } from '@/lib/domain/order-number'
import { uuid7 } from '@/lib/topics/ids'
import { partitionOf } from '@/lib/topics/partition'
import { seededChance } from '@/workers/robots/wishes'
import { messageOf, partsFor } from './order'
import type { Participant } from './participant'

const sellMs = { from: 1000, to: 1500 } as const
const tryAgainMs = 500

/** The tills. Each is a producer: it has a connection of its own, writes, and knows nothing of whoever reads. */
export async function openTills(me: Participant) {
  let { tills, partitions } = me.setup
  const open = new Map<number, AbortController>()
  /** The running number goes on when a till opens again, and after a crash: two orders must not have the same one. */
  const sold = new Map(Object.entries(me.setup.sold).map(([till, running]) => [Number(till), running]))

  function openAsMany() {
    for (const [till, closed] of open)
      if (till > tills) {
        closed.abort()
        open.delete(till)
      }
    for (let till = 1; till <= tills; till++) {
      if (open.has(till)) continue
      const closed = new AbortController()
      open.set(till, closed)
      void sell(till, closed.signal)
    }
  }

  async function sell(till: number, closed: AbortSignal) {
    const producer = me.kafka.producer({
      allowAutoTopicCreation: false,
      // A producer asks the broker which partitions there are, and believes it for five minutes unless told otherwise.
      metadataMaxAge: 1000,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 1000 },
    })
    await producer.connect()
    const chance = seededChance(me.setup.seed + till)
    while (!closed.aborted) {
      await me.pace.between(sellMs.from, sellMs.to, closed).catch(() => {})
      if (closed.aborted) break
      const running = (sold.get(till) ?? 0) + 1
      sold.set(till, running)
      await sellOne(producer, till, {
        order: orderNumber(till, running),
        till,
        parts: partsFor(chance, me.setup.demo === 4 || me.setup.demo === 5),
      })
    }
    await producer.disconnect()
  }

  async function sellOne(producer: Producer, till: number, order: { order: number; till: number; parts: string[][] }) {
    const nowMs = Date.now()
    const id = uuid7(nowMs, randomBytes(16))
    const source = `/demos/${me.setup.demo}/tills/${till}`
    const about = { type: 'order.placed', id, orderId: id, source, nowMs }
    const message = me.setup.keys
      ? // No partition is named: the producer hashes the key, and the remainder says which. Equal keys meet in one partition,
        // but nothing spreads different keys evenly: of "1", "2", "3" over three partitions two share one, and one stays empty.
        messageOf(order, String(till), about)
      : { ...messageOf(order, `0/${till}`, about), partition: partitionOf(0, till, partitions) }
    const place = await sendUntilAcknowledged(producer, message)
    me.say({ say: 'wrote', by: `till ${till}`, place, order: order.order })
  }

  /** acks −1: the answer comes when every replica has the record. Only then is the order accepted; until then it is sent again, unchanged. */
  async function sendUntilAcknowledged(producer: Producer, message: Message) {
    const topic = `${me.setup.prefix}orders`
    for (;;) {
      try {
        const [written] = await producer.send({ topic, acks: -1, messages: [message] })
        if (written) return { topic, partition: written.partition, offset: Number(written.baseOffset ?? 0) }
      } catch (error) {
        me.say({ say: 'note', what: `a till could not send, and tries again: ${error instanceof Error ? error.message : String(error)}` })
      }
      await pause(tryAgainMs)
    }
  }

  me.onTold((heard) => {
    if (heard.do !== 'tills') return
    tills = heard.tills
    partitions = heard.partitions
    openAsMany()
  })
  me.onEnd(async () => {
    for (const closed of open.values()) closed.abort()
  })
  openAsMany()
  me.say({ say: 'open' })
}
