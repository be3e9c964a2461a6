import type { LogReader } from '@/lib/realtime/log'
import type { CommittedOffset, Group, LogWindow } from '@/lib/server/kafka/log-window'
import type { MemberNames } from './member-names'
import { type EndsAt, readersIn } from './readers'
import type { Space } from './spaces'

export type GroupsNow = { groups: Group[]; committed: ReadonlyMap<string, readonly CommittedOffset[]> }

export async function committedBy(window: LogWindow, ids: readonly string[]): Promise<GroupsNow['committed']> {
  return new Map(await Promise.all(ids.map(async (id): Promise<[string, CommittedOffset[]]> => [id, await window.committed(id)])))
}

/** Who reads in a space, asked now; for those who ask once. */
export async function readersNow(
  window: LogWindow,
  space: Space,
  ids: readonly string[],
  ends: EndsAt,
  names: MemberNames,
): Promise<LogReader[]> {
  const [groups, committed] = await Promise.all([window.describe(ids), committedBy(window, ids)])
  for (const group of groups) names.learn(group)
  return readersIn({ space, groups, committed, ends, names })
}
