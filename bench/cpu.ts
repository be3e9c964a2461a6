import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** CPU seconds (user + system) of a process and the processes it has started, as PostgreSQL starts one for each connection. */
export function cpuSeconds(pid: number): number {
  if (!existsSync('/proc/self/stat')) return secondsFromPs(pid)
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat !== null)
  return all.filter((stat) => stat.pid === pid || stat.parent === pid).reduce((sum, stat) => sum + stat.seconds, 0)
}

/** Of those that are running, and of their own children that have ended. A second has 100 ticks. */
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
