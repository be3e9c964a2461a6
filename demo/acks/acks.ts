import { join, resolve } from 'node:path'
import { type Acks, type AcksMessage, acksChoice, acksChoices, acksHow, acksStageWords, acksWords } from '@/lib/realtime/acks'
import { env } from '@/lib/server/env'
import { createLogger } from '@/lib/server/log'
import { type Cluster, NoBrokers, openCluster } from './cluster'
import { runExperiment } from './experiment'
import { acksTable } from './table'

type Tell = (message: AcksMessage) => void

/**
 * `npm run demo -- acks [--acks 0|1|all]`: what is lost and doubled when the leader is killed, counted. It has brokers of its own,
 * so it needs no shop and touches none. Started with an IPC channel, as by the gateway, it tells instead of printing.
 */
export async function acksDemo(args: readonly string[]): Promise<void> {
  const choices = choicesIn(args)
  if (choices === null) {
    process.stderr.write(`npm run demo -- acks [--acks ${acksChoices.join('|')}]\n`)
    process.exit(2)
  }
  const ended = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ended.abort())
  process.on('disconnect', () => ended.abort())
  const tell = process.send ? tellParent : tellTerminal()
  let cluster: Cluster | null = null
  let code = 0
  try {
    tell({ say: 'progress', progress: { acks: choices[0] ?? 'all', stage: 'opening', sent: 0, acknowledged: 0 } })
    cluster = await openCluster(join(resolve(env.CHIPPY_DATA), 'acks'), ended.signal)
    await runAll(cluster, choices, tell, AbortSignal.any([ended.signal, cluster.gone]))
  } catch (error) {
    code = 1
    if (!ended.signal.aborted)
      tell({ say: 'failed', reason: cluster?.gone.aborted ? 'The brokers of the experiment have ended.' : whyOf(error) })
  } finally {
    await cluster?.close()
  }
  process.exit(code)
}

const whyOf = (error: unknown) => (error instanceof NoBrokers ? error.message : String(error))

/** Null: not understood. */
function choicesIn(args: readonly string[]): readonly Acks[] | null {
  if (args.length === 0) return acksChoices
  const [name, value] = args.length === 1 ? (args[0] ?? '').split('=') : args
  const choice = acksChoice.safeParse(value)
  return name === '--acks' && args.length <= 2 && choice.success ? [choice.data] : null
}

async function runAll(cluster: Cluster, choices: readonly Acks[], tell: Tell, signal: AbortSignal) {
  const logger = createLogger('acks')
  // That a broker which was killed does not answer is no news here.
  logger.level = 'error'
  for (const acks of choices) {
    const onProgress = (progress: Extract<AcksMessage, { say: 'progress' }>['progress']) => tell({ say: 'progress', progress })
    tell({ say: 'result', result: await runExperiment({ cluster, acks, logger, onProgress, signal }) })
  }
}

const tellParent: Tell = (message) => {
  if (process.connected) process.send?.(message)
}

/** A line when a stage begins; the table, and what it means, after each result. */
function tellTerminal(): Tell {
  const say = (text: string) => process.stdout.write(`${text}\n`)
  const results: Parameters<typeof acksWords>[0][] = []
  let stage = ''
  say(`${acksHow}\n`)
  return (message) => {
    switch (message.say) {
      case 'progress':
        if (message.progress.stage === stage) return
        stage = message.progress.stage
        return say(`  acks=${message.progress.acks}: ${acksStageWords(message.progress)}`)
      case 'result':
        results.push(message.result)
        return say(`\n${acksTable(results)}\n\nacks=${message.result.acks}: ${acksWords(message.result)}\n`)
      case 'failed':
        return say(message.reason)
      default:
        return message satisfies never
    }
  }
}
