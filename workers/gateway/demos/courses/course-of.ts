import { unheardOf } from '@/lib/domain/unheard-of'
import type { DemoReport } from '@/lib/realtime/demos'
import type { ExperimentAsk } from '@/lib/realtime/experiments'
import { addAccountant } from './add-accountant'
import { burst } from './burst'
import type { Course } from './course'
import { hashKeys } from './hash-keys'
import { killReader } from './kill-reader'
import { heldBy, type Standing } from './observed'
import { type Rewound, rewindReader } from './rewind-reader'
import { stopReader } from './stop-reader'

/** Offsets of the first record at or after a time, in the order of the places; null: none so late. */
export type OffsetsAt = (places: readonly Pick<Standing, 'topic' | 'partition'>[], atMs: number) => Promise<(number | null)[]>

/** The course of an experiment that begins now, or why there is none. */
export async function courseOf(ask: ExperimentAsk, report: DemoReport, offsetsAt: OffsetsAt): Promise<Course | string> {
  switch (ask.name) {
    case 'stop':
      return stopReader(ask.reader, report)
    case 'kill':
      return killReader(ask.reader, report)
    case 'rewind':
      return rewind(ask, report, offsetsAt)
    case 'accountant':
      return addAccountant(report)
    case 'burst':
      return burst(report)
    case 'keys':
      if (report.settings.keys) return 'The keys are hashed already.'
      if (report.settings.partitions === 1) return 'With one partition there is nothing to choose. Give it more partitions first.'
      return hashKeys(report)
    default:
      return unheardOf(ask)
  }
}

async function rewind({ reader, to }: Extract<ExperimentAsk, { name: 'rewind' }>, report: DemoReport, offsetsAt: OffsetsAt) {
  const held = heldBy(report, reader)
  if (held.length === 0) return `${reader} reads no partition now, so there is nothing to rewind.`
  const wanted = 'offset' in to ? held.map(() => to.offset) : await offsetsAt(held, to.atMs)
  // Where it has not come that far yet it stays: to go forward would leave records out.
  const rewound = held.flatMap((each, i): Rewound[] => {
    const offset = wanted[i] ?? each.next
    return offset < each.next ? [{ ...each, offset }] : []
  })
  if (rewound.length === 0) return `${reader} has not read anything from there on yet, so there is nothing to read again.`
  return rewindReader(reader, rewound, report)
}
