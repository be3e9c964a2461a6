export type Sent = { sent: number; acknowledged: ReadonlySet<number> }
export type Counts = { sent: number; acknowledged: number; inLog: number; lost: number; acknowledgedLost: number; doubled: number }

/** Compares what a till sent, numbered from 1, with the numbers that are in the log. */
export function countOrders({ sent, acknowledged }: Sent, inLog: readonly number[]): Counts {
  const found = new Set(inLog)
  const missing = (numbers: Iterable<number>) => [...numbers].filter((number) => !found.has(number)).length
  const all = Array.from({ length: sent }, (_, i) => i + 1)
  return {
    sent,
    acknowledged: acknowledged.size,
    inLog: found.size,
    lost: missing(all),
    acknowledgedLost: missing(acknowledged),
    doubled: inLog.length - found.size,
  }
}
