import { randomUUID } from 'node:crypto'
import { isWithin, usualLimits } from '@/lib/domain/limits'
import { at } from '@/lib/operations/events.fixture'
import type { Outgoing } from '@/lib/operations/ports'
import { recordTypes } from '@/lib/topics/checks'
import type { LogEvent, NewEvent } from '@/lib/topics/event'
import { exampleMenu } from '@/prisma/menu'
import { type Known, nobody } from './access/desk'
import { wrongState } from './answer'
import type { Allow } from './approvals'
import { Once } from './once'
import { orderRoutes } from './orders'
import { Picture } from './picture'
import { createPublisher } from './publisher'
import { createRouter } from './route'

export type Reply = { status: number; body: Record<string, unknown> }

/** Whoever sends it needs an approval for a discount or a docket above the limit, and what it is used by is written down in `used`. */
export const byApproval =
  (used: string[]): Allow =>
  async (_, { kind, pence, ofPence, approval, act }) => {
    if (kind === 'docket' && isWithin(usualLimits, kind, pence, ofPence)) return { ok: true, doers: { by: 'lee' } }
    if (approval === undefined) return { ok: false, answer: wrongState('A manager has to allow this.') }
    used.push(act)
    return { ok: true, doers: { approvedBy: 'jo' } }
  }

type Given = { nowMs: () => number; events?: readonly NewEvent[]; allow?: Allow; people?: readonly string[]; isAway?: () => boolean }

/** A gateway without sockets that sells. What it has written is checked as every reader would. */
export function openSelling({ nowMs, events = [], allow = byApproval([]), people = [], isAway = () => false }: Given) {
  const picture = new Picture(0, 'Europe/London')
  const logged: LogEvent[] = []
  let offset = 0
  const topicOf = ({ type }: NewEvent) => recordTypes.get(type)?.topic ?? 'orders'
  picture.take(
    events.map((event) => at({ topic: topicOf(event), offset: offset++ }, event)),
    nowMs(),
  )
  const log = {
    async append(records: readonly Outgoing[]) {
      if (isAway()) throw new Error('the broker is away')
      return records.map(({ event, partition }) => {
        const wrong = recordTypes.get(event.type)?.zod(event.value)
        if (wrong !== null) throw new Error(`${event.type}: ${wrong}`)
        const place = { topic: topicOf(event), partition, offset: offset++ }
        logged.push(at({ ...place, timestampMs: nowMs() }, event))
        return place
      })
    },
  }
  const router = createRouter(
    orderRoutes({
      ...{ shop: 0, partitions: 8, allow, numbers: picture.numbers, onSale: picture.onSale, clock: { nowMs }, atTill: () => null },
      once: new Once({ memory: picture.memory, nowMs, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 10 }),
      publish: createPublisher({
        log,
        nowMs,
        onPublished: (own) => void picture.takeOwn(own, nowMs()),
        onAcknowledged: () => undefined,
      }),
      find: async (id: string) => picture.board.find(id) ?? null,
      findSale: async ({ placed }) => placed,
      menus: { current: () => exampleMenu, at: () => exampleMenu, version: () => exampleMenu },
      isPerson: (id) => people.includes(id),
    }),
  )
  async function post(path: string, body: object, caller: Known = nobody): Promise<Reply> {
    const found = router('POST', path)
    if (typeof found === 'string') throw new Error(found)
    const answer = await found.route.handle({ params: found.params, query: new URLSearchParams(), body, caller })
    if (!('body' in answer)) throw new Error('no JSON')
    return { status: answer.status, body: { ...answer.body } }
  }
  const sell = (asked: object, caller?: Known) => post('/api/orders', { id: randomUUID(), till: 1, ...asked }, caller)
  return { post, sell, picture, logged }
}
