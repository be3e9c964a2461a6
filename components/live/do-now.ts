import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { refusalSchema } from '@/lib/inputs/refusal'
import { heardAtTheDoor } from './post'

/** `ticket`: whose number it was. `boards`: of a call, how many boards were open. */
export type DoneNow = { ok: true; ticket: string; boards: number } | { ok: false; why: string }

/** Longer than the gateway's own 3 s, so that its answer is heard. */
const answerMs = 6_000
const doneSchema = z.object({ ticket: z.string(), boards: z.number().default(0) })

/**
 * Does something that has to happen now or not at all: it is not kept on this device for later, and the person sees at once what
 * became of it. An order that is paid goes by the outbox instead.
 */
async function doNow(path: string, content: object = {}): Promise<DoneNow> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: uuidv7(), ...content }),
      signal: AbortSignal.timeout(answerMs),
    })
    const body: unknown = await response.json()
    const done = response.ok ? doneSchema.safeParse(body) : null
    if (done?.success) return { ok: true, ...done.data }
    const refused = refusalSchema.safeParse(body)
    if (!refused.success) return { ok: false, why: notSure }
    heardAtTheDoor(refused.data.error)
    return { ok: false, why: refused.data.error.message }
  } catch {
    return { ok: false, why: notSure }
  }
}

const notSure = 'The shop has not answered. Do it again.'

/** `link` null: what was scanned is not one of our codes. */
export async function collectByCode(link: string | null): Promise<DoneNow> {
  return link === null ? { ok: false, why: 'This code is not one of ours.' } : doNow('/api/collected', { link })
}

export const callAgain = (orderId: string): Promise<DoneNow> => doNow(`/api/orders/${orderId}/called`)
