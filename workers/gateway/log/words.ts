import type { LogReader } from '@/lib/realtime/log'

/** What the shop calls its topics and those who read them. Other names stand for themselves. */

type TopicWords = { words: string; keyWords: string; writtenBy: string }

const TILL_KEY = "key: the till, so one till's orders stay in order"
const SHOP_KEY = 'key: the shop'

const TOPICS: Readonly<Record<string, TopicWords>> = {
  orders: { words: 'every paid order', keyWords: TILL_KEY, writtenBy: 'tills' },
  cook: { words: 'orders the cabinet cannot fill now', keyWords: TILL_KEY, writtenBy: 'preparers' },
  'hot-food': { words: 'cooked, back to any preparer', keyWords: TILL_KEY, writtenBy: 'cook' },
  'make-up': { words: 'all there, being wrapped', keyWords: TILL_KEY, writtenBy: 'preparers' },
  ready: { words: 'made up, waiting for the customer', keyWords: TILL_KEY, writtenBy: 'preparers' },
  collected: { words: 'handed over', keyWords: TILL_KEY, writtenBy: 'counter' },
  fryer: { words: 'what the cook drops, lifts, bins and probes', keyWords: SHOP_KEY, writtenBy: 'cook' },
  cabinet: { words: 'the whole hot cabinet after each change', keyWords: SHOP_KEY, writtenBy: 'preparers' },
  menu: { words: 'each menu, whole', keyWords: SHOP_KEY, writtenBy: 'manager' },
  'dead-letters': { words: 'records that could not be used, and why', keyWords: 'key: as found', writtenBy: 'whoever reads a topic first' },
}

export const topicWords = (name: string): TopicWords => TOPICS[name] ?? { words: '', keyWords: '', writtenBy: '' }

type ReaderWords = { name: string; letter: string; colour: LogReader['colour'] }

/** In the order in which they stand above the tapes. */
const READERS: Readonly<Record<string, ReaderWords>> = {
  preparer: { name: 'preparers', letter: 'P', colour: 'p' },
  cook: { name: 'cook', letter: 'C', colour: 'c' },
  counter: { name: 'counter', letter: 'B', colour: 'b' },
  accountant: { name: 'accountant', letter: 'A', colour: 'a' },
  stockist: { name: 'stockist', letter: 'K', colour: 'k' },
  statistician: { name: 'statistician', letter: 'S', colour: 's' },
  'robot-preparer': { name: 'robot preparer', letter: 'W', colour: 'x' },
  'robot-cook': { name: 'robot cook', letter: 'R', colour: 'x' },
}
const ORDER = Object.keys(READERS)

export function readerWords(worker: string): ReaderWords {
  // A second group that does the same work: "accountant-2".
  const [, same = worker, number] = /^(.+)-(\d+)$/.exec(worker) ?? []
  const known = READERS[same]
  if (known) return number === undefined ? known : { ...known, name: `${known.name} ${number}` }
  return { name: worker, letter: (worker[0] ?? '?').toUpperCase(), colour: 'x' }
}

/** "preparer 2". The only member of the group `accountant-2` is accountant 2. */
export function memberName(worker: string, number: number): string {
  return worker.endsWith(`-${number}`) ? `${worker.slice(0, -`-${number}`.length)} ${number}` : `${worker} ${number}`
}

export function readerRank(worker: string): number {
  const rank = ORDER.indexOf(worker.replace(/-\d+$/, ''))
  return rank < 0 ? ORDER.length : rank
}
