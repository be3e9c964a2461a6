import { type Refusal, refusalSchema } from '@/lib/inputs/refusal'
import { ringDoorbell } from './doorbell'

/** What became of something that was sent: it is in the log, the shop refused it, or nobody knows: the same again with the same id. */
export type Answer = { kind: 'accepted' } | { kind: 'refused'; refusal: Refusal } | { kind: 'unconfirmed' }

export type Post = (path: string, body: unknown) => Promise<Answer>

/** Longer than the gateway's own 3 s, so that its answer is heard. */
const timeoutMs = 6_000

/** Nobody is signed in who may do it: what was taken waits for somebody who may. */
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
    if (refused.success && atTheDoor.has(refused.data.error.id)) {
      ringDoorbell()
      return { kind: 'unconfirmed' }
    }
    return refused.success ? { kind: 'refused', refusal: refused.data.error } : { kind: 'unconfirmed' }
  } catch {
    return { kind: 'unconfirmed' }
  }
}
