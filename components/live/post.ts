import { type Refusal, refusalSchema } from '@/lib/inputs/refusal'

/** What became of something that was sent: it is in the log, the shop refused it, or nobody knows: the same again with the same id. */
export type Answer = { kind: 'accepted' } | { kind: 'refused'; refusal: Refusal } | { kind: 'unconfirmed' }

export type Post = (path: string, body: unknown) => Promise<Answer>

/** Longer than the gateway's own 3 s, so that its answer is heard. */
const timeoutMs = 6_000

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
    return refused.success ? { kind: 'refused', refusal: refused.data.error } : { kind: 'unconfirmed' }
  } catch {
    return { kind: 'unconfirmed' }
  }
}
