import { z } from 'zod'
import { isMeant } from '@/lib/domain/customer-name'
import { nameInput } from '@/lib/inputs/name'
import type { Names } from '@/lib/operations/ports'
import { requestHash } from '@/lib/operations/request-hash'
import { type Answer, notFound, ok, refuse } from './answer'
import type { Once } from './once'
import { get, idIn, post, type Route } from './route'

export type NamesOptions = {
  once: Once
  names: Names
  /** Whether it is a sale that the shop has heard of lately, sold or parked. */
  isKnown(id: string): boolean
}

/** More than the busiest shop calls in a day; each till asks for all of them. */
const MOST_NAMES = 5000

const named = z.object({ id: z.uuid(), of: z.uuid(), status: z.literal('named') })

/** What customers are called. Kept for a day beside the log, never in it; without it the shop sells as before. */
export function nameRoutes({ once, names, isKnown }: NamesOptions): Route[] {
  return [
    post(
      {
        path: '/api/orders/:id/name',
        summary: 'What the customer of an order or of a parked sale is called; forgotten after a day',
        may: ['till'],
        input: nameInput,
        answer: named,
      },
      async ({ id, name }, params) => {
        const of = idIn(params)
        if (of === null || !isKnown(of)) return notFound('There is no such order.')
        const body: z.infer<typeof named> = { id, of, status: 'named' }
        return once.run({ id, request: requestHash('name', { of, name }) }, () =>
          orAway(async () => {
            const kept = name === '' ? null : await names.all()
            if (kept && kept.size >= MOST_NAMES && !kept.has(of)) return tooMany()
            await names.keep(of, name)
            return { status: 201, body }
          }),
        )
      },
    ),
    get(
      {
        path: '/api/names',
        summary: 'What customers are called, by order or parked sale; with q only those whom it may mean',
        may: ['till', 'counter'],
        query: { q: z.string().max(100) },
        answer: z.object({ names: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
      },
      ({ query }) =>
        orAway(async () => {
          const asked = query.get('q') ?? ''
          const found = [...(await names.all())].filter(([, name]) => isMeant(name, asked))
          return ok({ names: found.map(([id, name]) => ({ id, name })) })
        }),
    ),
  ]
}

const tooMany = () => refuse(409, 'too-many-names', 'Too many names are kept today. Call this one by its number.')

async function orAway(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch {
    return refuse(503, 'names-away', 'Names cannot be kept or looked up now. Everything else goes on.')
  }
}
