import { formatPence } from '@/lib/domain/money'
import { unheardOf } from '@/lib/domain/unheard-of'
import type { DemoNumber, DemoReport } from '@/lib/realtime/demos'

/** The lesson in figures, one a line. */
export function linesOf(report: DemoReport, logTotalPence: number | null): string[] {
  const { ordered, ready, inPerSecond, outPerSecond, tradingMs } = report
  const made = `${ordered} ordered (${inPerSecond.toFixed(1)} a second), ${ready} ready (${outPerSecond.toFixed(1)} a second)`
  return [`${(tradingMs / 1000).toFixed(0)} s: ${made}`, ...report.groups.map(lagOf), ...lessonOf(report.demo, report, logTotalPence)]
}

/** `demo2.preparer: 13 behind (orders p0 5, orders p1 4, orders p2 4)` */
function lagOf({ group, lag, partitions }: DemoReport['groups'][number]): string {
  const each = partitions.map((part) => `${shortName(part.topic)} p${part.partition} ${part.lag}`)
  return `${group}: ${lag} behind (${each.join(', ')})`
}

export const shortName = (topic: string) => topic.slice(topic.lastIndexOf('.') + 1)

function lessonOf(demo: DemoNumber, report: DemoReport, logTotalPence: number | null): string[] {
  switch (demo) {
    case 1:
    case 2:
      return ['What has not been made is not lost: it waits in the log.', ...emptyPartitions(report)]
    case 3:
      return [
        ...report.participants.filter(({ role }) => role === 'preparer').map((each) => shareOf(each, report)),
        ...emptyPartitions(report),
      ]
    case 4:
      return [`${endOf(report, 'cook')} orders had plaice and went by the cook`]
    case 5:
      return [`in the cabinet: ${countsText(report.cabinet ?? {})}`]
    case 6:
      return [...report.participants.flatMap(booksOf), `the log: ${formatPence(logTotalPence ?? 0)}`]
    default:
      return unheardOf(demo)
  }
}

function shareOf({ name, state, assigned }: DemoReport['participants'][number], { groups }: DemoReport): string {
  if (state !== 'working') return `${name}: ${state}`
  if (assigned.length === 0) return `${name} has nothing to read: there are more members than partitions`
  const mine = groups.flatMap(({ partitions }) => partitions).filter(({ reader }) => reader === name)
  return `${name} reads ${mine.map(({ partition }) => `p${partition}`).join(', ')}: ${mine.reduce((sum, { lag }) => sum + lag, 0)} behind`
}

function emptyPartitions({ topics, settings, ordered }: DemoReport): string[] {
  if (!settings.keys || ordered === 0) return []
  const orders = topics.find(({ topic }) => shortName(topic) === 'orders')?.partitions ?? []
  return orders.map(({ partition, end }) => `p${partition} has ${end === 0 ? 'no record: no key falls on it' : `${end} records`}`)
}

function booksOf({ name, books }: DemoReport['participants'][number]): string[] {
  return books ? [`${name}: ${books.orders} orders, ${formatPence(books.totalPence)}`] : []
}

export const countsText = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([food, n]) => `${food} ${n}`)
    .join(', ')

const endOf = ({ topics }: DemoReport, name: string) =>
  topics.find(({ topic }) => shortName(topic) === name)?.partitions.reduce((sum, { end }) => sum + end, 0) ?? 0
