import type { DemoNumber, DemoParticipant, DemoReport, DemoSettings, RewindTo } from '@/lib/realtime/demos'
import { openCrew } from './crew'
import type { Said, Setup } from './messages'
import type { GroupTopics } from './positions'
import { openSold } from './sold'
import { openStaff } from './staff'

export type FloorOptions = {
  demo: DemoNumber
  settings: DemoSettings
  prefix: string
  keyPrefix: string
  program: string
  logFile: string
}
export type Floor = ReturnType<typeof openFloor>
type ReaderRole = 'preparer' | 'cook' | 'accountant'

const remembered = 30
const seed = 1

/** Who works in the demonstration: starts them, hears them, and knows which groups there are. */
export function openFloor({ demo, settings, prefix, keyPrefix, program, logFile }: FloorOptions) {
  const crew = openCrew()
  const happened: DemoReport['happened'] = []
  let accountants = 0
  let tillsPid: number | null = null
  const sold = openSold()
  /** Who waits to hear that a reader has been rewound, in the order in which they have asked. */
  const rewinds = new Map<string, ((refused: string | null) => void)[]>()

  function note(what: string) {
    happened.push({ atMs: Date.now(), what })
    if (happened.length > remembered) happened.shift()
  }

  function hear(setup: Setup, said: Said) {
    crew.heard(setup, said)
    if (said.say === 'note') note(said.what)
    if (said.say === 'wrote') sold.wrote(said.by)
    if (said.say === 'rewound') rewinds.get(setup.name)?.shift()?.(said.refused)
    if (said.say === 'joined') note(`${setup.name} joined ${setup.group}: ${placesOf(said.assigned, prefix)}`)
  }

  function gone(setup: Setup, how: 'stopped' | 'killed' | 'crashed') {
    crew.gone(setup, how)
    for (const answer of rewinds.get(setup.name) ?? []) answer(`${setup.name} is not at work any more`)
    rewinds.delete(setup.name)
    if (setup.role !== 'tills') note(`${setup.name} ${how === 'stopped' ? 'has left' : how === 'killed' ? 'was killed' : 'has crashed'}`)
    else if (how === 'crashed') note('the tills have crashed')
    if (leaving.delete(setup.name)) crew.leaves(setup.name)
  }

  const staff = openStaff({ program, logFile, hear, gone })
  /** Those who are not to come back: their names are free again. */
  const leaving = new Set<string>()

  function setupOf(role: Setup['role'], number: number): Setup {
    const { tills, partitions, keys, speed } = settings
    const name = role === 'tills' ? 'tills' : `${role} ${number}`
    // Preparers share the work: one group. Each accountant wants every order: a group each.
    const group = role === 'tills' ? null : prefix + (role === 'accountant' && number > 1 ? `${role}-${number}` : role)
    return { role, name, demo, prefix, keyPrefix, group, tills, partitions, keys, speed, seed: seed + number * 100, sold: {} }
  }

  function hire(role: ReaderRole, number: number) {
    const setup = setupOf(role, number)
    crew.started(setup, staff.start(setup))
  }

  /** As many of them as the settings say: the next numbers come, the highest go. */
  function fill(role: 'preparer' | 'cook', wanted: number) {
    const there = crew.all().filter((each) => each.role === role && !leaving.has(each.name))
    for (const { name } of there.slice(wanted)) {
      leaving.add(name)
      if (!staff.isThere(name)) crew.leaves(name)
      else void stop(name)
    }
    for (let number = 1, more = wanted - there.length; more > 0; number++) {
      if (crew.find(`${role} ${number}`)) continue
      hire(role, number)
      more--
    }
  }

  async function stop(name: string) {
    crew.mark(name, 'stopping')
    await staff.stop(name)
  }

  /** Resolves when it stands there, to null; or to why it was not put back. */
  function rewind(name: string, to: RewindTo): Promise<string | null> {
    return new Promise((resolve) => {
      rewinds.set(name, [...(rewinds.get(name) ?? []), resolve])
      staff.tell(name, { do: 'rewind', to })
    })
  }

  function openTills() {
    const { tills, partitions } = settings
    if (staff.isThere('tills')) staff.tell('tills', { do: 'tills', tills, partitions })
    else tillsPid = staff.start({ ...setupOf('tills', 0), sold: sold.goOnFrom() })
    sold.open(tills)
    crew.openTills(tills, tillsPid)
  }

  function hireAccountant() {
    accountants++
    hire('accountant', accountants)
    if (accountants > 1) note(`accountant ${accountants} is new, and begins at offset 0`)
  }

  function groups(): GroupTopics[] {
    const read = demo === 4 || demo === 5 ? ['orders', 'hot-food'] : ['orders']
    const of = (group: string, topics: string[]) => ({ group: prefix + group, topics: topics.map((topic) => prefix + topic) })
    return [
      of('preparer', read),
      ...(demo === 4 || demo === 5 ? [of('cook', ['cook'])] : []),
      ...Array.from({ length: accountants }, (_, n) => of(n === 0 ? 'accountant' : `accountant-${n + 1}`, ['orders'])),
    ]
  }

  return {
    ...{ settings, crew, staff, note, groups, hireAccountant, openTills, fill, stop, rewind, hire },
    accountants: () => accountants,
    happened: () => [...happened],
    hireReaders() {
      fill('cook', settings.cooks)
      fill('preparer', settings.preparers)
      if (demo === 6) hireAccountant()
    },
    everyoneIsReady() {
      const readers = crew.all().filter(({ role }) => role !== 'till')
      const crashed = readers.find(({ state }) => state === 'crashed')
      if (crashed) throw new Error(`${crashed.name} has crashed; why stands in ${logFile}`)
      return readers.every(({ state }) => state === 'working')
    },
    readerOf(group: string, place: { topic: string; partition: number }): string | null {
      const reads = (each: DemoParticipant) =>
        each.group === group && each.assigned.some(({ topic, partition }) => topic === place.topic && partition === place.partition)
      return crew.all().find(reads)?.name ?? null
    },
  }
}

function placesOf(assigned: DemoParticipant['assigned'], prefix: string): string {
  if (assigned.length === 0) return 'no partition is left for it'
  return assigned.map(({ topic, partition }) => `${topic.slice(prefix.length)} p${partition}`).join(', ')
}
