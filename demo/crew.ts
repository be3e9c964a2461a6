import type { DemoParticipant } from '@/lib/realtime/demos'
import type { Said, Setup } from './messages'

/** What is known of each participant, from what its process says. */
export function openCrew() {
  const crew = new Map<string, DemoParticipant>()

  function started(setup: Setup, pid: number | null) {
    if (setup.role === 'tills') return
    const { name, role, group } = setup
    crew.set(name, { ...nobody(name, role), pid, group, state: 'starting' })
  }

  /** Tills share one process, and are there as long as they are open. */
  function openTills(tills: number, pid: number | null) {
    for (const [name, { role }] of crew) if (role === 'till' && Number(name.split(' ')[1]) > tills) crew.delete(name)
    for (let till = 1; till <= tills; till++) {
      const name = `till ${till}`
      crew.set(name, { ...(crew.get(name) ?? nobody(name, 'till')), pid, state: 'working' })
    }
  }

  function heard(setup: Setup, said: Said) {
    const who = crew.get(said.say === 'wrote' ? said.by : setup.name)
    if (!who) return
    switch (said.say) {
      case 'joined':
        for (const other of crew.values())
          if (other !== who && other.group === who.group) other.assigned = without(other.assigned, said.assigned)
        Object.assign(who, { memberId: said.memberId, assigned: said.assigned, state: who.state === 'starting' ? 'working' : who.state })
        return
      case 'took':
        who.inHand = { ...said.place, order: said.order }
        who.read = latest(who.read, said.place)
        return
      case 'wrote':
        who.written = latest(who.written, said.place)
        if (who.role === 'till') who.handled++
        return
      case 'done':
        who.inHand = null
        who.handled++
        return
      case 'books':
        who.books = { orders: said.orders, totalPence: said.totalPence }
        return
      case 'open':
      case 'rewound':
      case 'note':
        return
      default:
        return said satisfies never
    }
  }

  function gone(setup: Setup, how: 'stopped' | 'killed' | 'crashed') {
    if (setup.role === 'tills') for (const till of crew.values()) if (till.role === 'till') Object.assign(till, { pid: null, state: how })
    const who = crew.get(setup.name)
    if (!who) return
    Object.assign(who, { pid: null, state: how })
    // Whoever has left politely has handed back its partitions. One that was killed keeps them until the group notices.
    if (how === 'stopped') Object.assign(who, { memberId: null, assigned: [], inHand: null })
  }

  return {
    started,
    openTills,
    heard,
    gone,
    leaves: (name: string) => crew.delete(name),
    mark: (name: string, state: DemoParticipant['state']) => Object.assign(crew.get(name) ?? {}, { state }),
    find: (name: string) => crew.get(name),
    all: () => [...crew.values()].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'en', { numeric: true })),
  }
}

const roles: readonly DemoParticipant['role'][] = ['till', 'preparer', 'cook', 'accountant']
const place = ({ role }: DemoParticipant) => roles.indexOf(role)

type Assigned = DemoParticipant['assigned']
const without = (from: Assigned, taken: Assigned): Assigned =>
  from.filter((mine) => !taken.some(({ topic, partition }) => topic === mine.topic && partition === mine.partition))

/** One place a partition, the newest last. */
function latest(places: DemoParticipant['read'], newest: DemoParticipant['read'][number]): DemoParticipant['read'] {
  return [...places.filter(({ topic, partition }) => topic !== newest.topic || partition !== newest.partition), newest]
}

function nobody(name: string, role: DemoParticipant['role']): DemoParticipant {
  return {
    ...{ name, role, pid: null, state: 'stopped', group: null, memberId: null },
    ...{ assigned: [], read: [], written: [], inHand: null, handled: 0, books: null },
  }
}
