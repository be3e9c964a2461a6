import { readdirSync, readFileSync } from 'node:fs'
import type { Pids } from './cpu'

const kilobyte = 1024
const megabyte = 1024 * 1024

/**
 * Megabytes by name. Resident as `ps` shows it counts a page that several processes share once for each; proportional divides it among
 * them, so that only these can be added up.
 */
export type Memory = Record<string, { residentMb: number; proportionalMb: number }>

/** Linux only: elsewhere nobody says how much is shared. */
export function measureMemory(pids: Pids): Memory {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), parentOf(pid)]),
  )
  const named = new Set(Object.values(pids))
  return Object.fromEntries(
    Object.entries(pids).map(([name, pid]) => {
      const children = [...parents].filter(([child, parent]) => parent === pid && !named.has(child)).map(([child]) => child)
      const all = [pid, ...children].map(rollup)
      const sum = (of: (each: Rollup) => number) => all.reduce((total, each) => total + of(each), 0) / megabyte
      return [name, { residentMb: sum(({ rss }) => rss), proportionalMb: sum(({ pss }) => pss) }]
    }),
  )
}

type Rollup = { rss: number; pss: number }

function rollup(pid: number): Rollup {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    const bytes = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * kilobyte
    return { rss: bytes('Rss'), pss: bytes('Pss') }
  } catch {
    // Ended meanwhile.
    return { rss: 0, pss: 0 }
  }
}

function parentOf(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
  } catch {
    return 0
  }
}
