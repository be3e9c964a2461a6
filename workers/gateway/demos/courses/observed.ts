import type { DemoParticipant, DemoReport } from '@/lib/realtime/demos'

/** A partition and how far a group has come in it. */
export type Standing = { group: string; topic: string; partition: number; next: number; end: number; lag: number; reader: string | null }

export function participant(report: DemoReport, name: string): DemoParticipant | undefined {
  return report.participants.find((each) => each.name === name)
}

export function standings(report: DemoReport): Standing[] {
  return report.groups.flatMap(({ group, partitions }) => partitions.map((each) => ({ ...each, group })))
}

/** What this reader reads, with how far it has come. */
export function heldBy(report: DemoReport, reader: string): Standing[] {
  const group = participant(report, reader)?.group
  return standings(report).filter((each) => each.group === group && each.reader === reader)
}

/** The same partitions of the same groups, as they stand in another report. */
export function again(report: DemoReport, before: readonly Standing[]): Standing[] {
  return standings(report).filter((each) => before.some((other) => samePlace(each, other)))
}

export function samePlace(a: Standing, b: Standing): boolean {
  return a.group === b.group && a.topic === b.topic && a.partition === b.partition
}

export const lagOf = (all: readonly Standing[]) => all.reduce((sum, { lag }) => sum + lag, 0)

/** How many of these have come less far than they had: nobody but the reader that was rewound should. */
export function movedBack(report: DemoReport, before: readonly Standing[]): number {
  return again(report, before).filter((each) => each.next < (before.find((other) => samePlace(each, other))?.next ?? 0)).length
}

/** "orders p1": topics without their prefix. */
export const placeName = ({ topic, partition }: Pick<Standing, 'topic' | 'partition'>) =>
  `${topic.slice(topic.lastIndexOf('.') + 1)} p${partition}`

export const orders = (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'order' : 'orders'}`
export const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
export const names = (all: readonly string[]) => new Intl.ListFormat('en-GB').format(all)
export const pounds = (pence: number) => (pence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' })
