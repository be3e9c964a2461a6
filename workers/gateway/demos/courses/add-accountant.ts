import type { DemoParticipant, DemoReport } from '@/lib/realtime/demos'
import type { Figure } from '@/lib/realtime/experiments'
import type { Course } from './course'
import { lagOf, movedBack, orders, participant, pounds, seconds, standings } from './observed'

/** A reader with a group of its own reads the log from its beginning. */
export function addAccountant(before: DemoReport): Course {
  const known = new Set(before.participants.map(({ name }) => name))
  const others = standings(before)
  let levelAfterMs: number | null = null
  const newcomer = (report: DemoReport) => report.participants.find(({ name, role }) => role === 'accountant' && !known.has(name))

  return {
    begin: [{ do: 'add', role: 'accountant' }],
    see(report) {
      const who = newcomer(report)
      if (!who?.books) return { words: 'A new accountant comes in.', figures: [] }
      const lag = lagOf(standings(report).filter(({ group }) => group === who.group))
      if (lag === 0) levelAfterMs ??= report.atMs - before.atMs
      return {
        words:
          levelAfterMs === null
            ? `${who.name} began at offset 0 and has ${orders(lag)} to go.`
            : `${who.name} began at offset 0, has read all that was in the log, and goes on with what comes.`,
        figures: [
          { label: 'read from offset 0', value: orders(who.books.orders) },
          ...books(report, who),
          ...(levelAfterMs === null ? [] : [{ label: 'level after', value: seconds(levelAfterMs) }]),
          { label: 'other flags moved back', value: `${movedBack(report, others)} of ${others.length}` },
        ],
      }
    },
    undo(report) {
      const who = newcomer(report)
      return who && who.pid !== null ? [{ do: 'stop', reader: who.name }] : []
    },
    seeUndone(report) {
      const name = newcomer(report)?.name
      const gone = name === undefined || participant(report, name)?.pid === null
      return {
        done: gone,
        words: gone
          ? 'It has gone, and the log is as it was: reading had taken nothing from it.'
          : 'It finishes the order in hand and leaves.',
        figures: [],
      }
    },
  }
}

/** Its takings, and beside them those of whoever has kept books for longer. */
function books({ participants }: DemoReport, newcomer: DemoParticipant): Figure[] {
  return [newcomer, ...participants.filter((each) => each !== newcomer)].flatMap(({ name, books: kept }) =>
    kept === null ? [] : [{ label: `takings by ${name}`, value: pounds(kept.totalPence) }],
  )
}
