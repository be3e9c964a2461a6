import { type CabinetState, topicPartition } from '../domain/cabinet/state'
import type { Batch } from './batch'
import { otherLogHint, rebuildAll } from './projections'
import type { History } from './restore-cabinet'

/** The cabinet has applied records that the log does not have (any more). New ones would be taken for old and skipped. */
export class CabinetAheadOfLog extends Error {
  readonly id = 'cabinet-ahead-of-log'
  readonly retry = false
}

/** Holds the positions of a cabinet against where the log begins and ends. */
export function cabinetLogEnds(history: Pick<History, 'ends'>, alarm: (message: string) => void) {
  const checked = new Set<string>()

  /**
   * Where reading may begin beyond the stored position, because the log does not go back that far.
   *
   * @throws CabinetAheadOfLog when a position lies beyond the end; asked once for each topic-partition
   */
  return async function startsOf(state: CabinetState, batches: readonly Batch[]): Promise<Map<string, number>> {
    const starts = new Map<string, number>()
    for (const { topic, partition, first } of batches) {
      const tp = topicPartition(topic, partition)
      const position = state.positions[tp] ?? 0
      if (checked.has(tp) && first <= position) continue
      const ends = await history.ends(topic, partition)
      if (position > ends.next) {
        throw new CabinetAheadOfLog(
          `The hot cabinet has applied ${tp} up to ${position}, but the log ends at ${ends.next}: it is another log, or it ` +
            `has lost its end. ${otherLogHint} If this is the right log, make all again from it: ${rebuildAll}`,
        )
      }
      checked.add(tp)
      if (ends.first <= position) continue
      alarm(`Records ${position} to ${ends.first - 1} of ${tp} are gone from the log before the cabinet had them`)
      starts.set(tp, ends.first)
    }
    return starts
  }
}
