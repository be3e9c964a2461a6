import type { Foods } from '@/lib/domain/cabinet/foods'
import { chanceOf } from './chance'

/** What kind of day a seed is: how busy, with which food, and what goes wrong how often. */
export type Settings = {
  seed: number
  partitions: number
  preparers: number
  /** Orders are taken until then; then everything is left to come to rest in calm. */
  loadMs: number
  /** Mean time between two orders of one till. */
  gapMs: number
  foods: Foods
  /** One order of this many portions of cod, more than can be alive at once; 0 = none. */
  bigOrder: number
  /** Probability at each step of a process. */
  crash: number
  pause: number
  lostReply: number
  /** Probability that, at the worst moment (stored, but its snapshot not published yet), the writer falls asleep or dies and Redis is lost. */
  ambush: number
  /** Probability of an event that it comes again later, at another offset. */
  repeat: number
  cancel: number
  /** Probability of an order of several parts that one of them is not wanted any more. */
  change: number
  recall: number
  /** Probability of a batch that it is dropped and never lifted. */
  ghost: number
  /** Probability of a drop, and of a lift, that it was the wrong key and is undone. */
  undo: number
  /** Probability of what the cook does that his display has lost its link, and keeps it and what comes after for a while. */
  late: number
  waste: number
  redisLosses: number
  clockSteps: number
  powerCuts: number
  /** Preparers that come and leave while the shop is busy. */
  guests: number
  /** Closed after the first day, and open for a second one from then on; 0 = one day only. */
  reopenAtMs: number
}

const minute = 60_000

/** Hold and fry times are seconds here instead of minutes: as many things happen within a hold time as in a long day. */
function foodsFor(holdMs: number, codBatch: number): Foods {
  const fryMinutes = 3500 / minute
  return new Map([
    ['cod', { kind: 'held', holdMinutes: holdMs / minute, fryMinutes, batch: codBatch, par: codBatch, pan: 1 }],
    ['chips', { kind: 'held', holdMinutes: holdMs / minute, fryMinutes, batch: 6, par: 6, pan: 2 }],
    ['plaice', { kind: 'toOrder', holdMinutes: holdMs / minute, fryMinutes, batch: 1, par: 0, pan: 3 }],
    ['peas', { kind: 'free', holdMinutes: 0, fryMinutes: 0, batch: 1, par: 0, pan: 0 }],
  ])
}

export const quiet: Omit<Settings, 'seed'> = {
  partitions: 3,
  preparers: 2,
  loadMs: 20_000,
  gapMs: 1500,
  foods: foodsFor(40_000, 4),
  bigOrder: 0,
  crash: 0,
  pause: 0,
  lostReply: 0,
  ambush: 0,
  repeat: 0,
  cancel: 0,
  change: 0,
  recall: 0,
  ghost: 0,
  undo: 0,
  late: 0,
  waste: 0,
  redisLosses: 0,
  clockSteps: 0,
  powerCuts: 0,
  guests: 0,
  reopenAtMs: 0,
}

/** Every seed has all the small faults; what changes the whole day comes with some. */
export function settingsFor(seed: number): Settings {
  const chance = chanceOf(seed * 7919 + 13)
  const slow = chance.is(0.15)
  const big = chance.is(0.08)
  const storm = chance.is(0.25)
  return {
    ...quiet,
    seed,
    loadMs: slow ? 60_000 : quiet.loadMs,
    gapMs: slow ? 6000 : quiet.gapMs,
    foods: foodsFor(slow ? 15_000 : big ? 20_000 : 40_000, 4),
    bigOrder: big ? 60 : 0,
    crash: storm ? 0.004 : 0.002,
    pause: storm ? 0.003 : 0.0015,
    lostReply: 0.01,
    ambush: chance.is(0.15) ? 0.03 : 0,
    repeat: 0.05,
    cancel: 0.1,
    change: 0.15,
    recall: 0.15,
    ghost: 0.04,
    undo: 0.08,
    waste: chance.is(0.2) ? 0.05 : 0,
    redisLosses: storm ? 20 : chance.under(3),
    clockSteps: chance.is(0.15) ? 2 : 0,
    powerCuts: chance.is(0.15) ? 1 : 0,
    guests: chance.is(0.25) ? 1 : 0,
    late: chance.is(0.3) ? 0.15 : 0,
  }
}
