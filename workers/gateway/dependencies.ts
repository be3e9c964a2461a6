/** Something that the shop cannot do without, and how to ask whether it is there. `check` throws when it is not. */
export type Dependency = { name: string; check(): Promise<unknown> }

export type DependencyStatus = { ok: boolean; ms: number; error?: string }

const ANSWER_WITHIN_MS = 1500

/** Asks all of them at once. Who does not answer in time counts as away. */
export async function askDependencies(dependencies: readonly Dependency[]): Promise<Record<string, DependencyStatus>> {
  const asked = dependencies.map(async ({ name, check }): Promise<[string, DependencyStatus]> => {
    const from = performance.now()
    const error = await inTime(check()).then(() => undefined, String)
    const ms = Math.round(performance.now() - from)
    return [name, error === undefined ? { ok: true, ms } : { ok: false, ms, error }]
  })
  return Object.fromEntries(await Promise.all(asked))
}

export async function inTime<Value>(check: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_WITHIN_MS} ms`)), ANSWER_WITHIN_MS)
  })
  try {
    return await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One answer for all who ask within this time: asking costs the broker, and a page that polls must not multiply it. */
export function cachedFor<Value>(keepMs: number, ask: () => Promise<Value>): () => Promise<Value> {
  let kept: { untilMs: number; value: Promise<Value> } | undefined
  return () => {
    const nowMs = performance.now()
    if (kept === undefined || nowMs >= kept.untilMs) kept = { untilMs: nowMs + keepMs, value: ask() }
    return kept.value
  }
}
