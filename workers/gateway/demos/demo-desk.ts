import type { OpenDemo } from '@/demo/open-demo'
import { type DemoNumber, type DemoSettings, demoNumbers, topicPrefixOf } from '@/lib/realtime/demos'
import type { DemoAnswer, ExperimentView } from '@/lib/realtime/experiments'
import type { LogWindow } from '@/lib/server/kafka/log-window'
import { cachedFor } from '../dependencies'
import { type Over, RunningDemo } from './running-demo'

export type DemoDeskOptions = {
  launch(demo: DemoNumber, settings: DemoSettings): OpenDemo
  window: Pick<LogWindow, 'groups' | 'describe' | 'offsets'>
  /** Of the shop: the demonstrations' own comes behind it. */
  prefix: string
  nowMs(): number
}

/** Each is half a dozen processes. */
const mostAtOnce = 2
const membersKeptMs = 1000
/** As long after one of ours has ended its members may be those of somebody else again; Kafka gives up a killed one after 6 s. */
const ghostsMs = 10_000

type Past = Over & { experiments: ExperimentView[]; atMs: number }

/** The demonstrations that are started and varied from the log view. */
export class DemoDesk {
  private readonly running = new Map<DemoNumber, RunningDemo>()
  private readonly past = new Map<DemoNumber, Past>()
  private readonly members: () => Promise<Map<DemoNumber, number>>
  private numbers = 0

  constructor(private readonly options: DemoDeskOptions) {
    this.members = cachedFor(membersKeptMs, () => this.countMembers().catch(() => new Map()))
  }

  async answer(demo: DemoNumber): Promise<DemoAnswer> {
    const serverNowMs = this.options.nowMs()
    const here = this.running.get(demo)
    if (here) return { demo, run: here.run, experiments: here.views, serverNowMs }
    const past = this.past.get(demo)
    const members = past && serverNowMs - past.atMs < ghostsMs ? 0 : ((await this.members()).get(demo) ?? 0)
    if (members > 0) return { demo, run: { by: 'elsewhere', members }, experiments: [], serverNowMs }
    const run = { by: 'nobody', last: past?.last ?? [], failed: past?.failed ?? null } as const
    return { demo, run, experiments: past?.experiments ?? [], serverNowMs }
  }

  async start(demo: DemoNumber, settings: DemoSettings): Promise<string | null> {
    if (this.running.has(demo)) return `Demonstration ${demo} runs already.`
    if (this.running.size >= mostAtOnce)
      return `Demonstrations ${[...this.running.keys()].join(' and ')} run already, and each is half a dozen processes. End one first.`
    const { run } = await this.answer(demo)
    if (run.by === 'elsewhere') return `Demonstration ${demo} was started elsewhere, in a terminal. End it there first.`
    this.past.delete(demo)
    const { launch, window, nowMs } = this.options
    const one = new RunningDemo({
      demo,
      settings,
      launch,
      nowMs,
      offsetsAt: (places, atMs) => window.offsets(places, atMs),
      nextNumber: () => ++this.numbers,
      onOver: (over) => {
        this.running.delete(demo)
        this.past.set(demo, { ...over, experiments: one.views, atMs: nowMs() })
      },
    })
    this.running.set(demo, one)
    return null
  }

  /** The demonstration, or why nothing can be done to it. */
  async here(demo: DemoNumber): Promise<RunningDemo | string> {
    const one = this.running.get(demo)
    if (one) return one
    const { run } = await this.answer(demo)
    if (run.by === 'elsewhere') return `Demonstration ${demo} was started in a terminal: it can be watched here, and changed only there.`
    return `Demonstration ${demo} does not run. Start it first.`
  }

  /** Tells all to end, and waits for none. */
  close() {
    for (const one of this.running.values()) one.end()
  }

  private async countMembers(): Promise<Map<DemoNumber, number>> {
    const { window, prefix } = this.options
    const demoOf = (group: string) => demoNumbers.find((demo) => group.startsWith(topicPrefixOf(demo, prefix)))
    const groups = (await window.groups()).filter((group) => demoOf(group) !== undefined)
    const counts = new Map<DemoNumber, number>()
    if (groups.length === 0) return counts
    for (const { id, members } of await window.describe(groups)) {
      const demo = demoOf(id)
      if (demo !== undefined) counts.set(demo, (counts.get(demo) ?? 0) + members.length)
    }
    return counts
  }
}
