import type { Group, Member } from '@/lib/server/kafka/log-window'

const MOST_GROUPS = 200

/** "preparer 2": a number for each member of a group, which stays its own while it is there. */
export class MemberNames {
  private readonly groups = new Map<string, Map<string, number>>()

  /** Numbers for those who are here now; whoever has gone leaves its number to the next who comes. */
  learn({ id, members }: Pick<Group, 'id' | 'members'>) {
    const known = this.groups.get(id) ?? new Map<string, number>()
    const here = new Set(members.map((member) => member.id))
    // Those that say their own number first, so that nobody else takes it.
    const fresh = members.filter((member) => !known.has(member.id)).toSorted((a, b) => own(a) - own(b) || (a.id < b.id ? -1 : 1))
    for (const member of fresh) known.set(member.id, free(known, own(member)))
    // Only now: whoever comes as another goes must not be called the same.
    for (const member of known.keys()) if (!here.has(member)) known.delete(member)
    // Put at the end, so that the oldest stands in front.
    this.groups.delete(id)
    this.groups.set(id, known)
    for (const oldest of this.groups.keys()) {
      if (this.groups.size <= MOST_GROUPS) return
      this.groups.delete(oldest)
    }
  }

  numberOf(group: Pick<Group, 'id' | 'members'>, member: Pick<Member, 'id'>): number {
    return this.groups.get(group.id)?.get(member.id) ?? 0
  }
}

/** The number at the end of its client id ("preparer-2"), if it has given itself one. */
function own({ clientId }: Member): number {
  const digits = /[ -](\d{1,3})$/.exec(clientId)?.[1]
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits)
}

/** Its own number is a member's even while another of that name is there: the one that was killed, whom the group still waits for. */
function free(known: ReadonlyMap<string, number>, wanted: number): number {
  if (Number.isFinite(wanted)) return wanted
  const taken = new Set(known.values())
  let number = 1
  while (taken.has(number)) number++
  return number
}
