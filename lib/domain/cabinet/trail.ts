import { applyChanges, type CabinetChange } from './change'
import { readCabinet, readChange } from './read'
import type { CabinetState } from './state'

/** What one record of the log says of the cabinet: the whole state of this version, or the change that led to it. */
export type CabinetNews = { epoch: number; version: number; state?: unknown; change?: unknown }

/**
 * The cabinet after more records of its log. The newest counts, not the last: snapshots of several writers may stand out of
 * order. A change follows the state that it was made from, which its writer knew to be in the log before it; whoever begins to
 * read between the two passes it over until the next whole state.
 *
 * @throws when what is to be used is not a cabinet
 */
export function followCabinet(now: CabinetState | null, news: readonly CabinetNews[]): CabinetState | null {
  let state = now
  let changes: CabinetChange[] = []
  for (const each of news) {
    const known = state && { epoch: state.epoch, version: state.version + changes.length }
    if (known && !isNewer(each, known)) continue
    if (each.state !== undefined) {
      state = readCabinet(each.state)
      changes = []
    } else if (known?.epoch === each.epoch && known.version + 1 === each.version) changes.push(readChange(each.change))
  }
  return state && applyChanges(state, changes)
}

/** Of two versions of the same shop's cabinet. */
export function isNewer(one: { epoch: number; version: number }, than: { epoch: number; version: number }): boolean {
  return one.epoch > than.epoch || (one.epoch === than.epoch && one.version > than.version)
}
