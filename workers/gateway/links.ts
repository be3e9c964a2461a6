/** Longer than an order is open and a day after that: nothing is shown of what is older. */
const KEPT_MS = 2 * 24 * 3_600_000
/** More than a shop sells in that time. */
const MOST = 50_000

/** Whose order a link is, by the link's hash: the link itself is in nobody's memory here. Filled from the log, so a restart forgets none. */
export class Links {
  private readonly orders = new Map<string, { orderId: string; atMs: number }>()

  /** Of two orders with one link the first has it. */
  learn(linkHash: string, orderId: string, atMs: number, nowMs: number) {
    if (!this.orders.has(linkHash)) this.orders.set(linkHash, { orderId, atMs })
    for (const [oldest, known] of this.orders) {
      if (this.orders.size <= MOST && known.atMs >= nowMs - KEPT_MS) return
      this.orders.delete(oldest)
    }
  }

  find(linkHash: string): string | undefined {
    return this.orders.get(linkHash)?.orderId
  }
}
