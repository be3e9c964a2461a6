/** Says which orders are due. Time comes from outside: ms that only go forward. */
export function createPacer() {
  let allowed = 0
  let rate: { perMs: number; fromMs: number; before: number } | null = null
  let placed = 0

  return {
    get placed() {
      return placed
    },
    get closedLoop() {
      return rate === null
    },
    allow(upTo: number) {
      rate = null
      allowed = upTo
    },
    sell(perSecond: number, nowMs: number) {
      rate = { perMs: perSecond / 1000, fromMs: nowMs, before: placed }
    },
    /** How long until the next order is due; 0 in a closed loop, where it is due when it is allowed. */
    restMs(nowMs: number): number {
      return rate ? Math.max(0, rate.fromMs + (placed - rate.before) / rate.perMs - nowMs) : 0
    },
    /** The next order, if it is due: its number, and when it was due, which is before now if we are late. */
    take(nowMs: number): { n: number; dueMs: number } | null {
      const free = placed < allowed ? nowMs : Number.POSITIVE_INFINITY
      const dueMs = rate ? rate.fromMs + (placed - rate.before) / rate.perMs : free
      return dueMs <= nowMs ? { n: placed++, dueMs } : null
    },
  }
}
