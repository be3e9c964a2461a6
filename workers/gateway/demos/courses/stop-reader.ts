import type { DemoReport } from '@/lib/realtime/demos'
import type { Course } from './course'
import { again, heldBy, lagOf, names, orders, participant, type Standing, samePlace, seconds } from './observed'

/** A reader goes away politely; when it comes back it reads what has waited. */
export function stopReader(reader: string, before: DemoReport): Course {
  const held = heldBy(before, reader)
  let most = lagOf(held)
  let waiting: { standings: Standing[]; atMs: number } = { standings: held, atMs: before.atMs }
  let tookMs: number | null = null

  function see(report: DemoReport) {
    const now = again(report, held)
    most = Math.max(most, lagOf(now))
    return { words: awayWords(reader, now), figures: [figure('waiting now', lagOf(now)), figure('waiting at most', most)] }
  }

  return {
    begin: [{ do: 'stop', reader }],
    see,
    undo(report) {
      waiting = { standings: again(report, held), atMs: report.atMs }
      return [{ do: 'start', reader }]
    },
    seeUndone(report) {
      const waited = lagOf(waiting.standings)
      const left = stillToRead(again(report, held), waiting.standings)
      const isBack = participant(report, reader)?.state === 'working'
      if (isBack && left === 0) tookMs ??= report.atMs - waiting.atMs
      const figures = [figure('had waited', waited), figure('of them to go', left)]
      if (tookMs === null) return { done: false, words: `${reader} comes back and catches up.`, figures }
      return {
        done: true,
        words: `${reader} is back, and what had waited has been read, from where it left off.`,
        figures: [...figures, { label: 'caught up in', value: seconds(tookMs) }],
      }
    },
  }
}

const figure = (label: string, n: number) => ({ label, value: orders(n) })

function awayWords(reader: string, now: readonly Standing[]): string {
  const others = [...new Set(now.flatMap((each) => (each.reader === null || each.reader === reader ? [] : [each.reader])))]
  if (others.length > 0) return `${reader} has left the group: ${names(others)} took over what it read, from where it left off.`
  return `${reader} is away. What comes waits in the log, and no till notices.`
}

/** Orders that were there when the reader was started again, and are not read yet. */
function stillToRead(now: readonly Standing[], waiting: readonly Standing[]): number {
  return waiting.reduce((sum, { end, ...place }) => {
    const next = now.find((each) => samePlace(each, { end, ...place }))?.next ?? 0
    return sum + Math.max(0, end - next)
  }, 0)
}
