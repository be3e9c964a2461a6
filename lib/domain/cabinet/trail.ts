import { applyChange } from './change'
import { readCabinet, readChange } from './read'
import type { CabinetState } from './state'

/** What one record of the log says of the cabinet: the whole state of this version, or the change that led to it. */
export type CabinetNews = { epoch: number; version: number; state?: unknown; change?: unknown }

/**
 * The cabinet after one more record of its log. The newest counts, not the last: snapshots of several writers may stand out of
 * order. A change follows the state that it was made from, which its writer knew to be in the log before it; whoever begins to
 * read between the two passes it over until the next whole state.
 *
 * @throws when what is to be used is not a cabinet
 */
export function followCabinet(now: CabinetState | null, news: CabinetNews): CabinetState | null {
  if (now && !isNewer(news, now)) return now
  if (news.state !== undefined) return readCabinet(news.state)
  const follows = now?.epoch === news.epoch && now.version + 1 === news.version
  return now && follows ? applyChange(now, readChange(news.change)) : now
}

/** Of two versions of the same shop's cabinet. */
export function isNewer(one: { epoch: number; version: number }, than: { epoch: number; version: number }): boolean {
  return one.epoch > than.epoch || (one.epoch === than.epoch && one.version > than.version)
}
