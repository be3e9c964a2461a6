import type { DemoReport } from '@/lib/realtime/demos'
import type { Course } from './course'
import { names, orders } from './observed'

/** Before this many it may be chance that a partition is empty. */
const ENOUGH = 12

/** The demonstration afresh, with the hash of the till's number deciding. */
export function hashKeys({ settings }: DemoReport): Course {
  return {
    begin: [{ do: 'restart', settings: { ...settings, keys: true } }],
    see: (report) =>
      report.settings.keys
        ? { words: hashedWords(report), figures: perPartition(report) }
        : { words: 'It ends, and begins anew with keys that are hashed.', figures: [] },
    undo: () => [{ do: 'restart', settings: { ...settings, keys: false } }],
    seeUndone: (report) => ({
      done: report.phase === 'trading' && !report.settings.keys,
      words: report.settings.keys ? 'It ends, and begins anew.' : 'The partitions are named again, till by till, on topics made anew.',
      figures: report.settings.keys ? [] : perPartition(report),
    }),
  }
}

const ordersTopic = ({ topics }: DemoReport) => topics.find(({ topic }) => topic.endsWith('.orders'))?.partitions ?? []

const perPartition = (report: DemoReport) =>
  ordersTopic(report).map(({ partition, end }) => ({ label: `orders p${partition}`, value: orders(end) }))

function hashedWords(report: DemoReport): string {
  const empty = ordersTopic(report).filter(({ end }) => end === 0)
  if (report.ordered < ENOUGH) return 'The hash of each till’s number decides where its orders go. Some orders first …'
  if (empty.length === 0) return 'Each partition has got some orders. With other tills or partitions one may stay empty.'
  const readers = report.participants.filter(({ role }) => role === 'preparer')
  const idle = readers.filter(
    ({ state, assigned }) =>
      state === 'working' &&
      assigned
        .filter(({ topic }) => topic.endsWith('.orders'))
        .every(({ partition }) => empty.some((each) => each.partition === partition)),
  )
  const which = names(empty.map(({ partition }) => `p${partition}`))
  const waits = idle.length > 0 ? ` ${names(idle.map(({ name }) => name))} has nothing to do.` : ''
  return `No key hashes to ${which}: it stays empty, while others get two tills’ orders.${waits}`
}
