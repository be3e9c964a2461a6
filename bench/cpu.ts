import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Process id by the name it is printed under. */
export type Pids = Readonly<Record<string, number>>

/**
 * CPU seconds (user + system) by name. What a process has started counts with it, as PostgreSQL starts one for each connection,
 * unless it has a name of its own.
 */
function cpuSecondsOf(pids: Pids): Record<string, number> {
  if (!existsSync('/proc/self/stat')) return mapValues(pids, secondsFromPs)
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null)
  const named = new Set(Object.values(pids))
  const counted = (pid: number) => all.filter((stat) => stat.pid === pid || (stat.parent === pid && !named.has(stat.pid)))
  return mapValues(pids, (pid) => counted(pid).reduce((sum, { seconds }) => sum + seconds, 0))
}

const mapValues = (pids: Pids, of: (pid: number) => number) =>
  Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, of(pid)]))

/** A second has 100 ticks. Those of children that have ended are the parent's from then on. */
function statOf(pid: string): { pid: number; parent: number; seconds: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0)
    return { pid: Number(pid), parent: Number(fields[1]), seconds: ticks / 100 }
  } catch {
    // Ended meanwhile.
    return null
  }
}

function secondsFromPs(pid: number): number {
  const time = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}

export type Usage = { seconds: number; machineBusy: number; ours: number; byName: Record<string, number> }

/** Starts a count; the function it returns ends it. Shares are of the whole machine, all cores, 0 to 1. */
export function countCpu(pids: Pids): () => Usage {
  const [from, before, machineBefore] = [performance.now(), cpuSecondsOf(pids), machineTimes()]
  return () => {
    const seconds = (performance.now() - from) / 1000
    const [after, machine] = [cpuSecondsOf(pids), machineTimes()]
    const byName = Object.fromEntries(Object.keys(pids).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]))
    const used = Object.values(byName).reduce((sum, each) => sum + each, 0)
    const [idle, all] = [machine.idle - machineBefore.idle, machine.all - machineBefore.all]
    return { seconds, machineBusy: 1 - idle / all, ours: used / (seconds * cpus().length), byName }
  }
}

/** Everybody's, ours or not: on a shared machine the difference is what others took. */
function machineTimes(): { idle: number; all: number } {
  const times = cpus().flatMap(({ times }) => [times])
  const sum = (of: (each: (typeof times)[number]) => number) => times.reduce((total, each) => total + of(each), 0)
  return { idle: sum(({ idle }) => idle), all: sum(({ user, nice, sys, idle, irq }) => user + nice + sys + idle + irq) }
}
