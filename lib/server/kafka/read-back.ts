import type { Resume } from '../../operations/batch'
import type { Position } from '../../operations/keep-books'
import type { TopicName } from '../../topics/all'

export type Place = { topic: TopicName; partition: number }

export type ReadBackPorts = {
  /** From where the work stored outside Kafka wants to be read; places about which nothing is stored there, or known now, are left out. */
  readFrom(places: readonly Place[]): Promise<readonly Position[]>
  /** What the group has committed; -1 = nothing, so that it is read from the beginning. */
  committed(): Promise<readonly Position[]>
  /** Offset of the first record that is still there. */
  firstOffset(place: Place): Promise<number>
  seek(position: Position): void
}

/**
 * Where a partition is read on is what the group has committed, but what was made of its records is stored elsewhere, and may be lost
 * alone: an emptied table, an older backup. Nobody would notice before the next record, which on a quiet partition may never come.
 */
export function createReadBack(ports: ReadBackPorts) {
  /** Up to where each partition that we have has been read. Null: not yet since the group was joined. */
  let readTo = new Map<string, { place: Place; next: number | null }>()

  /** Those that are ours from now on. */
  function assign(places: readonly Place[]) {
    readTo = new Map(places.map((place) => [nameOf(place), { place, next: null }]))
  }

  function note({ topic, partition, next }: Resume) {
    readTo.set(nameOf({ topic, partition }), { place: { topic, partition }, next })
  }

  /** Reads again what was read but is not stored any more. Whoever is told of it a second time knows it. */
  async function look(): Promise<void> {
    const ours = readTo
    if ([...ours.values()].some(({ next }) => next === null)) await learnCommitted(ours)
    // Before asking: what is read meanwhile is not missing in an answer that is older.
    const before = new Map([...ours].map(([name, { next }]) => [name, next ?? 0]))
    for (const position of await ports.readFrom([...ours.values()].map(({ place }) => place))) {
      const name = nameOf(position)
      if (position.next >= (before.get(name) ?? 0)) continue
      const from = Math.max(position.next, await ports.firstOffset(position))
      if (ours !== readTo || from >= (before.get(name) ?? 0)) continue
      ports.seek({ ...position, next: from })
      note({ ...position, next: from, commit: from })
    }
  }

  async function learnCommitted(ours: typeof readTo) {
    const committed = new Map((await ports.committed()).map((position) => [nameOf(position), position.next]))
    for (const [name, { place, next }] of ours) {
      // What has been read meanwhile is known better.
      if (next === null && ours.get(name)?.next === null) ours.set(name, { place, next: Math.max(0, committed.get(name) ?? 0) })
    }
  }

  return { assign, note, look }
}

function nameOf({ topic, partition }: Place): string {
  return `${topic}-${partition}`
}
