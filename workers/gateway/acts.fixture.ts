import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { isWithin, usualLimits } from '@/lib/domain/limits'
import { at, sampleId } from '@/lib/operations/events.fixture'
import type { Outgoing } from '@/lib/operations/ports'
import { recordTypes } from '@/lib/topics/checks'
import type { LogEvent, NewEvent } from '@/lib/topics/event'
import { type Known, nobody } from './access/desk'
import { wrongState } from './answer'
import { correctPaymentRoutes } from './correct-payment'
import { type GiveBackOptions, giveBackRoutes } from './give-back'
import { InTurn } from './in-turn'
import { Once } from './once'
import { orderActRoutes } from './order-acts'
import { Picture } from './picture'
import { createPublisher } from './publisher'
import { createRouter } from './route'

export const orderId = sampleId(1)
const nowMs = () => 1_000_000
export type Reply = { status: number; body: Record<string, unknown> }

/** A gateway without sockets whose log takes a moment, as Kafka does. */
export function openShop(events: readonly NewEvent[]) {
  const picture = new Picture(0, 'Europe/London')
  let offset = 0
  const logged: NewEvent[] = []
  const topicOf = ({ type }: NewEvent) => recordTypes.get(type)?.topic ?? 'orders'
  const take = (event: NewEvent): LogEvent => at({ topic: topicOf(event), offset: offset++ }, event)
  picture.take(events.map(take), nowMs())
  const log = {
    async append(records: readonly Outgoing[]) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      for (const { event } of records) expect(recordTypes.get(event.type)?.zod(event.value)).toBeNull()
      logged.push(...records.map(({ event }) => event))
      return records.map(({ event, partition }) => ({ topic: topicOf(event), partition, offset: offset++ }))
    },
  }
  const once = new Once({ memory: picture.memory, nowMs, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 1000 })
  const publish = createPublisher({
    log,
    nowMs,
    onPublished: (own) => void picture.takeOwn(own, nowMs()),
    onAcknowledged: () => undefined,
  })
  const find = async (id: string) => picture.board.find(id) ?? null
  const acting = { shop: 0, partitions: 8, once, inTurn: new InTurn(), publish, find }
  const withMoney: GiveBackOptions = {
    ...acting,
    findSale: async ({ placed }) => placed,
    // As at a till: beyond the limits whatever is named counts as a manager's leave.
    allow: async (_, { kind, pence, beforePence, ofPence, approval }) =>
      isWithin(usualLimits, kind, pence, ofPence, beforePence) || approval !== undefined
        ? { ok: true, doers: { by: 'ann', ...(approval !== undefined && { approvedBy: 'jo' }) } }
        : { ok: false, answer: wrongState('A manager has to allow this.') },
  }
  const router = createRouter([
    ...orderActRoutes({ ...acting, links: picture.links }),
    ...giveBackRoutes(withMoney),
    ...correctPaymentRoutes(withMoney),
  ])

  async function act(name: string, body: object = {}, id: string = randomUUID(), caller: Known = nobody): Promise<Reply> {
    const found = router('POST', `/api/orders/${orderId}/${name}`)
    if (typeof found === 'string') throw new Error(found)
    const answer = await found.route.handle({ params: found.params, query: new URLSearchParams(), body: { id, ...body }, caller })
    if (!('body' in answer)) throw new Error('no JSON')
    return { status: answer.status, body: { ...answer.body } }
  }
  const facts = () => picture.board.find(orderId)?.facts ?? { id: orderId }
  return { act, facts, logged, types: () => logged.map(({ type }) => type) }
}
