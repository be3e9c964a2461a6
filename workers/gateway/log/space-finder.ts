import type { LogPicture, LogSpace } from '@/lib/realtime/log'
import { isAnswer, type LogWindow } from '@/lib/server/kafka/log-window'
import type { Logger } from '@/lib/server/log'
import { isTransient } from '@/lib/server/transient'
import { Away } from '../answer'
import type { Surroundings } from './space-watch'
import { groupsOf, membersIn, type Space, spacesIn } from './spaces'

const KEPT_MS = 1000
/** On a broker with thousands of topics asking takes long: never more than a twentieth of the time. */
const SHARE = 20

type Found = { spaces: Space[]; groups: string[] }

/** Which spaces there are, and who reads in them. Asked for at most once a second, however many want to know. */
export class SpaceFinder {
  private found: Found | null = null
  private asking: Promise<Found> | null = null
  private againMs = 0
  private since: LogPicture['broker']

  constructor(
    private readonly window: LogWindow,
    private readonly shopPrefix: string,
    private readonly nowMs: () => number,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.since = { answers: true, sinceMs: nowMs() }
  }

  get broker(): LogPicture['broker'] {
    return this.since
  }

  /** Null: there is no such space now. */
  async around(name: string): Promise<Surroundings | null> {
    const { spaces, groups } = await this.find()
    const space = spaces.find((each) => each.name === name)
    return space ? { space, groups: groupsOf(space, groups) } : null
  }

  async spaces(): Promise<LogSpace[]> {
    const { spaces, groups } = await this.find()
    const mine = spaces.map((space) => ({ space, ids: groupsOf(space, groups) }))
    const described = await this.window.describe(mine.flatMap(({ ids }) => ids))
    return mine.map(({ space: { name, prefix, topics }, ids }) => ({
      name,
      topics: topics.length,
      partitions: topics.reduce((total, { partitions }) => total + partitions, 0),
      members: membersIn(
        prefix,
        described.filter(({ id }) => ids.includes(id)),
      ),
    }))
  }

  /**
   * Asks `question`, and notes whether the broker answers.
   *
   * @throws Away when it does not
   */
  async ask<Value>(question: () => Promise<Value>): Promise<Value> {
    try {
      const value = await question()
      this.answers(true)
      return value
    } catch (error) {
      if (!isTransient(error)) throw error
      // A topic that is being deleted, as a demonstration does before it begins: what there is has to be found again.
      this.found = null
      if (isAnswer(error)) throw new Away('log', error)
      if (this.since.answers) this.logger.warn({ err: error }, 'the broker does not answer those who look into the log')
      this.answers(false)
      throw new Away('log', error)
    }
  }

  private answers(answers: boolean) {
    if (this.since.answers !== answers) this.since = { answers, sinceMs: this.nowMs() }
  }

  private find(): Promise<Found> {
    if (this.found && this.nowMs() < this.againMs) return Promise.resolve(this.found)
    this.asking ??= this.look().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  private async look(): Promise<Found> {
    const fromMs = this.nowMs()
    const [topics, groups] = await Promise.all([this.window.topics(), this.window.groups()])
    this.found = { spaces: spacesIn(topics, this.shopPrefix), groups }
    const tookMs = this.nowMs() - fromMs
    this.againMs = this.nowMs() + Math.max(KEPT_MS, SHARE * tookMs)
    return this.found
  }
}
