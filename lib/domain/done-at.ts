/**
 * A device keeps what was pressed without a link; longer ago than this it is not believed, since its clock may lie. Longer than any food
 * is held (90 minutes), so that nothing kept comes back on the shelf in time.
 */
export const keptAtMostMs = 2 * 3_600_000

/** An event in the log, and `at`: when whoever did it says that it was done; absent of old records. */
type Done = { timestampMs: number; value: { at?: string } }

/**
 * When a batch was dropped or lifted. The one answer for everybody who reckons from it: when the key was pressed, if the record was taken
 * later. So a record can make food older and longer in the fat than it says by itself, and never fresher.
 */
export function doneAtMs({ timestampMs, value }: Done): number {
  const saidMs = Date.parse(value.at ?? '')
  return Number.isNaN(saidMs) ? timestampMs : Math.max(Math.min(saidMs, timestampMs), timestampMs - keptAtMostMs)
}
