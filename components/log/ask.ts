import { refusalSchema } from '@/lib/inputs/refusal'

/** What a question by HTTP came to. */
export type Asked<T> = { kind: 'answer'; value: T } | { kind: 'refused'; why: string } | { kind: 'away' }

/** Longer than the gateway takes to look through what it looks through at once. */
const timeoutMs = 10_000

/** Asks the log. Which type the answer has is settled by the contract (lib/realtime/log-api.ts), address by address. */
export async function ask<T>(path: string, query: Record<string, string | number | undefined>, signal?: AbortSignal): Promise<Asked<T>> {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  const limit = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(`${path}?${new URLSearchParams(given).toString()}`, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    })
    if (response.ok) {
      const value: T = await response.json()
      return { kind: 'answer', value }
    }
    const refused = refusalSchema.safeParse(await response.json())
    return refused.success ? { kind: 'refused', why: refused.data.error.message } : { kind: 'away' }
  } catch {
    return { kind: 'away' }
  }
}
