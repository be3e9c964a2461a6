import { type ChildProcess, spawn } from 'node:child_process'
import { z } from 'zod'
import { type Acks, acksMessage, acksStageWords } from '@/lib/realtime/acks'
import type { AcksAnswer } from '@/lib/realtime/experiments'

/** The acks experiment, started from the log view: a program of its own, with brokers of its own. */
export class AcksDesk {
  private program: { child: ChildProcess; gone: Promise<void> } | null = null
  private state: AcksAnswer = { running: null, results: [], failed: null }

  /** `command`: what starts the program of the demonstrations. */
  constructor(private readonly command: readonly string[]) {}

  get answer(): AcksAnswer {
    return this.state
  }

  /** Null when it has begun, else why not. */
  async start(acks: Acks): Promise<string | null> {
    const { running } = this.state
    if (running !== null) return `It runs already. ${acksStageWords(running)}.`
    // The one before has counted, and takes its brokers away; its end must not be taken for that of the one that begins.
    await this.program?.gone
    this.state = { ...this.state, running: { acks, stage: 'opening', sent: 0, acknowledged: 0 }, failed: null }
    this.launch(acks)
    return null
  }

  /** Ends what runs, with its brokers and their data, and forgets what was counted. */
  async clear(): Promise<void> {
    this.state = { running: null, results: [], failed: null }
    // Its brokers' keeper ends them when it is gone, so nothing is left even if it cannot end itself in order.
    this.program?.child.kill('SIGTERM')
    await this.program?.gone
  }

  private launch(acks: Acks) {
    const child = spawn(process.execPath, [...this.command, 'acks', '--acks', acks], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const gone = new Promise<void>((resolve) => {
      child.once('error', (error) => resolve(this.ended(error.message)))
      child.once('exit', () => resolve(this.ended('The experiment ended before it had counted.')))
    })
    child.on('message', (message) => this.hear(z.parse(acksMessage, message)))
    this.program = { child, gone }
  }

  private hear(message: z.infer<typeof acksMessage>) {
    switch (message.say) {
      case 'progress':
        if (this.state.running !== null) this.state = { ...this.state, running: message.progress }
        return
      case 'result': {
        if (this.state.running === null) return
        const others = this.state.results.filter(({ acks }) => acks !== message.result.acks)
        const order = (acks: Acks) => ['0', '1', 'all'].indexOf(acks)
        const results = [...others, message.result].toSorted((a, b) => order(a.acks) - order(b.acks))
        this.state = { running: null, results, failed: null }
        return
      }
      case 'failed':
        this.state = { ...this.state, running: null, failed: message.reason }
        return
      default:
        return message satisfies never
    }
  }

  private ended(why: string) {
    this.program = null
    if (this.state.running !== null) this.state = { ...this.state, running: null, failed: why }
  }
}
