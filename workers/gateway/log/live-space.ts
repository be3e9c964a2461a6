import { LOOK_EVERY_MS, type LogChange, type LogPicture } from '@/lib/realtime/log'
import { Away } from '../answer'
import type { SpaceFinder } from './space-finder'
import { SpaceWatch, type SpaceWatchOptions } from './space-watch'

export type LiveSpaceOptions = Omit<SpaceWatchOptions, 'broker'> & {
  name: string
  finder: SpaceFinder
  pause(ms: number): Promise<void>
  /** How many look at it now; with none it rests. */
  lookers(): number
  onChange(change: LogChange): void
  onError(error: unknown): void
}

const AGAIN_AFTER_FAILURE_MS = 1000
/** A look that waited for a broker that was away is no reason to wait as long again. */
const LONGEST_PAUSE_MS = 1000

/** A space that is looked into four times a second while somebody looks at it. */
export class LiveSpace {
  private current: SpaceWatch | null = null
  private opening: Promise<LogPicture | null> | null = null
  private looking = false
  private closed = false
  private lookedAtMs: number | null = null

  constructor(private readonly options: LiveSpaceOptions) {}

  /** What is being watched; null when nobody looks. */
  get watch(): SpaceWatch | null {
    return this.current
  }

  /** The picture now; null when there is no such space. Looks go on if somebody has begun to look when it resolves. */
  async open(): Promise<LogPicture | null> {
    if (this.looking && this.current?.picture) return this.current.picture
    this.opening ??= this.first().finally(() => {
      this.opening = null
    })
    return this.opening
  }

  /** To be called when it is open and somebody has begun to look. */
  start(): LogPicture | null {
    const watch = this.current
    if (watch && !this.looking && !this.closed) {
      this.looking = true
      void this.goOn(watch)
    }
    return watch?.picture ?? null
  }

  /** How long ago the broker last told what is there: its silence alone would look like a shop in which nothing happens. */
  ageMs(): number | null {
    return this.lookedAtMs === null ? null : this.options.nowMs() - this.lookedAtMs
  }

  close() {
    this.closed = true
  }

  private async first(): Promise<LogPicture | null> {
    const { name, finder } = this.options
    const around = await finder.ask(() => finder.around(name))
    if (!around) return null
    const watch = new SpaceWatch({ ...this.options, broker: () => finder.broker })
    await finder.ask(() => watch.look(around))
    this.lookedAtMs = this.options.nowMs()
    if (!this.looking) this.current = watch
    return this.current?.picture ?? null
  }

  private async goOn(watch: SpaceWatch) {
    while (!this.closed && this.options.lookers() > 0) {
      const from = performance.now()
      const failed = await this.step(watch)
      const tookMs = performance.now() - from
      // At least as long as it took: on a busy machine the shop goes first.
      const restMs = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_EVERY_MS - tookMs, tookMs))
      await this.options.pause(failed ? AGAIN_AFTER_FAILURE_MS : restMs)
    }
    this.looking = false
    this.current = null
    this.lookedAtMs = null
  }

  /** True: the broker did not answer. */
  private async step(watch: SpaceWatch): Promise<boolean> {
    const { name, finder, onChange, onError } = this.options
    try {
      const around = await finder.ask(() => finder.around(name))
      // All its topics are gone: those who look learn it from the list of spaces.
      const change = around && (await finder.ask(() => watch.look(around)))
      this.lookedAtMs = this.options.nowMs()
      if (change) onChange(change)
      return false
    } catch (error) {
      if (this.closed) return true
      if (!(error instanceof Away)) onError(error)
      const change = watch.tellBroker()
      if (change) onChange(change)
      return !finder.broker.answers
    }
  }
}
