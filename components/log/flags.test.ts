/** Guarantee: a pennant stands where its reader will read next, on the right tape, whoever stands beside it; none hides another. */
import { describe, expect, it } from 'vitest'
import type { LogReader } from '@/lib/realtime/log'
import { behindOf, flagsOf, mainReader, type Standing, slotOf, standingsOf } from './flags'

const cells = [54, 55, 56, 57].map((offset) => ({ offset }))
const pitch = 50
const standing = (letter: string, at: number, lag = 0): Standing => ({
  id: letter,
  letter,
  colour: 'p',
  name: letter,
  at,
  lag,
  member: null,
})
const placesOf = (standings: Standing[]) => flagsOf(standings, cells, pitch).map(({ letter, tip, left }) => [letter, tip, left])

describe('slotOf', () => {
  it.each([
    ['the first event', 54, 0],
    ['an event in the middle', 56, 2],
    ['all read: the place of the next', 58, 4],
    ['further back than the tape goes', 3, 0],
    ['over a gap in the offsets: the event behind it', 60, 4],
  ])('%s', (_, at, slot) => expect(slotOf(cells, at)).toBe(slot))
})

describe('flagsOf', () => {
  it('puts the tip on the left edge of what is read next', () => {
    expect(placesOf([standing('P', 56)])).toEqual([['P', 100, 88]])
  })

  it('puts readers at one place beside each other, the last letter under it', () => {
    expect(placesOf([standing('P', 58), standing('A', 58), standing('K', 58)])).toEqual([
      ['P', 200, 188],
      ['K', 200, 163],
      ['A', 200, 138],
    ])
  })

  it('pushes those further back aside, never the one in front, and leaves their tips where they read', () => {
    const flags = flagsOf([standing('A', 58), standing('K', 58), standing('P', 58), standing('S', 57, 1)], cells, pitch)
    expect(flags.map(({ letter, tip, left }) => [letter, tip, left])).toEqual([
      ['P', 200, 188],
      ['K', 200, 163],
      ['A', 200, 138],
      ['S', 150, 110],
    ])
    expect(flags.filter(({ tipped }) => tipped).map(({ letter }) => letter)).toEqual(['P', 'S'])
  })

  it('lets no two letters cover each other', () => {
    const flags = flagsOf(
      [54, 54, 55, 55, 56, 57, 58, 58].map((at, nth) => standing(String.fromCodePoint(65 + nth), at)),
      cells,
      pitch,
    )
    const lefts = flags.map(({ left }) => left).toSorted((a, b) => a - b)
    for (const [nth, left] of lefts.entries()) if (nth > 0) expect(left - (lefts[nth - 1] ?? 0)).toBeGreaterThanOrEqual(25)
  })

  it('keeps apart who reads the oldest event shown and who is further back still', () => {
    const flags = flagsOf([standing('A', 54, 4), standing('B', 12, 46)], cells, pitch)
    expect(flags.map(({ letter, beyond }) => [letter, beyond])).toEqual([
      ['A', false],
      ['B', true],
    ])
  })
})

describe('standingsOf', () => {
  const reader: LogReader = {
    id: 'floor/preparer',
    group: 'floor',
    worker: 'preparer',
    name: 'preparers',
    letter: 'P',
    colour: 'p',
    state: 'Stable',
    members: [
      { id: 'm1', name: 'preparer 1', assigned: [{ topic: 'orders', partition: 0 }] },
      { id: 'm2', name: 'preparer 2', assigned: [{ topic: 'orders', partition: 1 }] },
    ],
    positions: [
      { topic: 'orders', partition: 0, at: 68, committed: true, lag: 0 },
      { topic: 'orders', partition: 1, at: 66, committed: true, lag: 2 },
      { topic: 'orders', partition: 2, at: 0, committed: false, lag: 0 },
    ],
    lag: 2,
  }

  it('names the member that has the tape, and nobody where none has', () => {
    const byTape = standingsOf([reader])
    expect([...byTape.keys()]).toEqual(['orders/0', 'orders/1', 'orders/2'])
    expect(['orders/0', 'orders/1', 'orders/2'].map((tape) => mainReader(byTape.get(tape) ?? [])?.member)).toEqual([
      'preparer 1',
      'preparer 2',
      null,
    ])
  })
})

describe('behindOf', () => {
  it.each([
    ['nobody', [], 'nobody reads it'],
    ['one, level', [standing('P', 58)], 'level'],
    ['all level', [standing('P', 58), standing('S', 58)], 'all level'],
    ['the furthest behind first', [standing('P', 58), standing('A', 57, 1), standing('S', 55, 3)], 'S is 3, A is 1 behind'],
    ['many', [standing('A', 57, 1), standing('B', 56, 2), standing('S', 55, 3)], 'S is 3, B is 2 … behind'],
  ])('%s', (_, standings, words) => expect(behindOf(standings)).toBe(words))
})
