import type { Latency } from './messages'
import { meanOf, percentile } from './percentile'

export type Stopwatch = ReturnType<typeof createStopwatch>

/** Collects how long each step of the measured orders took, from the moment the order was due: late selling counts too. */
export function createStopwatch() {
  let fromMs = Number.POSITIVE_INFINITY
  const tookMs = new Map<string, number[]>()
  return {
    measureFrom(ms: number) {
      fromMs = ms
      tookMs.clear()
    },
    took(step: string, dueMs: number, nowMs: number) {
      if (dueMs < fromMs) return
      const all = tookMs.get(step)
      if (all) all.push(nowMs - dueMs)
      else tookMs.set(step, [nowMs - dueMs])
    },
    latencies: (): Record<string, Latency> => Object.fromEntries([...tookMs].map(([step, all]) => [step, latencyOf(all)])),
  }
}

export function latencyOf(all: readonly number[]): Latency {
  return { count: all.length, mean: meanOf(all), p50: percentile(all, 0.5), p99: percentile(all, 0.99), max: percentile(all, 1) }
}
