import { unheardOf } from '@/lib/domain/unheard-of'
import { type DemoCommand, demos, speedRange } from '@/lib/realtime/demos'
import type { Floor } from './floor'

export type CommandPorts = { demo: keyof typeof demos; floor: Floor; widen(partitions: number): Promise<void>; end(): void }

type Vary = Omit<Extract<DemoCommand, { do: 'vary' }>, 'do'>

/** What a demonstration can be told while it runs. Returns why it was not done; null when it was. */
export async function carryOut(command: DemoCommand, ports: CommandPorts): Promise<string | null> {
  const { floor } = ports
  switch (command.do) {
    case 'vary':
      return vary(command, ports)
    case 'add':
      floor.hireAccountant()
      return null
    case 'end':
      ports.end()
      return null
    case 'stop':
    case 'kill':
    case 'start':
    case 'rewind':
      return toReader(command, floor)
    default:
      return unheardOf(command)
  }
}

async function toReader(command: Extract<DemoCommand, { reader: string }>, floor: Floor): Promise<string | null> {
  const who = floor.crew.find(command.reader)
  if (!who || who.role === 'till') return `there is no reader called ${command.reader}`
  const working = floor.staff.isThere(who.name)
  if (command.do === 'start') {
    if (working) return `${who.name} is at work`
    floor.hire(who.role, Number(who.name.split(' ')[1]))
    return null
  }
  if (!working) return `${who.name} is not at work`
  if (command.do === 'kill') floor.staff.kill(who.name)
  else if (command.do === 'stop') void floor.stop(who.name)
  else return floor.rewind(who.name, command.to)
  return null
}

async function vary(wanted: Vary, { demo, floor, widen }: CommandPorts): Promise<string | null> {
  const refused = outOfRange(wanted, demo, floor)
  if (refused !== null) return refused
  const { settings } = floor
  const { speed = settings.speed, tills = settings.tills, preparers = settings.preparers, cooks = settings.cooks } = wanted
  const { partitions = settings.partitions } = wanted
  if (partitions > settings.partitions) {
    await widen(partitions)
    floor.note(`${partitions} partitions now: a till may write to another one than before`)
  }
  Object.assign(settings, { speed, tills, preparers, cooks, partitions })
  floor.staff.tellAll({ do: 'pace', speed })
  floor.fill('cook', cooks)
  floor.fill('preparer', preparers)
  floor.openTills()
  return null
}

function outOfRange({ speed, ...counts }: Vary, demo: CommandPorts['demo'], floor: Floor): string | null {
  if (speed !== undefined && !(speed >= speedRange.from && speed <= speedRange.to)) return `speed: ${speedRange.from} to ${speedRange.to}`
  const { ranges } = demos[demo]
  for (const name of ['tills', 'preparers', 'cooks', 'partitions'] as const) {
    const [wanted, { from, to }] = [counts[name], ranges[name]]
    if (wanted !== undefined && (wanted < from || wanted > to)) return `${name}: ${from} to ${to}`
  }
  if ((counts.partitions ?? Infinity) < floor.settings.partitions)
    return 'partitions can be added, not taken away: the records in them would be lost'
  return null
}
