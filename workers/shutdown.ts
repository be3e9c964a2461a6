import type { Logger } from '@/lib/server/log'

export type Shutdown = {
  /** Steps are taken in the reverse of the order in which they were added: what was opened last is closed first. */
  add(step: string, act: () => Promise<void>): void
  /** Takes all steps and ends the process with this code. */
  end(code: number): Promise<never>
}

/**
 * Ends the process politely when it is asked to. A step that hangs is left behind: whoever asked waits ten seconds and then kills,
 * and what is cut short is done again after the next start.
 */
export function shutdownOnSignals(logger: Logger, limitMs = 8000): Shutdown {
  const steps: { step: string; act: () => Promise<void> }[] = []
  let ending = false

  async function end(code: number): Promise<never> {
    ending = true
    setTimeout(() => {
      logger.error('closing took too long')
      process.exit(1)
    }, limitMs).unref()
    for (const { step, act } of steps.toReversed()) {
      logger.debug({ step }, 'closing')
      await act().catch((error: unknown) => logger.warn({ step, error: String(error) }, 'could not be closed'))
    }
    process.exit(code)
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void (ending || end(0)))
  process.on('unhandledRejection', (error) => {
    logFatal(logger, error)
    process.exit(1)
  })
  return { add: (step, act) => steps.push({ step, act }), end }
}

/** The last line of a process. What a person can put right is said in one sentence; anything else is a mistake of ours, with its stack. */
export function logFatal(logger: Logger, error: unknown): void {
  if (error instanceof Error && 'id' in error) logger.fatal({ id: error.id }, error.message)
  else logger.fatal({ err: error }, error instanceof Error ? error.message : String(error))
}
