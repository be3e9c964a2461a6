import { z } from 'zod'
import { counterInput } from '@/lib/inputs/counter'
import type { Clock } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { setCounter } from '@/lib/operations/set-counter'
import { ok } from './answer'
import { done } from './done'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, post, type Route } from './route'

export type CounterOptions = {
  shop: number
  once: Once
  publish: Publish
  clock: Clock
  /** As the manager has set it, else as the shop was started. */
  collectAfterMinutes(): number
}

/** How the counter works: what the manager may set. */
export function counterRoutes({ shop, once, publish, clock, collectAfterMinutes }: CounterOptions): Route[] {
  const answer = z.object({ collectAfterMinutes: z.number() })
  return [
    get({ path: '/api/counter', summary: 'How long a ready order waits before it counts as collected', may: ['manager'], answer }, () =>
      ok({ collectAfterMinutes: collectAfterMinutes() }),
    ),
    post(
      {
        path: '/api/counter',
        summary: 'Sets that time, for orders that become ready from then on',
        may: ['manager'],
        input: counterInput,
        answer: done.counterSet,
      },
      ({ id, ...content }) => {
        const as = { id, request: requestHash('counter.set', content) }
        return once.run(as, () => publish((log) => setCounter({ log, clock }, { shop, ...content }, as)))
      },
    ),
  ]
}
