import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Said, type Setup, said, type Told } from './messages'

/** A process of the demonstration, and how it was started: it can be started again. */
type Employee = { setup: Setup; child: ChildProcess; ended: Promise<void>; stopping: boolean }

export type StaffPorts = {
  /** The program that is running: it also plays the participants. */
  program: string
  logFile: string
  hear(setup: Setup, said: Said): void
  gone(setup: Setup, how: 'stopped' | 'killed' | 'crashed'): void
}

const stopLimitMs = 8000

/** Starts participants, each as a process of its own, so that stopping and killing one is the real thing. */
export function openStaff({ program, logFile, hear, gone }: StaffPorts) {
  const employees = new Map<string, Employee>()
  mkdirSync(dirname(logFile), { recursive: true })
  // Emptied once; each process adds to it.
  closeSync(openSync(logFile, 'w'))

  function start(setup: Setup): number | null {
    const log = openSync(logFile, 'a')
    const child = spawn(process.execPath, ['--enable-source-maps', program, setup.role, JSON.stringify(setup)], {
      // Over the fourth they speak with us. When we die, however that may be, it closes, and they end.
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    const employee: Employee = { setup, child, stopping: false, ended: new Promise((done) => child.once('exit', () => done())) }
    employees.set(setup.name, employee)
    child.on('message', (message) => hear(setup, z.parse(said, message)))
    child.on('error', () => {})
    child.once('exit', (_code, signal) => {
      employees.delete(setup.name)
      // Killed also by somebody else: kill -9 from another terminal is part of the lesson.
      gone(setup, employee.stopping ? 'stopped' : signal === 'SIGKILL' ? 'killed' : 'crashed')
    })
    return child.pid ?? null
  }

  function tell(name: string, order: Told) {
    const child = employees.get(name)?.child
    if (child?.connected) child.send(order)
  }

  /** It finishes what it has in hand and leaves its group. */
  async function stop(name: string) {
    const employee = employees.get(name)
    if (!employee) return
    employee.stopping = true
    employee.child.kill('SIGTERM')
    await Promise.race([employee.ended, pause(stopLimitMs, undefined, { ref: false })])
    employee.child.kill('SIGKILL')
    await employee.ended
  }

  return {
    start,
    stop,
    kill: (name: string) => employees.get(name)?.child.kill('SIGKILL'),
    tell,
    tellAll: (order: Told) => [...employees.keys()].forEach((name) => tell(name, order)),
    isThere: (name: string) => employees.has(name),
    stopAll: async () => void (await Promise.all([...employees.keys()].map(stop))),
  }
}
