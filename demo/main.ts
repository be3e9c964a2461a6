import { resolve } from 'node:path'
import { env } from '@/lib/server/env'
import { openAccountant } from './accountant'
import { acksDemo } from './acks/acks'
import { type Asked, readArguments, usage } from './arguments'
import { openCook } from './cook'
import { type Director, openDirector } from './director'
import { inOneSentence, obeyParent, tellParent } from './headless'
import { openParticipant, type Participant } from './participant'
import { openPlain } from './plain'
import { openPreparer } from './preparer'
import { findServices } from './services'
import { openTills } from './till'

/**
 * `npm run demo -- N`: one of the six demonstrations, on topics of its own. The same program also plays the participants, each in
 * a process of its own (`demo.mjs preparer '{…}'`), and can be led by another program (`--headless`).
 */
const participants: Record<string, (me: Participant) => Promise<void>> = {
  tills: openTills,
  preparer: openPreparer,
  cook: openCook,
  accountant: openAccountant,
}

async function main(argv: string[]) {
  const play = participants[argv[0] ?? '']
  if (play) return play(openParticipant(argv[1] ?? ''))
  if (argv[0] === 'acks') return acksDemo(argv.slice(1))
  const asked = readArguments(argv)
  if ('wrong' in asked) {
    console.error(`${asked.wrong}\n\n${usage}`)
    process.exit(2)
  }
  await direct(asked)
}

async function direct(asked: Asked) {
  const { demo, settings, seconds, headless } = asked
  const wish = askedToEnd(headless)
  const services = await findServices(process.env, asked.data, headless ? () => {} : console.log)
  // The participants find them as any worker does. (kafkajs reminds each producer of what changed in its version 2.)
  Object.assign(process.env, { KAFKA_BROKERS: services.kafka, REDIS_URL: services.redis, KAFKAJS_NO_PARTITIONER_WARNING: '1' })
  const program = process.argv[1] ?? ''
  // Beside the shop's own logs when the shop has started it: it may write nowhere else.
  const logFile = resolve(headless ? env.CHIPPY_DATA : '.data-demo', `demo-${demo}.log`)
  const director = openDirector({ demo, settings, services, program, logFile, replication: env.REPLICATION })
  wish.granted = () => director.end()
  if (seconds !== null) director.onReport(({ tradingMs }) => tradingMs >= seconds * 1000 && director.end())
  await (headless ? headlessly(director) : onTerminal(director))
  await services.close()
  process.exit(0)
}

/** npm passes Ctrl-C on although the terminal has sent it to us already: only a later one means "now". */
const secondSignalMs = 1000

/** At the first signal we end in order; at the second at once: whatever we have started ends when we are gone. */
function askedToEnd(headless: boolean) {
  const wish = { granted: (): void => process.exit(1) }
  let askedAtMs: number | null = null
  function ask() {
    if (askedAtMs === null) wish.granted()
    else if (performance.now() - askedAtMs > secondSignalMs) process.exit(1)
    askedAtMs ??= performance.now()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  if (headless) process.on('disconnect', ask)
  return wish
}

async function headlessly(director: Director) {
  obeyParent(director)
  await tellParent({ say: 'ended', summary: await director.ended })
}

async function onTerminal(director: Director) {
  if (process.stdout.isTTY && process.stdin.isTTY) {
    const { watch } = await import('./view')
    const { lines } = await watch(director)
    console.log(lines.join('\n'))
    return
  }
  const plain = openPlain(director.report().demo, console.log)
  director.onReport(plain.show)
  plain.end(await director.ended)
}

main(process.argv.slice(2)).catch(async (error: unknown) => {
  await tellParent({ say: 'failed', reason: inOneSentence(error) })
  console.error(error instanceof Error && !('id' in error) ? (error.stack ?? error.message) : inOneSentence(error))
  process.exit(1)
})
