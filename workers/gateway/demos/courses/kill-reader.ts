import type { DemoReport } from '@/lib/realtime/demos'
import type { Course } from './course'
import { again, heldBy, lagOf, orders, participant, placeName, seconds } from './observed'

/** SIGKILL: the group learns of it by the silence alone. */
export function killReader(reader: string, before: DemoReport): Course {
  const held = heldBy(before, reader)
  const group = participant(before, reader)?.group
  const hasOthers = before.participants.some((each) => each.group === group && each.name !== reader && each.state === 'working')
  let movedAfterMs: number | null = null
  let backSinceMs = 0

  return {
    begin: [{ do: 'kill', reader }],
    see(report) {
      const now = again(report, held)
      const moved = now.filter((each) => each.reader !== null && each.reader !== reader)
      if (held.length > 0 && moved.length === held.length) movedAfterMs ??= report.atMs - before.atMs
      const figures = [
        ...moved.map((each) => ({ label: placeName(each), value: `now ${each.reader}` })),
        ...(movedAfterMs === null ? [] : [{ label: 'moved after', value: seconds(movedAfterMs) }]),
        { label: 'waiting there', value: orders(lagOf(now)) },
      ]
      return { words: killedWords(reader, { holds: held.length > 0, hasOthers, moved: movedAfterMs !== null }), figures }
    },
    undo(report) {
      backSinceMs = report.atMs
      return [{ do: 'start', reader }]
    },
    seeUndone(report) {
      const who = participant(report, reader)
      const done = who?.state === 'working' && who.memberId !== null
      const now = heldBy(report, reader)
      return {
        done,
        words: done
          ? `${reader} is in the group again; the partitions have been shared out anew.`
          : `${reader} starts and asks the group to take it in.`,
        figures: [
          { label: `${reader} reads`, value: now.map(placeName).join(', ') || 'nothing yet' },
          ...(done ? [{ label: 'back after', value: seconds(report.atMs - backSinceMs) }] : []),
        ],
      }
    },
  }
}

function killedWords(reader: string, { holds, hasOthers, moved }: { holds: boolean; hasOthers: boolean; moved: boolean }): string {
  if (!holds) return `${reader} was killed. It had nothing to read, so nothing moves.`
  if (!hasOthers) return `${reader} was killed and is alone in its group: what comes waits in the log until it is started again.`
  if (!moved) return `${reader} was killed. The group still counts on it, until no heartbeat has come for six seconds.`
  return `The group has given up ${reader}, and the others read on from the last offset that it had committed.`
}
