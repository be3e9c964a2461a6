import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup, writePidFile } from './processes.mjs'
import { Refusal } from './refusal.mjs'

const LOG_BYTES_MAX = 10_000_000
const RESTART_FIRST_MS = 200
const RESTART_MAX_MS = 30_000
/** A process that ran this long was well: its next crash starts the back-off afresh. */
const STEADY_MS = 60_000
/** A process that ends this often before it was ever ready will not get better by itself. */
const TRIES_BEFORE_READY = 3

/** How long to wait before the n-th restart in a row (n from 1). */
export function restartDelayMs(n) {
  return Math.min(RESTART_FIRST_MS * 2 ** (n - 1), RESTART_MAX_MS)
}

/**
 * Starts a program in a process group of its own, its output going straight into its log file: Ctrl-C in the terminal does
 * not reach it (the supervisor ends things in order), and its output is not lost when the supervisor dies.
 */
export function spawnLogged(spec, { runDir, logDir }) {
  const log = join(logDir, `${spec.name}.log`)
  if (existsSync(log) && statSync(log).size > LOG_BYTES_MAX) renameSync(log, `${log}.1`)
  const fd = openSync(log, 'a', 0o600)
  const from = fstatSync(fd).size
  writeSync(fd, `--- ${new Date().toISOString()} start\n`)
  const { command, args, env, cwd, uid, gid, niceness = 0 } = spec
  const proc = spawn(command, args, { env, cwd, uid, gid, stdio: ['ignore', fd, fd], detached: true })
  closeSync(fd)
  const pidFile = join(runDir, `${spec.name}.pid`)
  // Before anything else happens: the guard finds children by these files alone.
  if (proc.pid) {
    writePidFile(pidFile, proc.pid)
    // Before it has threads or children of its own: those begin with its niceness.
    // Never less than what the shop itself was started with, which only root may take back.
    if (niceness > getPriority()) setPriority(proc.pid, niceness)
  }
  proc.once('error', (error) => appendFileSync(log, `${error.message}\n`))
  proc.once('exit', () => rmSync(pidFile, { force: true }))
  return { proc, log, from }
}

/** The end of a log file, without what stood in it before byte `from`. */
export function lastLines(log, { count, from = 0 }) {
  try {
    return readFileSync(log).subarray(from).toString().trim().split('\n').slice(-count).join('\n')
  } catch {
    return ''
  }
}

/** Why a process of ours ended, as its last words in the log say it; null when they say nothing. */
export function lastWords(text) {
  for (const line of text.split('\n').toReversed()) {
    try {
      const { level, msg } = JSON.parse(line)
      if (level === 'fatal' && typeof msg === 'string') return msg
    } catch {
      // a line of somebody else
    }
  }
  return null
}

/**
 * One process that is kept running.
 *
 * spec: {name, command, args, env?, cwd?, uid?, gid?, niceness?, tier, stopSignal?, graceMs?, ready(pid)}; `ready` throws until the
 * process answers a real request. Higher tiers are stopped first.
 */
export class Child {
  pid = null
  #proc = null
  #log = ''
  #logFrom = 0
  #wasReady = false
  #crashes = 0
  #startedAtMs = 0
  #stopping = false
  #hopeless = false
  #timer = undefined

  constructor(spec, context) {
    this.spec = spec
    this.context = context
  }

  /** Resolves when the process answers; throws a Refusal with the end of its log when it never does. */
  async start({ timeoutMs = 60_000 } = {}) {
    this.#spawn()
    const deadline = performance.now() + timeoutMs
    let lastError
    for (let waitMs = 20; performance.now() < deadline && !this.#hopeless && !this.#stopping; waitMs = Math.min(waitMs * 1.3, 250)) {
      try {
        if (this.pid !== null) {
          await this.spec.ready(this.pid)
          this.#wasReady = true
          return
        }
      } catch (error) {
        lastError = error
      }
      await sleep(waitMs)
    }
    if (this.#stopping) throw new Refusal(`${this.spec.name} was stopped while it started.`)
    const reason = this.#lastWords()
    if (reason !== null) throw new Refusal(`${this.spec.name} did not start: ${reason}`)
    throw new Refusal(
      `${this.spec.name} did not start (${lastError?.message ?? 'it ended at once'}).\nThe last lines of ${this.#log}:\n${lastLines(this.#log, { count: 15 })}`,
    )
  }

  #spawn() {
    const { proc, log, from } = spawnLogged(this.spec, this.context)
    this.#logFrom = from
    this.#proc = proc
    this.#log = log
    this.#startedAtMs = performance.now()
    this.pid = proc.pid ?? null
    this.context.onPids()
    proc.once('error', () => (this.#hopeless = true))
    proc.once('exit', (code, signal) => this.#ended(signal ?? `code ${code}`))
  }

  #ended(how) {
    this.#proc = null
    this.pid = null
    this.context.onPids()
    if (this.#stopping) return
    this.#crashes = performance.now() - this.#startedAtMs > STEADY_MS ? 1 : this.#crashes + 1
    if (!this.#wasReady && this.#crashes >= TRIES_BEFORE_READY) {
      this.#hopeless = true
      return
    }
    const delayMs = restartDelayMs(this.#crashes)
    const reason = this.#lastWords()
    this.context.say(
      `${this.spec.name} ended (${how})${reason === null ? '' : `: ${reason}`}\n  Starting it again in ${delayMs / 1000} s. Its log: ${this.#log}`,
    )
    this.#timer = setTimeout(() => this.#spawn(), delayMs)
  }

  #lastWords() {
    return lastWords(lastLines(this.#log, { count: 20, from: this.#logFrom }))
  }

  /** Asks politely, waits its grace, then kills; whatever it started goes with it. */
  async stop() {
    this.#stopping = true
    clearTimeout(this.#timer)
    const proc = this.#proc
    if (proc?.pid === undefined) return
    const { stopSignal = 'SIGTERM', graceMs = 3500 } = this.spec
    const gone = new Promise((resolve) => proc.once('exit', () => resolve(true)))
    try {
      process.kill(proc.pid, stopSignal)
    } catch {
      // it ended by itself this very moment
    }
    const patience = new AbortController()
    const polite = await Promise.race([gone, sleep(graceMs, false, { signal: patience.signal }).catch(() => false)])
    patience.abort()
    signalGroup(proc.pid, 'SIGKILL')
    if (!polite) await gone
  }

  kill() {
    this.#stopping = true
    clearTimeout(this.#timer)
    if (this.pid !== null) signalGroup(this.pid, 'SIGKILL')
  }
}
