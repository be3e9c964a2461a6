import { type Refusal, refusalSchema } from '@/lib/inputs/refusal'
import { ringDoorbell } from './doorbell'

/**
 * What became of something that was sent: it is in the log, the shop refused it, or nobody knows: the same again with the same id.
 * `why`: what the shop said of the sender, not of what was sent.
 */
export type Answer = { kind: 'accepted' } | { kind: 'refused'; refusal: Refusal } | { kind: 'unconfirmed'; why?: string }

export type Post = (path: string, body: unknown) => Promise<Answer>

/** Longer than the gateway's own 3 s, so that its answer is heard. */
const timeoutMs = 6_000

/**
 * These judge what was sent, so the same again will be refused again. Anything else (nobody is signed in, too many at once,
 * not from here) passes, and an order that somebody has paid for waits for that.
 */
const finalStatuses = new Set([400, 404, 409, 413, 422])
/** Nobody is signed in here who may do it: the page has to say so. */
const atTheDoor = new Set(['sign-in', 'not-allowed'])

export const post: Post = async (path, body) => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return { kind: 'accepted' }
    if (response.status >= 500) return { kind: 'unconfirmed' }
    // Only a refusal in our own words is final; an error page of something in between must not lose an order.
    const refused = refusalSchema.safeParse(await response.json())
    if (!refused.success) return { kind: 'unconfirmed' }
    const { error } = refused.data
    heardAtTheDoor(error)
    return finalStatuses.has(response.status) ? { kind: 'refused', refusal: error } : { kind: 'unconfirmed', why: error.message }
  } catch {
    return { kind: 'unconfirmed' }
  }
}

/** Rings where a refusal is about who is here, not about what was sent. */
export function heardAtTheDoor({ id }: Refusal): void {
  if (atTheDoor.has(id)) ringDoorbell()
}

/** What to tell somebody who waits for it; null when it was done. `unconfirmed`: where nobody knows. */
export function troubleWith(answer: Answer, unconfirmed = 'The shop does not answer. Try again in a moment.'): string | null {
  if (answer.kind === 'accepted') return null
  const why = answer.kind === 'refused' ? answer.refusal.message : answer.why
  return why ?? unconfirmed
}
