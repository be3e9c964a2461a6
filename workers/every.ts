import type { Logger } from '@/lib/server/log'
import { isTransient } from '@/lib/server/transient'

/**
 * Does something again and again, the next time so long after the last one has ended. What does not answer is asked again the next
 * time; anything else ends the process.
 */
export function every(ms: number, name: string, logger: Logger, act: () => Promise<void>) {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let timer = schedule()

  function schedule() {
    return setTimeout(() => {
      running = turn()
    }, ms)
  }

  async function turn() {
    try {
      await act()
    } catch (error) {
      if (!isTransient(error)) throw error
      logger.warn({ worker: name, error: String(error) }, 'something does not answer, trying again')
    }
    if (!stopped) timer = schedule()
  }

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
