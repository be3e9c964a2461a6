/** Seeded chance: the same seed gives the same run, always. */
export type Chance = {
  /** 0 ≤ n < 1. */
  next(): number
  between(from: number, to: number): number
  /** A whole number, 0 ≤ n < below. */
  under(below: number): number
  is(probability: number): boolean
}

/** mulberry32: 32 bits of state, good enough to shuffle events and the same on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    under: (below) => Math.floor(next() * below),
    is: (probability) => next() < probability,
  }
}
