import { applyChanges, type CabinetChange } from './change'
import { readCabinet, readChange } from './read'
import type { CabinetState } from './state'

/** What one record of the log says of the cabinet: the whole state of this version, or the change that led to it. */
export type CabinetNews = { epoch: number; version: number; state?: unknown; change?: unknown }

/**
 * How far somebody has followed the cabinet through its log. `aside` is a whole state that was older when it came: mostly a late
 * one of another writer; but if somebody has put an older state back by hand, what is made of it will lead beyond the newest.
 */
export type Trail = { newest: CabinetState | null; aside: CabinetState | null }
export const noTrail: Trail = { newest: null, aside: null }

/**
 * The cabinet after more records of its log. The newest counts, not the last: snapshots of several writers may stand out of
 * order. A change follows the state that it was made from, which its writer knew to be in the log before it; whoever begins to
 * read between the two passes it over until the next whole state.
 *
 * @throws when what is to be used is not a cabinet
 */
export function followCabinet(trail: Trail, news: readonly CabinetNews[]): Trail {
  let { newest, aside } = trail
  let changes: CabinetChange[] = []
  const reached = () =>
    newest && { epoch: newest.epoch, version: newest.version + changes.length, clockMs: (changes.at(-1) ?? newest).clockMs }
  for (const each of news) {
    const known = reached()
    if (each.state !== undefined) {
      if (known && !isNewer(each, known)) aside = readCabinet(each.state)
      else [newest, changes] = [readCabinet(each.state), []]
      continue
    }
    if (known && comesAfter(each, known)) {
      const change = readChange(each.change)
      if (change.fromMs === known.clockMs) {
        changes.push(change)
        continue
      }
    }
    if (!aside || !comesAfter(each, aside)) continue
    const change = readChange(each.change)
    if (change.fromMs === aside.clockMs) aside = applyChanges(aside, [change])
    if (known && isNewer(aside, known)) [newest, changes, aside] = [aside, [], null]
  }
  return { newest: newest && applyChanges(newest, changes), aside }
}

type Version = { epoch: number; version: number }

/** Of two versions of the same shop's cabinet. */
export function isNewer(one: Version, than: Version): boolean {
  return one.epoch > than.epoch || (one.epoch === than.epoch && one.version > than.version)
}

function comesAfter(one: Version, other: Version): boolean {
  return one.epoch === other.epoch && one.version === other.version + 1
}
