import type { Order, Report } from './messages'
import { createPacer } from './pacer'
import type { Stopwatch } from './stopwatch'

type Seller = {
  /** Sells the n-th order, which was due at this time (ms, performance.now). */
  sell(n: number, dueMs: number): void
  /** After all that were due together. */
  flush?(): void
  /** Sold and not answered yet, and how many of them a closed loop may have. */
  unanswered(): number
  mostUnanswered: number
  /** Answered that the shop is full. */
  refused?(): number
  /** Sold, answered or not, and not yet where they are watched for. */
  unseen?(): readonly string[]
  stopwatch: Stopwatch
}

/** At a high pace what is due within so many ms goes out together: to wake up costs more than an order. */
const leastPauseMs = 4
const reportLimitMs = 15_000

/** Makes this process one that sells as its parent says, from now until the parent has gone. */
export function sellAsTold({ sell, flush, unanswered, mostUnanswered, refused, unseen, stopwatch }: Seller): void {
  const pacer = createPacer()
  const nowMs = () => performance.now()
  let refusedBefore = 0

  function work() {
    while (!pacer.closedLoop || unanswered() < mostUnanswered) {
      const due = pacer.take(nowMs())
      if (!due) break
      sell(due.n, due.dueMs)
    }
    flush?.()
    // Never longer: what is said meanwhile should be heard soon.
    setTimeout(work, Math.min(50, Math.max(leastPauseMs, pacer.restMs(nowMs()))))
  }
  work()

  async function report(): Promise<Report> {
    pacer.allow(0)
    const untilMs = nowMs() + reportLimitMs
    const missing = () => Math.max(unanswered(), unseen?.().length ?? 0)
    while (missing() > 0 && nowMs() < untilMs) await new Promise((resolve) => setTimeout(resolve, 20))
    return {
      placed: pacer.placed,
      refused: (refused?.() ?? 0) - refusedBefore,
      missing: missing(),
      unseen: [...(unseen?.() ?? [])],
      latencies: stopwatch.latencies(),
    }
  }

  process.on('message', (order: Order) => {
    switch (order.do) {
      case 'allow':
        return pacer.allow(order.upTo)
      case 'sell':
        return pacer.sell(order.perSecond, nowMs())
      case 'measure':
        refusedBefore = refused?.() ?? 0
        return stopwatch.measureFrom(nowMs())
      case 'report':
        return void report().then((said) => process.send?.(said))
      default:
        return unknownOrder(order)
    }
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.('ready')
}

function unknownOrder(order: never): never {
  throw new Error(`nobody can do ${JSON.stringify(order)}`)
}
