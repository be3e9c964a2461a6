import { type ChildProcess, spawn } from 'node:child_process'

export type Broker = { id: number; address: string }
export type Cluster = {
  brokers: readonly Broker[]
  /** Aborted when they have ended, for whatever reason. */
  gone: AbortSignal
  /** Resolves when it has been killed; it is started again at once. */
  kill(id: number): Promise<void>
  /** Ends all brokers and takes their data away. */
  close(): Promise<void>
}

type Said = { type: 'open'; brokers: Broker[] } | { type: 'failed'; message: string } | { type: 'killed'; id: number }

/** Something that a person can put right: no Java, no free ports, the experiment runs already. */
export class NoBrokers extends Error {}

/**
 * Opens three brokers with their data in `dir`. The program that keeps them has a process group of its own, and ends them when
 * this process is gone, so that a kill of everything around it leaves none behind.
 */
export async function openCluster(dir: string, signal: AbortSignal): Promise<Cluster> {
  const keeper = spawn(process.execPath, ['demo/acks/brokers.mjs', dir], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: true,
  })
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const gone = new AbortController()
  void ended.then(() => gone.abort())
  const close = async () => {
    if (keeper.connected) keeper.disconnect()
    await ended
  }
  signal.addEventListener('abort', () => void close())
  const brokers = await untilOpen(keeper)
  return {
    brokers,
    gone: gone.signal,
    close,
    async kill(id) {
      const killed = new Promise<void>((resolve, reject) => {
        keeper.on('message', (said: Said) => said.type === 'killed' && said.id === id && resolve())
        void ended.then(() => reject(new NoBrokers('The brokers of the experiment have ended.')))
      })
      keeper.send({ type: 'kill', id })
      await killed
    },
  }
}

function untilOpen(keeper: ChildProcess): Promise<Broker[]> {
  return new Promise((resolve, reject) => {
    keeper.on('message', (said: Said) => {
      if (said.type === 'open') resolve(said.brokers)
      if (said.type === 'failed') reject(new NoBrokers(said.message))
    })
    keeper.once('exit', () => reject(new NoBrokers('The brokers of the experiment ended before they were open.')))
    keeper.once('error', (error) => reject(new NoBrokers(`The brokers of the experiment could not be started: ${error.message}`)))
  })
}
