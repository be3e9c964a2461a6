import type { Chance } from './chance'
import type { Scheduler } from './scheduler'

export type Role = 'preparer' | 'cook' | 'accountant' | 'statistician'

/** One run of a process, from start to crash. A dead one's promises are never settled, whatever it waits for. */
export type Machine = { name: string; role: Role; alive: boolean; pausedUntilMs: number }

export type Fault = { kind: 'crash' } | { kind: 'pause'; ms: number } | { kind: 'lost-reply' }
/** before: nothing has happened yet · after: it has happened, the machine does not know. */
export type Phase = 'before' | 'after'
export type FaultPlan = (machine: Machine, step: string, phase: Phase) => Fault | null

/** No answer came: whether it happened is unknown. */
export class NoAnswer extends Error {}

export type Steps = {
  /** One call to the outside world: it happens some time from now, and its answer comes some time after that, if at all. */
  call<T>(step: string, effect: () => T): Promise<T>
  /** Runs when the machine is alive and awake, else later or never. */
  awake(action: () => void): void
  pause(ms: number): Promise<void>
}

type Surroundings = {
  scheduler: Scheduler
  chance: Chance
  faults: FaultPlan
  trace(line: string): void
  onCrash(machine: Machine): void
  onPause(machine: Machine): void
}

export function stepsOf(machine: Machine, { scheduler, chance, faults, trace, onCrash, onPause }: Surroundings): Steps {
  function awake(action: () => void): void {
    if (!machine.alive) return
    if (machine.pausedUntilMs > scheduler.nowMs()) scheduler.at(machine.pausedUntilMs, () => awake(action))
    else action()
  }

  /** True: the machine does not get any further now; `again` goes on where it stood, if it ever does. */
  function strikes(fault: Fault | null, step: string, again: () => void): boolean {
    if (!fault || fault.kind === 'lost-reply') return false
    trace(`${machine.name} ${fault.kind} at ${step}`)
    if (fault.kind === 'crash') {
      machine.alive = false
      onCrash(machine)
      return true
    }
    machine.pausedUntilMs = scheduler.nowMs() + fault.ms
    onPause(machine)
    scheduler.at(machine.pausedUntilMs, () => awake(again))
    return true
  }

  function call<T>(step: string, effect: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const happen = () => {
        let answer: () => void
        try {
          const value = effect()
          answer = () => resolve(value)
        } catch (error) {
          answer = () => reject(error)
        }
        const arrive = () => scheduler.settle(answer)
        later(() => {
          const fault = faults(machine, step, 'after')
          if (fault?.kind === 'lost-reply') {
            trace(`${machine.name} no answer to ${step}`)
            scheduler.settle(() => reject(new NoAnswer(step)))
          } else if (!strikes(fault, step, arrive)) arrive()
        })
      }
      later(() => {
        if (!strikes(faults(machine, step, 'before'), step, happen)) happen()
      })
    })
  }

  function later(action: () => void): void {
    scheduler.at(scheduler.nowMs() + chance.between(0.1, 0.5), () => awake(action))
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => scheduler.at(scheduler.nowMs() + ms, () => awake(() => scheduler.settle(resolve))))
  }

  return { call, awake, pause }
}
