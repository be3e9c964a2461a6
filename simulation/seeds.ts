import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { simulate, type Outcome } from './run'
import { settingsFor } from './settings'

/** Seeds that one thread takes at a time. */
const portion = 20

export type SeedRange = { from: number; count: number }
type Job = { seeds: number[] }

/** Runs seeds on all cores. `onOutcome` hears of each as it is done, in no order; false ends it early. */
export async function runSeeds({ from, count }: SeedRange, onOutcome: (outcome: Outcome) => boolean): Promise<void> {
  const jobs: number[][] = []
  for (let seed = from; seed < from + count; seed += portion) {
    jobs.push(Array.from({ length: Math.min(portion, from + count - seed) }, (_, n) => seed + n))
  }
  const threads = Math.min(availableParallelism(), jobs.length)
  await Promise.all(Array.from({ length: threads }, () => runJobs(jobs, onOutcome)))
}

async function runJobs(jobs: number[][], onOutcome: (outcome: Outcome) => boolean): Promise<void> {
  const thread = new Worker(new URL(import.meta.url), { workerData: 'seeds' })
  try {
    for (let seeds = jobs.shift(); seeds; seeds = jobs.shift()) {
      const outcomes = await answerOf(thread, { seeds })
      if (!outcomes.every(onOutcome)) jobs.length = 0
    }
  } finally {
    await thread.terminate()
  }
}

function answerOf(thread: Worker, job: Job): Promise<Outcome[]> {
  return new Promise((resolve, reject) => {
    thread.removeAllListeners()
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.postMessage(job)
  })
}

/** True in a thread that was started above: it works off what it is told and does nothing else. */
export function isSeedThread(): boolean {
  return !isMainThread && workerData === 'seeds'
}

export function workOffSeeds(): void {
  parentPort?.on('message', ({ seeds }: Job) => {
    void (async () => {
      const outcomes: Outcome[] = []
      for (const seed of seeds) outcomes.push(await simulate(settingsFor(seed)))
      parentPort?.postMessage(outcomes)
    })()
  })
}
