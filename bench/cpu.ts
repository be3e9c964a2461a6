import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** CPU seconds (user + system) that a process has used so far. Linux reads /proc; elsewhere ps. */
export function cpuSeconds(pid: number): number {
  if (existsSync(`/proc/${pid}/stat`)) {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / 100
  }
  const time = execFileSync('ps', ['-o', 'time=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  return time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
}
