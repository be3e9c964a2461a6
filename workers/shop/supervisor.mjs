import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Child, lastLines, spawnLogged } from './child.mjs'
import { endLeftovers, readPidFile, signalGroup, writePidFile } from './processes.mjs'
import { Refusal } from './refusal.mjs'

const GUARD = fileURLToPath(new URL('guard.sh', import.meta.url))

/** Keeps a shop's processes running, ends them in order, and sees to it that none outlives it. */
export class Supervisor {
  #children = []
  /** Programs that run once (npm, maven, a build): pid by name. */
  #oneShots = new Map()
  #guard = null
  /** True when the data directory is ours. */
  claimed = false
  stopping = false

  constructor({ dataDir, say }) {
    this.say = say
    this.runDir = join(dataDir, 'run')
    this.logDir = join(dataDir, 'logs')
    this.onPids = () => {}
    mkdirSync(this.runDir, { recursive: true })
    mkdirSync(this.logDir, { recursive: true })
  }

  /** Takes the data directory for this process; two supervisors on one directory would destroy each other's data. */
  async claim() {
    const file = join(this.runDir, 'supervisor')
    const other = readPidFile(file)
    if (other !== null)
      throw new Refusal(`This shop is already open (process ${other}). Close it where it runs with Ctrl-C, or end it with: kill ${other}`)
    // Written before the leftovers are ended: a guard of the earlier run that is still at work sees it and leaves them to us.
    writePidFile(file, process.pid)
    this.claimed = true
    const left = await endLeftovers(this.runDir)
    if (left.length > 0) this.say(`Ended what an earlier run had left: ${left.join(', ')}`)
    this.#startGuard()
  }

  #startGuard() {
    this.#guard = spawn('sh', [GUARD, this.runDir, readFileSync(join(this.runDir, 'supervisor'), 'utf8').trim()], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    })
    this.#guard.on('error', () => {})
    this.#guard.stdin.on('error', () => {})
    // Neither may hold our own event loop open; the guard waits for us, not we for it.
    this.#guard.unref()
    this.#guard.stdin.unref?.()
  }

  /**
   * Runs a program to its end; its output goes to its log file.
   *
   * @returns {Promise<{ok: boolean, output: string}>} the end of its log
   */
  async run(name, command, args, { outputLines = 40, ...options } = {}) {
    if (this.stopping) throw new Refusal(`${name} was not started: the shop is being closed.`)
    const { proc, log, from } = spawnLogged({ name, command, args, ...options }, this)
    if (proc.pid) this.#oneShots.set(name, proc.pid)
    const ok = await new Promise((resolve) => {
      proc.once('error', () => resolve(false))
      proc.once('exit', (code) => resolve(code === 0))
    })
    this.#oneShots.delete(name)
    return { ok, output: lastLines(log, { count: outputLines, from }) }
  }

  /** Asks a program that runs once to end. */
  end(name) {
    const pid = this.#oneShots.get(name)
    if (pid !== undefined) signalGroup(pid, 'SIGTERM')
  }

  /** Starts a process and keeps it running; resolves when it answers. */
  async start(spec, options) {
    if (this.stopping) throw new Refusal(`${spec.name} was not started: the shop is being closed.`)
    const child = new Child(spec, this)
    this.#children.push(child)
    await child.start(options)
  }

  /** The numbers of the processes that run now, by name. */
  get pids() {
    return Object.fromEntries(this.#children.filter(({ pid }) => pid !== null).map(({ spec, pid }) => [spec.name, pid]))
  }

  /** Highest tier first (what talks to people), services last; within a tier all together. */
  async stop() {
    this.stopping = true
    for (const pid of this.#oneShots.values()) signalGroup(pid, 'SIGKILL')
    const tiers = [...new Set(this.#children.map(({ spec }) => spec.tier))].sort((a, b) => b - a)
    for (const tier of tiers) {
      await Promise.all(this.#children.filter(({ spec }) => spec.tier === tier).map((child) => child.stop()))
    }
    this.#release()
  }

  /** For a second Ctrl-C: nothing is asked any more. Kafka, Redis and PostgreSQL stand a kill, they only start slower. */
  kill() {
    this.stopping = true
    for (const child of this.#children) child.kill()
    for (const pid of this.#oneShots.values()) signalGroup(pid, 'SIGKILL')
    this.#release()
  }

  #release() {
    const file = join(this.runDir, 'supervisor')
    if (readPidFile(file) === process.pid) rmSync(file, { force: true })
    // The file must be gone before the pipe closes: the guard takes that for an orderly stop and ends.
    this.#guard?.stdin.end()
  }
}
