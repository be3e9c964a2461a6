import { spawn } from 'node:child_process'
import { z } from 'zod'
import type { DemoCommand, DemoNumber, DemoReport, DemoSettings, DemoSummary, DirectorMessage } from '@/lib/realtime/demos'

/** A demonstration that another program has started, and how to speak with it. */
export type OpenDemo = {
  pid: number
  /** The latest report; null before the first. */
  report(): DemoReport | null
  onReport(listener: (report: DemoReport) => void): void
  /** Resolves to why it was not done; null when it was. */
  command(command: DemoCommand): Promise<string | null>
  /** Resolves when it is over, to its summary, or to why there is none. */
  ended: Promise<{ summary: DemoSummary } | { failed: string }>
}

/**
 * Starts `demo/main.ts N --headless` as a process of its own, in the checkout's folder. It ends when we do, however we end.
 *
 * @param env what it is to see instead of our own environment: KAFKA_BROKERS, REDIS_URL, TOPIC_PREFIX, REDIS_PREFIX
 * @param program what Node is to run: from the sources, unless it has been built already
 */
export function openDemo(
  demo: DemoNumber,
  settings: Partial<DemoSettings>,
  env?: NodeJS.ProcessEnv,
  program: readonly string[] = ['workers/shop/script.mjs', 'demo/main.ts'],
): OpenDemo {
  const options = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'boolean' ? (value ? [`--${name}`] : []) : [`--${name}`, String(value)],
  )
  const child = spawn(process.execPath, [...program, String(demo), '--headless', ...options], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(env && { env }),
  })
  const listeners: ((report: DemoReport) => void)[] = []
  const waiting = new Map<number, (refused: string | null) => void>()
  let latest: DemoReport | null = null
  let [commands, complaint] = [0, '']
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000)
  })

  const ended = new Promise<Awaited<OpenDemo['ended']>>((resolve) => {
    function hear(message: DirectorMessage) {
      switch (message.say) {
        case 'report':
          latest = message.report
          for (const listener of listeners) listener(message.report)
          return
        case 'answer':
          waiting.get(message.id)?.(message.refused)
          waiting.delete(message.id)
          return
        case 'ended':
          return resolve({ summary: message.summary })
        case 'failed':
          return resolve({ failed: message.reason })
        default:
          return message satisfies never
      }
    }
    child.on('message', (message) => hear(z.parse(directorMessage, message)))
    // Each failed send makes another one, and one that nobody hears would end the gateway.
    child.on('error', (error) => resolve({ failed: error.message }))
    child.once('exit', () => {
      resolve({ failed: lineOf(complaint) ?? 'it ended' })
      for (const answer of waiting.values()) answer('the demonstration has ended')
      waiting.clear()
    })
  })

  return {
    pid: child.pid ?? 0,
    report: () => latest,
    onReport: (listener) => listeners.push(listener),
    command(command) {
      if (!child.connected) return Promise.resolve('the demonstration has ended')
      const id = ++commands
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        child.send({ id, command })
      })
    },
    ended,
  }
}

/** Our own program's words, of the same checkout: their shape is the compiler's business. */
const directorMessage = z.custom<DirectorMessage>((message) => typeof message === 'object' && message !== null && 'say' in message)

/** What Node says before it gives up: the error itself, without the lines of the program around it. */
const lineOf = (complaint: string): string | undefined => {
  const lines = complaint.split('\n').map((line) => line.trim())
  return lines.find((line) => /^\w*Error\b/.test(line)) ?? lines.find((line) => line !== '')
}
