import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A process is known by its number and its start time. The number alone is reused by the system, and a pid file that is
 * left after a power cut would then let us end somebody else's program.
 *
 * @returns {string | null} the start time in the system's own words, null when there is no such process (or only a zombie)
 */
export function startOf(pid) {
  return existsSync('/proc/self/stat') ? startFromProc(pid) : startFromPs(pid)
}

/** Slim images have no `ps`, so it is asked only where there is no /proc. guard.sh reads the same field. */
function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name is in brackets and may itself contain spaces and brackets: count fields after the last one.
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ')
    return fields[0] === 'Z' ? null : fields[19]
  } catch {
    return null
  }
}

function startFromPs(pid) {
  const ps = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return ps.status === 0 ? ps.stdout.trim() || null : null
}

export function writePidFile(file, pid) {
  writeFileSync(file, `${pid} ${startOf(pid) ?? ''}\n`)
}

/** The process a pid file names, if it still runs and is the very one; else null. */
export function readPidFile(file) {
  try {
    const [pid, ...start] = readFileSync(file, 'utf8').trim().split(' ')
    return Number(pid) > 0 && startOf(pid) === start.join(' ') ? Number(pid) : null
  } catch {
    return null
  }
}

/** Every child leads a process group of its own, so that what it started (next's workers, postgres' backends) goes with it. */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // gone already
  }
}

/**
 * Ends what an earlier run left behind: only possible when the guard was killed together with the supervisor.
 *
 * @returns {Promise<string[]>} the names of what had to be ended
 */
export async function endLeftovers(runDir) {
  const files = readdirSync(runDir).filter((file) => file.endsWith('.pid'))
  const left = files.map((file) => ({ file: join(runDir, file), pid: readPidFile(join(runDir, file)) }))
  const running = left.filter(({ pid }) => pid !== null)
  for (const { pid } of running) signalGroup(pid, 'SIGTERM')
  for (let tries = 0; tries < 80 && running.some(({ pid }) => startOf(pid) !== null); tries++) await sleep(100)
  for (const { file, pid } of running) if (readPidFile(file) === pid) signalGroup(pid, 'SIGKILL')
  for (const { file } of left) rmSync(file, { force: true })
  return running.map(({ file }) => basename(file, '.pid'))
}
