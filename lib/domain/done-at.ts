/**
 * A device keeps what was pressed without a link; that food went in or came out longer ago than this is not believed, since its clock may
 * lie. Longer than any food is held (90 minutes), so that nothing kept comes back on the shelf in time.
 */
export const keptAtMostMs = 2 * 3_600_000

/** An event in the log, and `at`: when whoever did it says that it was done; absent of old records. */
type Done = { timestampMs: number; value: { at?: string } }

/**
 * When a temperature was read: when the device says, if the record was taken later, however much later. Nothing is rounded up to a moment
 * at which nobody looked, since an old reading would stand before a later one then, and food that is too cold would be said to be hot.
 */
export function readAtMs({ timestampMs, value }: Done): number {
  const saidMs = Date.parse(value.at ?? '')
  return Number.isNaN(saidMs) ? timestampMs : Math.min(saidMs, timestampMs)
}

/**
 * When a batch was dropped or lifted. The one answer for everybody who reckons from it: when the key was pressed, if the record was taken
 * later. So a record can make food older and longer in the fat than it says by itself, and never fresher.
 */
export function doneAtMs(done: Done): number {
  return Math.max(readAtMs(done), done.timestampMs - keptAtMostMs)
}
