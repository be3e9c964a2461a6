import type { DemoCommand, DemoReport, DemoSettings } from '@/lib/realtime/demos'
import type { Figure } from '@/lib/realtime/experiments'

/** A command to the director, or the demonstration afresh with other settings. */
export type Step = DemoCommand | { do: 'restart'; settings: DemoSettings }

export type Seen = {
  words: string
  figures: Figure[]
  /** To be told to the director because of what is seen; and what goes on if it refuses. */
  next?: { command: DemoCommand; ifRefused: string }
}

/** One experiment on its way: what begins it, what its reports show, how it is taken back and when that is done. */
export type Course = {
  begin: readonly Step[]
  see(report: DemoReport): Seen
  undo(report: DemoReport): readonly Step[]
  seeUndone(report: DemoReport): Seen & { done: boolean }
}
