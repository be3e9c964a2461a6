import { z } from 'zod'
import type { Limits } from '@/lib/domain/limits'
import { limitsInput } from '@/lib/inputs/limits'
import type { Clock } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { setLimits } from '@/lib/operations/set-limits'
import { ok } from './answer'
import { done } from './done'
import type { Once } from './once'
import type { Publish } from './publisher'
import { get, post, type Route } from './route'

export type LimitsOptions = { shop: number; once: Once; publish: Publish; clock: Clock; limits(): Limits }

/** Up to what a till gives away or back by itself: the manager's to set, and every till's to know. */
export function limitsRoutes({ shop, once, publish, clock, limits }: LimitsOptions): Route[] {
  return [
    get(
      {
        path: '/api/limits',
        summary: 'Up to what a till gives away or back without a manager',
        may: 'device',
        answer: z.object({ limits: limitsInput.shape.limits }),
      },
      () => ok({ limits: limits() }),
    ),
    post(
      { path: '/api/limits', summary: 'Sets those limits', may: ['manager'], input: limitsInput, answer: done.limitsSet },
      ({ id, limits: wanted }, _, { person }) => {
        const as = { id, request: requestHash('limits.set', wanted) }
        return once.run(as, () => publish((log) => setLimits({ log, clock }, { shop, limits: wanted, by: person?.id }, as)))
      },
    ),
  ]
}
