import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Units } from '@/lib/domain/availability'
import type { Menu } from '@/lib/domain/menu'
import { menuSchema } from '@/lib/topics/menu'
import type { Visitor } from './visitor'

const firstPauseMs = 200
const mostPauseMs = 2000

export type Outcome = 'done' | 'refused'

/** The shop's public HTTP API, as anybody sees it who is signed in. */
export function shopApi(staff: readonly Visitor[]) {
  const [first] = staff
  if (!first) throw new Error('nobody is there to speak to the shop')
  let turn = 0
  return {
    async menu(): Promise<Menu> {
      return z.object({ menu: menuSchema }).parse((await first.get('/api/menu')).body).menu
    },

    /** What is sold out or counted down, as it is written at the till. */
    async left(): Promise<Units> {
      return z
        .object({ left: z.record(z.templateLiteral([z.enum(['item', 'food']), '/', z.string()]), z.int()) })
        .parse((await first.get('/api/availability')).body).left
    },

    /** Sends the same request, with the same id, until the shop has said yes or no. `by`: from this device; else from any of them. */
    async post(path: string, body: { id: string }, by = staff[turn++ % staff.length] ?? first): Promise<Outcome> {
      for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, mostPauseMs)) {
        const status = await by.post(path, body).then(
          (reply) => reply.status,
          () => 0,
        )
        if (status === 200 || status === 201) return 'done'
        if (status >= 400 && status < 500 && status !== 401) return 'refused'
        await pause(waitMs)
      }
    },
  }
}

export type ShopApi = ReturnType<typeof shopApi>
