import { type DemoReport, demos } from '@/lib/realtime/demos'
import { burstOrders } from '@/lib/realtime/experiments'
import type { Course } from './course'
import { lagOf, orders, seconds, standings } from './observed'

/** As many tills as there can be, until so many orders have come; then as many as before. */
export function burst(before: DemoReport): Course {
  const { tills } = before.settings
  const lagBefore = ordersBehind(before)
  let [most, overAtMs, workedOffAtMs] = [lagBefore, 0, 0]

  const figures = (report: DemoReport) => [
    { label: 'ordered since', value: orders(report.ordered - before.ordered) },
    { label: 'behind before', value: orders(lagBefore) },
    { label: 'behind at most', value: orders(most) },
    { label: 'behind now', value: orders(ordersBehind(report)) },
    ...(workedOffAtMs > 0 ? [{ label: 'worked off in', value: seconds(workedOffAtMs - overAtMs) }] : []),
  ]

  return {
    begin: [{ do: 'vary', tills: demos[before.demo].ranges.tills.to }],
    see(report) {
      const behind = ordersBehind(report)
      most = Math.max(most, behind)
      if (overAtMs === 0 && report.ordered - before.ordered >= burstOrders) {
        overAtMs = report.atMs
        const next = { command: { do: 'vary', tills }, ifRefused: 'Nine tills go on selling.' } as const
        return { words: 'The coach has gone.', figures: figures(report), next }
      }
      if (overAtMs > 0 && behind <= lagBefore && workedOffAtMs === 0) workedOffAtMs = report.atMs
      return { words: burstWords(overAtMs > 0, workedOffAtMs > 0), figures: figures(report) }
    },
    undo: () => [{ do: 'vary', tills }],
    seeUndone: (report) => ({
      done: report.settings.tills === tills,
      words: 'As many tills as before. What was ordered stays in the log: nothing is ever taken out of it.',
      figures: figures(report),
    }),
  }
}

/** Of the preparers: who else reads the same orders is not what the queue waits for. */
function ordersBehind(report: DemoReport): number {
  const groups = new Set(report.participants.filter(({ role }) => role === 'preparer').map(({ group }) => group))
  return lagOf(standings(report).filter(({ group, topic }) => groups.has(group) && topic.endsWith('.orders')))
}

function burstWords(isOver: boolean, isWorkedOff: boolean): string {
  if (!isOver) return 'Nine tills sell. Each order is acknowledged as soon as before; only the readers fall behind.'
  if (!isWorkedOff) return 'The coach has gone, as many tills sell as before. The preparers work off what waits, oldest first.'
  return 'The coach has gone, and what waited has been made. No till was held up, no order was turned away.'
}
