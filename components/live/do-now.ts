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
  const asked = await askNow(path, { id: uuidv7(), ...content })
  if (!asked.ok) return { ok: false, why: asked.why }
  const done = doneSchema.safeParse(asked.body)
  return done.success ? { ok: true, ...done.data } : { ok: false, why: notSure }
}

/** `id`: what kind of no it is; null when the shop did not answer. */
export type AskedNow = { ok: true; body: unknown } | { ok: false; id: string | null; why: string }

/** The same for what the shop decides: with the kind of refusal, so that what is missing can be asked for. Null: a question. */
export async function askNow(path: string, content: object | null): Promise<AskedNow> {
  try {
    const sent = content && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) }
    const response = await fetch(path, { ...sent, signal: AbortSignal.timeout(answerMs) })
    const body: unknown = await response.json()
    if (response.ok) return { ok: true, body }
    const refused = refusalSchema.safeParse(body)
    if (!refused.success) return { ok: false, id: null, why: notSure }
    const { error } = refused.data
    heardAtTheDoor(error)
    return { ok: false, id: error.id, why: error.message }
  } catch {
    return { ok: false, id: null, why: notSure }
  }
}

const notSure = 'The shop has not answered. Do it again.'

/** `link` null: what was scanned is not one of our codes. */
export async function collectByCode(link: string | null): Promise<DoneNow> {
  return link === null ? { ok: false, why: 'This code is not one of ours.' } : doNow('/api/collected', { link })
}

export const callAgain = (orderId: string): Promise<DoneNow> => doNow(`/api/orders/${orderId}/called`)
