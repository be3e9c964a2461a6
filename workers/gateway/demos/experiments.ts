import type { DemoReport } from '@/lib/realtime/demos'
import type { ExperimentAsk, ExperimentView } from '@/lib/realtime/experiments'
import type { Course, Seen, Step } from './courses/course'
import { courseOf, type OffsetsAt } from './courses/course-of'
import { participant } from './courses/observed'

export type ExperimentsOptions = {
  offsetsAt: OffsetsAt
  /** Why it was not done; null when it was. */
  carryOut(step: Step): Promise<string | null>
  nextNumber(): number
}

/** `refused`: what is to be read as long as a step that it would have gone on with has not been taken. */
type Kept = { view: ExperimentView; course: Course; refused: string | null }

/** A page shows a handful; those that are in effect always stay. */
const mostPast = 6

/** The experiments on one running demonstration: what each has changed, what is seen of it, and how it is taken back. */
export class Experiments {
  private kept: Kept[] = []

  constructor(private readonly options: ExperimentsOptions) {}

  /** Newest first. */
  get views(): ExperimentView[] {
    return this.kept.map(({ view }) => view).toReversed()
  }

  /** Null when it has begun, else why not. */
  async begin(ask: ExperimentAsk, report: DemoReport): Promise<string | null> {
    const other = this.kept.find(({ view }) => isOpen(view) && excludes(view.ask, ask))
    if (other) return takeBackFirst(other.view.ask)
    const course = await courseOf(ask, report, this.options.offsetsAt)
    if (typeof course === 'string') return course
    const refused = await this.carryOut(course.begin)
    if (refused !== null) return refused
    const view = { number: this.options.nextNumber(), ask, state: 'in effect', startedAtMs: report.atMs, words: '', figures: [] } as const
    this.kept.push({ view: { ...view, ...shown(course.see(report)) }, course, refused: null })
    this.forgetPast()
    return null
  }

  async undo(number: number, report: DemoReport): Promise<string | null> {
    const one = this.kept.find(({ view }) => view.number === number)
    if (!one) return 'There is no such experiment any more.'
    if (one.view.state === 'over') return 'The demonstration that it changed has ended, so there is nothing to take back.'
    if (one.view.state !== 'in effect') return 'That has been taken back already.'
    const reader = readerOf(one.view.ask)
    if (reader !== null && !participant(report, reader)) {
      const words = `${reader} has been taken away since, so there is nobody to put back.`
      one.view = { ...one.view, state: 'undone', words, figures: [] }
      return null
    }
    one.view = { ...one.view, state: 'undoing' }
    const refused = await this.carryOut(one.course.undo(report))
    if (refused !== null) one.view = { ...one.view, state: 'in effect' }
    return refused
  }

  see(report: DemoReport) {
    for (const one of this.kept) {
      if (one.view.state === 'in effect') {
        const seen = one.course.see(report)
        one.view = { ...one.view, ...shown(seen), words: one.refused ?? seen.words }
        if (seen.next) void this.goOn(one, seen.next)
      } else if (one.view.state === 'undoing') {
        const { done, ...seen } = one.course.seeUndone(report)
        one.view = { ...one.view, ...shown(seen), state: done ? 'undone' : 'undoing' }
      }
    }
  }

  /** The demonstration has ended; `but` the one that began it anew goes on. */
  endAll(but: ExperimentAsk['name'] | null) {
    for (const one of this.kept) if (isOpen(one.view) && one.view.ask.name !== but) one.view = { ...one.view, state: 'over' }
  }

  private async goOn(one: Kept, { command, ifRefused }: NonNullable<Seen['next']>) {
    const refused = await this.options.carryOut(command)
    if (refused !== null) one.refused = `${ifRefused} ${refused} Take it back to try again.`
  }

  private async carryOut(steps: readonly Step[]): Promise<string | null> {
    for (const step of steps) {
      const refused = await this.options.carryOut(step)
      if (refused !== null) return refused
    }
    return null
  }

  private forgetPast() {
    const past = this.kept.filter(({ view }) => !isOpen(view)).slice(0, -mostPast)
    this.kept = this.kept.filter((one) => !past.includes(one))
  }
}

const shown = ({ words, figures }: Seen) => ({ words, figures })
const isOpen = ({ state }: ExperimentView) => state === 'in effect' || state === 'undoing'
const readerOf = (ask: ExperimentAsk) => ('reader' in ask ? ask.reader : null)

/** Two at once on one reader, or twice the same, could not be told apart in what is seen. */
function excludes(open: ExperimentAsk, asked: ExperimentAsk): boolean {
  const [one, other] = [readerOf(open), readerOf(asked)]
  return one === null || other === null ? open.name === asked.name : one === other
}

function takeBackFirst(ask: ExperimentAsk): string {
  switch (ask.name) {
    case 'stop':
      return `${ask.reader} is stopped. Take that back first.`
    case 'kill':
      return `${ask.reader} is killed. Take that back first.`
    case 'rewind':
      return `${ask.reader} is rewound. Take that back first.`
    case 'accountant':
      return 'A new accountant is there already. Take it away first.'
    case 'burst':
      return 'A coach is there already. Send it on first.'
    case 'keys':
      return 'The keys are hashed already.'
    default:
      return ask satisfies never
  }
}
