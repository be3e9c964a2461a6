/** So long everything stays under the finger that is on its way to it, when something has left the list or come in before others. */
export const standMs = 800
/** However much happens elsewhere meanwhile, what has gone is not kept longer. */
const mostMs = 4_000

type Named = { id: string }
/** `gone`: it has left the list, and keeps its place for a moment; nothing can be done with it. */
export type Stood<T> = { one: T; gone: boolean }

/** A list whose places hands rely on. `untilMs` null: it is as it was told; else it stands still until then. */
export type Standing<T> = {
  shown: readonly Stood<T>[]
  untilMs: number | null
  mostMs: number
  /** When what is shown last changed its place. */
  movedAtMs: number
}

/**
 * The list to show now that `now` is told. What comes behind the others is simply there; when one leaves, or comes in before others, all
 * keep their places for a moment, those that have gone too, and new ones come behind. Whoever changed it: this device or another.
 */
export function stand<T extends Named>(before: Standing<T> | null, now: readonly T[], atMs: number, forMs = standMs): Standing<T> {
  const told = now.map((one) => ({ one, gone: false }))
  if (before === null || forMs === 0) return { shown: told, untilMs: null, mostMs: 0, movedAtMs: before?.movedAtMs ?? 0 }
  const byId = new Map(now.map((one) => [one.id, one]))
  const kept = before.shown.map(({ one }) => ({ one: byId.get(one.id) ?? one, gone: !byId.has(one.id) }))
  const known = new Set(kept.map(({ one }) => one.id))
  const shown = [...kept, ...told.filter(({ one }) => !known.has(one.id))]
  const isStill = before.untilMs !== null && atMs < before.untilMs
  if (isSameOrder(shown, told)) return { ...before, shown, untilMs: isStill ? before.untilMs : null }
  if (before.untilMs === null) return { ...before, shown, untilMs: atMs + forMs, mostMs: atMs + Math.max(mostMs, forMs) }
  const anotherWent = kept.some(({ gone }, at) => gone && before.shown[at]?.gone === false)
  const untilMs = anotherWent ? Math.min(Math.max(before.untilMs, atMs + forMs), before.mostMs) : before.untilMs
  if (atMs < untilMs) return { ...before, shown, untilMs }
  return { shown: told, untilMs: null, mostMs: 0, movedAtMs: atMs }
}

/** Somebody taps: it stands still from now on, or, with `start` false, goes on doing so if it does. */
export function held<T>(before: Standing<T>, atMs: number, start: boolean, forMs = standMs): Standing<T> {
  if (!start && before.untilMs === null) return before
  return { ...before, untilMs: atMs + forMs, mostMs: atMs + Math.max(mostMs, forMs) }
}

function isSameOrder(a: readonly Stood<Named>[], b: readonly Stood<Named>[]): boolean {
  return a.length === b.length && a.every(({ one }, at) => one.id === b[at]?.one.id)
}
