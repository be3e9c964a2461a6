import { applyChanges } from '@/lib/domain/cabinet/change'
import { readCabinet, readChange } from '@/lib/domain/cabinet/read'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import type { CabinetStore } from '@/lib/operations/ports'

type Stored = { runId: string; epoch: number; version: number; state: CabinetState }

/** Redis with the cabinet of one shop: each method is one script. The world outside can lose it or roll it back. */
export type MemoryStore = {
  [Method in keyof CabinetStore]: (...args: Parameters<CabinetStore[Method]>) => Awaited<ReturnType<CabinetStore[Method]>>
} & {
  /** What a screen would show; null when nothing valid is stored. */
  peek(): CabinetState | null
  /** Redis TIME. */
  time(): number
  seen(): ReadonlySet<string>
  flush(): void
  /** Another instance, with what was on the disk at that time. */
  rollBack(toMs: number): void
  stepClock(byMs: number): void
}

type StoreOptions = {
  nowMs(): number
  /** Whether states go through JSON, as they really do; it takes a third of a run's time, so some runs do. */
  throughJson: boolean
  /** Sees every state before it is readable for others. */
  onStored(state: CabinetState, before: CabinetState | null): void
}

/** Shorter than in life, as is everything in a simulated day. */
const claimStandsMs = 1000

export function memoryStore({ nowMs, throughJson, onStored }: StoreOptions): MemoryStore {
  let instance = 1
  let clockOffsetMs = 0
  let stored: Stored | null = null
  let claim: { nonce: string; atMs: number } | null = null
  let marks: string[] = []
  let seen = new Set<string>()
  let history: { atMs: number; stored: Stored | null; marks: number }[] = []

  const time = () => nowMs() + clockOffsetMs
  const runId = () => `run-${instance}`
  const valid = () => (stored?.runId === runId() ? stored : null)

  function put(read: CabinetState, ids: readonly string[]) {
    const before = peek()
    stored = { runId: runId(), epoch: read.epoch, version: read.version, state: read }
    for (const id of ids) {
      if (!seen.has(id)) marks.push(id)
      seen.add(id)
    }
    history.push({ atMs: nowMs(), stored, marks: marks.length })
    onStored(read, before)
  }

  const peek = () => valid()?.state ?? null

  return {
    load(_shop, ids, known) {
      const now = valid()
      const same = now && known?.runId === now.runId && known.state.epoch === now.epoch && known.state.version === now.version
      return {
        runId: runId(),
        nowMs: time(),
        state: same ? known.state : (now?.state ?? null),
        seen: new Set(ids.filter((id) => seen.has(id))),
      }
    },
    compareAndSet({ runId: expected, state }, next, change, ids) {
      const now = valid()
      if (!now || now.runId !== expected || now.epoch !== state.epoch || now.version !== state.version) return false
      // What is stored is what was stored and the change, as it really is.
      put(throughJson ? applyChanges(now.state, [readChange(JSON.parse(JSON.stringify(change)))]) : next, ids)
      return true
    },
    current: () => ({ runId: runId(), epoch: valid()?.epoch ?? -1 }),
    claim(_shop, nonce) {
      if (valid()) return null
      if (claim && nowMs() - claim.atMs < claimStandsMs) return null
      claim = { nonce, atMs: nowMs() }
      return runId()
    },
    install(mine, state, ids) {
      if (valid() || claim?.nonce !== mine.nonce || mine.runId !== runId()) return false
      claim = null
      seen = new Set()
      marks = []
      put(throughJson ? readCabinet(JSON.parse(JSON.stringify(state))) : state, ids)
      return true
    },
    peek,
    time,
    seen: () => seen,
    flush() {
      stored = null
      claim = null
      marks = []
      seen = new Set()
      history = []
    },
    rollBack(toMs) {
      instance += 1
      claim = null
      const kept = history.filter((entry) => entry.atMs <= toMs)
      const last = kept.at(-1)
      stored = last?.stored ?? null
      marks = marks.slice(0, last?.marks ?? 0)
      seen = new Set(marks)
      history = kept.slice(-1)
    },
    stepClock(byMs) {
      clockOffsetMs += byMs
    },
  }
}
