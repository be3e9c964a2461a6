import type { LogPicture, LogReader } from '@/lib/realtime/log'
import { type LogWindow, openLogWindow } from '@/lib/server/kafka/log-window'
import type { OpenDeps } from '@/workers/deps'
import { Letters } from './letters'
import { LiveSpace } from './live-space'
import { type LogNamespace, LogSockets } from './log-sockets'
import { MemberNames } from './member-names'
import { OldCommits } from './old-commits'
import { readersNow } from './read-groups'
import { replayAt } from './replay'
import { type Sight, sightOf } from './sight'
import { SpaceFinder } from './space-finder'
import type { Surroundings } from './space-watch'
import type { Space } from './spaces'
import { boundsOf, firstsOf } from './tapes'

/** All that looks into the log. It reads for itself, and only while somebody looks: the shop does not wait for it. */
export class LogView {
  readonly window: LogWindow
  readonly finder: SpaceFinder
  readonly names = new MemberNames()
  private readonly commits: OldCommits
  private readonly spaces = new Map<string, LiveSpace>()
  private readonly lettersBy = new Map<string, Letters>()
  private sockets: LogSockets | null = null
  private lastId = 0

  constructor(private readonly deps: OpenDeps) {
    this.window = openLogWindow(deps.env.KAFKA_BROKERS)
    this.commits = new OldCommits(this.window)
    this.finder = new SpaceFinder(this.window, deps.env.TOPIC_PREFIX, () => deps.clock.nowMs(), deps.logger)
  }

  /** What is being watched of a space; null while nobody looks at it. */
  watchOf(space: string) {
    return this.spaces.get(space)?.watch ?? null
  }

  attach(namespace: LogNamespace, onError: (error: unknown) => void) {
    const sights = {
      spaces: () => this.finder.ask(() => this.finder.spaces()),
      live: (space: string) => this.liveOf(space, onError).open(),
      started: (space: string) => this.liveOf(space, onError).start(),
      replay: (space: string, atMs: number) => this.replay(space, atMs),
      ageMs: (space: string) => this.spaces.get(space)?.ageMs() ?? null,
    }
    this.sockets = new LogSockets({ namespace, sights, pause: this.deps.pause, onError })
  }

  /** Who reads there: as last seen while somebody looks, else asked now. */
  async readersOf({ space, groups }: Surroundings): Promise<LogReader[]> {
    const seen = this.watchOf(space.name)?.picture
    if (seen) return seen.readers
    const bounds = await boundsOf(this.window, space, await firstsOf(this.window, space))
    const ends = new Map(bounds.map((bound) => [`${bound.topic}-${bound.partition}`, bound]))
    return readersNow(this.window, space, groups, (topic, partition) => ends.get(`${topic}-${partition}`), this.names)
  }

  /** With all that is written now; `all`: none that is remembered is left to be read. Null: there is no such space. */
  async lettersOf(name: string, older: 'some' | 'all' = 'some') {
    const around = await this.finder.around(name)
    if (!around) return null
    const { space } = around
    const letters = this.lettersIn(name)
    await letters.refresh(this.window, space, await boundsOf(this.window, space, await firstsOf(this.window, space)), older)
    return { space, letters, read: this.window }
  }

  /** One for all who look, now or at a time: each record of `dead-letters` is read once. */
  private lettersIn(space: string): Letters {
    const letters = this.lettersBy.get(space) ?? new Letters()
    this.lettersBy.set(space, letters)
    return letters
  }

  sightOf(space: Space): Sight {
    return sightOf(this.window, space, this.deps.menus)
  }

  async close() {
    this.sockets?.close()
    for (const space of this.spaces.values()) space.close()
    await this.window.close()
  }

  private async replay(space: string, atMs: number): Promise<LogPicture | null> {
    const { names, finder } = this
    const options = { names, commits: this.commits, nowMs: () => this.deps.clock.nowMs(), broker: finder.broker }
    return finder.ask(async () => {
      const around = await finder.around(space)
      return around && replayAt({ ...options, sight: this.sightOf(around.space), letters: this.lettersIn(space) }, around, atMs)
    })
  }

  private liveOf(name: string, onError: (error: unknown) => void): LiveSpace {
    const known = this.spaces.get(name)
    if (known) return known
    const { window, names, finder, deps } = this
    const live = new LiveSpace({
      name,
      window,
      sight: (space) => this.sightOf(space),
      names,
      letters: this.lettersIn(name),
      finder,
      nowMs: () => deps.clock.nowMs(),
      nextId: () => ++this.lastId,
      pause: deps.pause,
      lookers: () => this.sockets?.lookers(name) ?? 0,
      onChange: (change) => this.sockets?.tell(name, change),
      onError,
    })
    this.spaces.set(name, live)
    return live
  }
}
