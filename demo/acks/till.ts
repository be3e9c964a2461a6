import { setTimeout as pause } from 'node:timers/promises'
import type { Producer } from 'kafkajs'
import type { Acks } from '@/lib/realtime/acks'

export type Till = {
  sent(): number
  acknowledged(): ReadonlySet<number>
  /** Takes no more orders; resolves when none is in hand, or after so long. */
  close(limitMs: number): Promise<void>
}

const kafkaAcks = { '0': 0, '1': 1, all: -1 } as const
const tickMs = 5
const ordersPerTick = 2
const againMs = 100

/**
 * Sends numbered orders at a steady rate, one send at a time, and sends what was rejected again unchanged, as the shop does.
 * With acks 0 a send is over as soon as it has been written to the connection.
 */
export function openTill(producer: Producer, topic: string, acks: Acks): Till {
  const acknowledged = new Set<number>()
  const waiting: number[] = []
  let [taken, sent, open, idle] = [0, 0, true, Promise.resolve()]

  async function sendAll() {
    while (waiting.length > 0) {
      const batch = waiting.splice(0)
      await sendUntilDone(batch)
      sent += batch.length
      if (acks !== '0') for (const number of batch) acknowledged.add(number)
    }
  }

  async function sendUntilDone(batch: readonly number[]) {
    const messages = batch.map((order) => ({
      partition: 0,
      key: 'till 1',
      value: JSON.stringify({ order, till: 1, parts: [['cod', 'chips']] }),
    }))
    for (;;) {
      try {
        return await producer.send({ topic, acks: kafkaAcks[acks], messages })
      } catch {
        await pause(againMs)
      }
    }
  }

  let sending = false
  const timer = setInterval(() => {
    if (!open) return
    for (let i = 0; i < ordersPerTick; i++) waiting.push(++taken)
    if (sending) return
    sending = true
    idle = sendAll().finally(() => {
      sending = false
    })
  }, tickMs)

  return {
    sent: () => sent,
    acknowledged: () => acknowledged,
    async close(limitMs) {
      open = false
      clearInterval(timer)
      await Promise.race([idle, pause(limitMs, undefined, { ref: false })])
    },
  }
}
