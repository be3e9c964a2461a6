import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Outcome, simulate } from './run'
import { settingsFor } from './settings'

export type SeedRange = { from: number; count: number }

/** Runs seeds on all cores. `onOutcome` hears of each as it is done, in no order; false ends it early. */
export async function runSeeds({ from, count }: SeedRange, onOutcome: (outcome: Outcome) => boolean): Promise<void> {
  const queue = { next: from, end: from + count }
  const threads = Math.min(availableParallelism(), count)
  await Promise.all(Array.from({ length: threads }, () => runQueue(queue, onOutcome)))
}

async function runQueue(queue: { next: number; end: number }, onOutcome: (outcome: Outcome) => boolean): Promise<void> {
  const thread = new Worker(new URL(import.meta.url), { workerData: 'seeds' })
  try {
    while (queue.next < queue.end) {
      if (!onOutcome(await outcomeOf(thread, queue.next++))) queue.end = queue.next
    }
  } finally {
    await thread.terminate()
  }
}

function outcomeOf(thread: Worker, seed: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    thread.removeAllListeners()
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.postMessage(seed)
  })
}

/** True in a thread that was started above: it works off what it is told and does nothing else. */
export function isSeedThread(): boolean {
  return !isMainThread && workerData === 'seeds'
}

export function workOffSeeds(): void {
  parentPort?.on('message', (seed: number) => {
    void simulate(settingsFor(seed)).then((outcome) => parentPort?.postMessage(outcome))
  })
}
