/** Virtual time. Everything that happens in a run is an action in this queue; between two of them all promises have settled. */
export type Scheduler = {
  nowMs(): number
  /** Does it at that time (or now, if that has passed), after what was planned for the same time before. */
  at(timeMs: number, action: () => void): void
  /** Settles a promise: what waits for it goes on before the next action. */
  settle(action: () => void): void
  /** Runs until `done` or that time. The run ends too when nothing is left to do. */
  run(untilMs: number, done: () => boolean): Promise<void>
}

type Planned = { timeMs: number; turn: number; action: () => void }

export function schedulerOf(): Scheduler {
  const heap: Planned[] = []
  let nowMs = 0
  let turns = 0
  let settled = false

  return {
    nowMs: () => nowMs,
    at(timeMs, action) {
      push(heap, { timeMs: Math.max(nowMs, timeMs), turn: turns++, action })
    },
    settle(action) {
      settled = true
      action()
    },
    async run(untilMs, done) {
      for (let next = pop(heap); next; next = pop(heap)) {
        if (next.timeMs > untilMs) return
        nowMs = next.timeMs
        next.action()
        if (!settled) continue
        settled = false
        // The code under test waits for nothing but our ports: once the microtasks have run, all of it stands at a port.
        await new Promise((resolve) => setImmediate(resolve))
        if (done()) return
      }
    },
  }
}

function before(a: Planned, b: Planned): boolean {
  return a.timeMs < b.timeMs || (a.timeMs === b.timeMs && a.turn < b.turn)
}

function push(heap: Planned[], item: Planned): void {
  let place = heap.push(item) - 1
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (!above || before(above, item)) break
    heap[place] = above
    place = parent
  }
  heap[place] = item
}

function pop(heap: Planned[]): Planned | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!last || heap.length === 0) return first
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    let below = heap[child]
    const right = heap[child + 1]
    if (!below) break
    if (right && before(right, below)) {
      child += 1
      below = right
    }
    if (before(last, below)) break
    heap[place] = below
    place = child
  }
  heap[place] = last
  return first
}
