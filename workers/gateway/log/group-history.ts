import type { LogHappening, LogPosition } from '@/lib/realtime/log'
import type { Group, TopicPartition } from '@/lib/server/kafka/log-window'
import { workersIn } from '../lag'
import type { MemberNames } from './member-names'
import { memberName, readerWords } from './words'

export type Seen = Pick<LogHappening, 'kind' | 'words'>

type Known = {
  /** Names by member id. */
  members: ReadonlyMap<string, string>
  /** Who read what when the group was last at rest: member's name by topic-partition. */
  owners: ReadonlyMap<string, string>
  /** Since it was last at rest. */
  joined: string[]
  left: string[]
  resting: boolean
}

const MOST_NAMED = 4

/** Tells what happens to one group, by comparing each look with the one before. */
export class GroupHistory {
  private known: Known | null = null

  constructor(
    private readonly prefix: string,
    private readonly names: MemberNames,
    /** True: it was not there at the look before, so that whoever is in it now has come since. */
    isNew = false,
  ) {
    if (isNew) this.known = { members: new Map(), owners: new Map(), joined: [], left: [], resting: true }
  }

  take(group: Group): Seen[] {
    this.names.learn(group)
    const members = new Map(group.members.map((member) => [member.id, this.nameOf(group, member)]))
    const resting = group.state === 'Stable' || group.state === 'Empty' || group.state === 'Dead'
    const before = this.known
    const owners = resting ? this.ownersIn(group, members) : (before?.owners ?? new Map())
    if (before === null) {
      this.known = { members, owners, joined: [], left: [], resting }
      return []
    }
    const joined = [...before.joined, ...[...members].filter(([id]) => !before.members.has(id)).map(([, name]) => name)]
    const left = [...before.left, ...[...before.members].filter(([id]) => !members.has(id)).map(([, name]) => name)]
    this.known = { members, owners, joined: resting ? [] : joined, left: resting ? [] : left, resting }
    if (!resting) return before.resting ? [{ kind: 'rebalancing', words: `${this.calls(group)}: the partitions are shared out anew` }] : []
    const moves = movesBetween(before.owners, owners)
    if (joined.length === 0 && left.length === 0 && moves.length === 0) return before.resting ? [] : [settled(this.calls(group))]
    return [told(joined, left, moves)]
  }

  private ownersIn(group: Group, members: ReadonlyMap<string, string>): Map<string, string> {
    const owned = group.members.flatMap(({ id, assigned }) => assigned.map((place) => ({ place, name: members.get(id) ?? id })))
    return new Map(owned.map(({ place, name }) => [placeWords(place, this.prefix), name]))
  }

  /** Of a group with several workers each member does the work of all. */
  private nameOf(group: Group, member: Group['members'][number]): string {
    return memberName(workersIn(group.id, this.prefix).join('+'), this.names.numberOf(group, member))
  }

  private calls({ id }: Group): string {
    return workersIn(id, this.prefix)
      .map((worker) => readerWords(worker).name)
      .join(', ')
  }
}

const settled = (name: string): Seen => ({ kind: 'settled', words: `${name}: everybody goes on with what they had` })
const placeWords = ({ topic, partition }: TopicPartition, prefix: string) => `${topic.slice(prefix.length)} p${partition}`

function told(joined: readonly string[], left: readonly string[], moves: readonly string[]): Seen {
  const who = [...(joined.length > 0 ? [`${joined.join(', ')} joined`] : []), ...(left.length > 0 ? [`${left.join(', ')} left`] : [])]
  const what = moves.length > 0 ? moves.join('; ') : joined.length > 0 ? 'no partition is left for it' : 'it had no partition'
  const kind = joined.length > 0 ? 'joined' : left.length > 0 ? 'left' : 'moved'
  return { kind, words: who.length > 0 ? `${who.join(', ')}: ${what}` : what }
}

/** In words, what is read by somebody else now. */
function movesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const moved = new Map<string, string[]>()
  for (const place of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(place), after.get(place)]
    if (from === to) continue
    const how =
      to === undefined ? `read by nobody now, was ${from}'s` : from === undefined ? `now read by ${to}` : `moved from ${from} to ${to}`
    moved.set(how, [...(moved.get(how) ?? []), place])
  }
  return [...moved].map(([how, places]) => `${listed(places)} ${how}`)
}

/** "orders p0, p2, ready p0". */
function listed(places: readonly string[]): string {
  if (places.length > MOST_NAMED) return `${places.length} partitions`
  let topicBefore = ''
  const words = places.toSorted().map((place) => {
    const [topic = '', partition = ''] = place.split(' ')
    const text = topic === topicBefore ? partition : place
    topicBefore = topic
    return text
  })
  return words.join(', ')
}

/** Where a reader was put back. Null: it stands where it stood, or has gone on. */
export function rewindBetween(name: string, before: readonly LogPosition[], after: readonly LogPosition[]): Seen | null {
  const earlier = new Map(before.filter(({ committed }) => committed).map((each) => [`${each.topic} p${each.partition}`, each.at]))
  const back = after.flatMap(({ topic, partition, at, committed }) => {
    const was = earlier.get(`${topic} p${partition}`)
    return committed && was !== undefined && at < was ? [`${topic} p${partition} from ${was} to ${at}`] : []
  })
  if (back.length === 0) return null
  const more = back.length > MOST_NAMED ? ` and ${back.length - MOST_NAMED} more` : ''
  return { kind: 'rewound', words: `${name} put back: ${back.slice(0, MOST_NAMED).join(', ')}${more}` }
}
