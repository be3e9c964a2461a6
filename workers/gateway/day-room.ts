import type { DayReport } from '@/lib/domain/report'

export type DayRoomOptions = {
  /** False: nobody looks, so nothing is asked of the books. */
  isOpen(): boolean
  read(): Promise<DayReport>
  send(report: DayReport): void
  onError(error: unknown): void
}

const LOOK_MS = 500
const AFTER_CHANGE_MS = 2000
const ANYWAY_MS = 5000

/** The manager's day: two seconds after something has happened, and every five seconds for what the books took in since. */
export class DayRoom {
  private readonly timer: NodeJS.Timeout
  private lastMs = Number.NEGATIVE_INFINITY
  private hasChanged = false
  private reading = false

  constructor(private readonly options: DayRoomOptions) {
    this.timer = setInterval(() => this.look(), LOOK_MS)
  }

  changed() {
    this.hasChanged = true
  }

  /** Somebody has just come in and has nothing yet. */
  async sendNow(): Promise<void> {
    if (this.reading) return
    this.reading = true
    this.hasChanged = false
    this.lastMs = performance.now()
    try {
      this.options.send(await this.options.read())
    } catch (error) {
      this.options.onError(error)
    } finally {
      this.reading = false
    }
  }

  close() {
    clearInterval(this.timer)
  }

  private look() {
    const sinceMs = performance.now() - this.lastMs
    if (this.options.isOpen() && sinceMs >= (this.hasChanged ? AFTER_CHANGE_MS : ANYWAY_MS)) void this.sendNow()
  }
}
