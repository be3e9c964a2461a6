/** Guarantee: every tape can be reached, also with the arrows; nothing is folded away that somebody has opened or is looking at. */
import { describe, expect, it } from 'vitest'
import type { LogTape, LogTopic } from '@/lib/realtime/log'
import { beside, emptiesOf, lanesOf, openFor, stopFrom, stopsOf } from './lanes'

const cell = (offset: number) => ({ offset, label: String(offset), words: '', orderRef: null, atMs: offset })
const tape = (partition: number, offsets: readonly number[]): LogTape => ({
  partition,
  who: null,
  first: 0,
  end: (offsets.at(-1) ?? -1) + 1,
  cells: offsets.map(cell),
})
const topic = (name: string, partitions: LogTape[]): LogTopic => ({ name, words: '', keyWords: '', writtenBy: '', partitions })
const orders = topic('orders', [tape(0, [5, 6, 7]), tape(1, []), tape(2, [1]), tape(3, [])])
const makeUp = topic('make-up', [tape(0, [3])])
const cook = topic('cook', [tape(0, []), tape(1, [])])
const none = new Map<string, boolean>()

const namesOf = (topics: LogTopic[], turned: ReadonlyMap<string, boolean> = none, space = 'shop') =>
  stopsOf(lanesOf(topics, space, turned)).map(({ name }) => name)

describe('lanesOf', () => {
  it('folds what tells the same orders again, what nobody has written to, and empty partitions', () => {
    expect(namesOf([orders, makeUp, cook])).toEqual(['orders/0', 'orders/2', 'orders/empty', 'make-up', 'cook'])
  })

  it('shows a demonstration whole', () => {
    expect(namesOf([makeUp], none, 'demo1')).toEqual(['make-up/0'])
  })

  it('does as somebody has done by hand', () => {
    const turned = new Map([
      ['orders', true],
      ['make-up', false],
    ])
    expect(namesOf([orders, makeUp], turned)).toEqual(['orders', 'make-up/0'])
    const [lane] = lanesOf([orders], 'shop', new Map([[emptiesOf('orders'), false]]))
    expect(lane?.emptyFolded).toBe(false)
    expect(lane?.empty.map(({ partition }) => partition)).toEqual([1, 3])
  })

  it('opens the topic of an event that is looked at', () => {
    expect(namesOf([makeUp], openFor(new Map([['make-up', true]]), { topic: 'make-up' }))).toEqual(['make-up/0'])
    expect(namesOf([makeUp], openFor(none, { topic: 'make-up' }))).toEqual(['make-up/0'])
  })
})

describe('stopFrom', () => {
  const stops = stopsOf(lanesOf([orders, makeUp], 'shop', none))
  it.each([
    ['down to the next tape', 'orders/0', 1, 'orders/2'],
    ['down to a folded line', 'orders/empty', 1, 'make-up'],
    ['up', 'make-up', -1, 'orders/empty'],
    ['stays at the end', 'make-up', 1, 'make-up'],
    ['stays at the top', 'orders/0', -1, 'orders/0'],
    ['from nowhere to the first', null, 1, 'orders/0'],
  ] as const)('%s', (_, from, by, to) => expect(stopFrom(stops, from, by)?.name).toBe(to))
})

describe('beside', () => {
  const long: LogTape = { ...tape(0, [40, 41, 43]), first: 10 }
  it.each([
    ['without an event: the newest', long, null, -1, { kind: 'cell', offset: 43 }],
    ['back', long, 43, -1, { kind: 'cell', offset: 41 }],
    ['on, over a gap', long, 41, 1, { kind: 'cell', offset: 43 }],
    ['back beyond what is told', long, 40, -1, { kind: 'further', offset: 39 }],
    ['on from an event that the tape has run away from', long, 20, 1, { kind: 'further', offset: 21 }],
    ['back from there', long, 20, -1, { kind: 'further', offset: 19 }],
    ['on from just before what is told', long, 39, 1, { kind: 'cell', offset: 40 }],
    ['not before the first that is kept', long, 10, -1, { kind: 'none' }],
    ['not beyond the newest', long, 43, 1, { kind: 'none' }],
    ['nothing on an empty tape', tape(0, []), null, 1, { kind: 'none' }],
  ] as const)('%s', (_, on, offset, by, to) => expect(beside(on, offset, by)).toEqual(to))
})
