import type { OpenDemo } from '@/demo/open-demo'
import type { DemoCommand, DemoNumber, DemoReport, DemoSettings } from '@/lib/realtime/demos'
import type { DemoRun, ExperimentAsk, ExperimentView } from '@/lib/realtime/experiments'
import type { Step } from './courses/course'
import type { OffsetsAt } from './courses/course-of'
import { Experiments } from './experiments'

export type Over = { last: string[]; failed: string | null }

export type RunningDemoOptions = {
  demo: DemoNumber
  settings: DemoSettings
  launch(demo: DemoNumber, settings: DemoSettings): OpenDemo
  offsetsAt: OffsetsAt
  nextNumber(): number
  nowMs(): number
  onOver(over: Over): void
}

/** A demonstration that this gateway has started, with the experiments on it. It may begin anew with other settings. */
export class RunningDemo {
  private director: OpenDemo
  private settings: DemoSettings
  private report: DemoReport | null = null
  private sinceMs = 0
  private ending: 'no' | 'to begin anew' | 'for good' = 'no'
  private readonly experiments: Experiments

  constructor(private readonly options: RunningDemoOptions) {
    this.settings = options.settings
    this.experiments = new Experiments({
      offsetsAt: options.offsetsAt,
      nextNumber: () => options.nextNumber(),
      carryOut: (step) => this.carryOut(step),
    })
    this.director = this.launch()
  }

  get run(): DemoRun {
    const { report, sinceMs } = this
    return { by: 'here', settings: report?.settings ?? this.settings, report, ending: this.ending !== 'no', sinceMs }
  }

  get views(): ExperimentView[] {
    return this.experiments.views
  }

  vary(change: Omit<Extract<DemoCommand, { do: 'vary' }>, 'do'>): Promise<string | null> {
    return this.whenTrading(() => this.tell({ do: 'vary', ...change }))
  }

  begin(ask: ExperimentAsk): Promise<string | null> {
    return this.whenTrading((report) => this.experiments.begin(ask, report))
  }

  undo(number: number): Promise<string | null> {
    return this.whenTrading((report) => this.experiments.undo(number, report))
  }

  /** Tells it to end; that it has is told by `onOver`. */
  end(): string | null {
    if (this.ending === 'for good') return 'It is ending already.'
    const isBeginningAnew = this.ending === 'to begin anew'
    this.ending = 'for good'
    if (!isBeginningAnew) this.endDirector()
    return null
  }

  /** One that is still opening obeys no commands yet; nothing has been sold that it would have to add up. */
  private endDirector() {
    this.sinceMs = this.options.nowMs()
    if (this.report?.phase === 'trading') void this.director.command({ do: 'end' })
    else terminate(this.director.pid)
  }

  private async whenTrading(act: (report: DemoReport) => Promise<string | null>): Promise<string | null> {
    if (this.ending === 'for good') return 'It is ending.'
    if (this.ending === 'to begin anew') return 'It is starting afresh. Try again in a moment.'
    if (this.report?.phase !== 'trading') return 'It is still opening. Try again in a moment.'
    return act(this.report)
  }

  private async carryOut(step: Step): Promise<string | null> {
    if (step.do !== 'restart') return this.tell(step)
    void this.beginAnew(step.settings)
    return null
  }

  private async tell(command: DemoCommand): Promise<string | null> {
    const refused = await this.director.command(command)
    return refused === null ? null : asSentence(refused)
  }

  private async beginAnew(settings: DemoSettings) {
    this.ending = 'to begin anew'
    this.experiments.endAll('keys')
    this.endDirector()
    await this.director.ended
    this.settings = settings
    this.report = null
    // Somebody has ended it meanwhile: whoever waits for the director has said so.
    if (this.ending !== 'to begin anew') return
    this.ending = 'no'
    this.director = this.launch()
  }

  private launch(): OpenDemo {
    this.sinceMs = this.options.nowMs()
    const director = this.options.launch(this.options.demo, this.settings)
    director.onReport((report) => {
      this.report = report
      if (this.ending === 'no' && report.phase === 'trading') this.experiments.see(report)
    })
    void director.ended.then((how) => {
      if (director !== this.director || this.ending === 'to begin anew') return
      this.over(
        'summary' in how ? { last: how.summary.lines, failed: null } : { last: [], failed: this.ending === 'for good' ? null : how.failed },
      )
    })
    return director
  }

  private over(over: Over) {
    this.experiments.endAll(null)
    this.options.onOver(over)
  }
}

/** The director speaks in half sentences. */
const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`

/** Never 0: that is our own group. */
function terminate(pid: number) {
  try {
    if (pid > 0) process.kill(pid, 'SIGTERM')
  } catch {
    // it has ended this very moment
  }
}
