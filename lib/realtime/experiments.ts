import { z } from 'zod'
import type { AcksProgress, AcksResult } from './acks'
import type { DemoNumber, DemoReport, DemoSettings } from './demos'

/** What the log view asks the gateway about the demonstrations, and what it can do to them: under /api/demos. */

const reader = z.string().min(1).max(30)

/** Each changes a demonstration that runs, and can be taken back. */
export const experimentAsk = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('stop'), reader }),
  z.strictObject({ name: z.literal('kill'), reader }),
  /** In all of the reader's partitions: to this offset, or to the first record at or after this time. */
  z.strictObject({
    name: z.literal('rewind'),
    reader,
    to: z.union([z.strictObject({ offset: z.int().min(0) }), z.strictObject({ atMs: z.int().min(0) })]),
  }),
  z.strictObject({ name: z.literal('accountant') }),
  z.strictObject({ name: z.literal('burst') }),
  z.strictObject({ name: z.literal('keys') }),
])
export type ExperimentAsk = z.infer<typeof experimentAsk>
export type ExperimentName = ExperimentAsk['name']

/** What the row of each says: what it shows, in a sentence, and what its two buttons do. */
export const experimentTexts: Record<ExperimentName, { title: string; shows: string; act: string; undo: string }> = {
  stop: {
    title: 'Stop a reader',
    shows: 'What it does not read waits in the log; it goes on where it left off, and catches up.',
    act: 'Stop',
    undo: 'Start it again',
  },
  kill: {
    title: 'Kill a reader',
    shows: 'Nobody tells the group. When no heartbeat has come for six seconds, its partitions go to those who are left.',
    act: 'Kill',
    undo: 'Start it again',
  },
  rewind: {
    title: 'Rewind a reader',
    shows: 'Reading takes nothing away: one reader moves its flag back and reads again, the others stay where they are.',
    act: 'Rewind',
    undo: 'Put it back',
  },
  accountant: {
    title: 'Add a reader',
    shows: 'A new accountant is a group of its own. It reads from offset 0 while the shop trades, and slows nobody.',
    act: 'Add an accountant',
    undo: 'Take it away',
  },
  burst: {
    title: 'A burst of orders',
    shows: 'A coach stops outside and nine tills sell. The log takes what comes; how far the readers are behind is the lag.',
    act: 'Let the coach stop',
    undo: 'Send it on',
  },
  keys: {
    title: 'Hash the keys',
    shows:
      'No partition is named, the hash of the key decides: tills "2" and "3" meet in one of three, and one stays empty. Starts the demonstration afresh.',
    act: 'Hash the keys',
    undo: 'Name the partitions',
  },
}

export const burstOrders = 40

export type Figure = { label: string; value: string }

/** `over`: the demonstration that it changed has ended, so there is nothing to take back. */
export type ExperimentState = 'in effect' | 'undoing' | 'undone' | 'over'

export type ExperimentView = {
  /** Counts up within one gateway's life. */
  number: number
  ask: ExperimentAsk
  state: ExperimentState
  startedAtMs: number
  /** What is to be seen now, in a sentence or two. */
  words: string
  figures: Figure[]
}

export type DemoRun =
  /** `last`: the lesson in figures of the run before; `failed`: why it could not open, or ended. */
  | { by: 'nobody'; last: string[]; failed: string | null }
  /** Started here, so that it can be varied and experimented with. Without a report yet: it opens. `sinceMs`: it opens, or ends. */
  | { by: 'here'; settings: DemoSettings; report: DemoReport | null; ending: boolean; sinceMs: number }
  /** Started in a terminal: its groups have members, but whoever started it is the one who can vary it. */
  | { by: 'elsewhere'; members: number }

export type DemoAnswer = { demo: DemoNumber; run: DemoRun; experiments: ExperimentView[]; serverNowMs: number }

export type AcksAnswer = { running: AcksProgress | null; results: AcksResult[]; failed: string | null }
