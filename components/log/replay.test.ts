/** Guarantee: the page never shows a time that has not been, stands still where somebody looks, and is live again when the past has caught up. */
import { describe, expect, it } from 'vitest'
import { at, heldAt, live, passed, type Replay, speeded, stepped, turned } from './replay'

const nowMs = 100_000
const past = (atMs: number, playing: boolean, speed: 1 | 10 = 1): Replay => ({ kind: 'past', atMs, playing, speed })

describe('replay', () => {
  it.each([
    ['time goes on at its own pace', passed(past(50_000, true), 500, nowMs), past(50_500, true)],
    ['ten times as fast', passed(past(50_000, true, 10), 500, nowMs), past(55_000, true, 10)],
    ['held, it stands still', passed(past(50_000, false), 500, nowMs), past(50_000, false)],
    ['catching up with now is live', passed(past(99_800, true), 500, nowMs), live],
    ['live stays live', passed(live, 500, nowMs), live],
    ['ten seconds back from live stands still', stepped(live, -10_000, nowMs), past(90_000, false)],
    ['ten seconds back while playing plays on', stepped(past(50_000, true, 10), -10_000, nowMs), past(40_000, true, 10)],
    ['ten seconds on beyond now is live', stepped(past(95_000, false), 10_000, nowMs), live],
    ['not before the beginning of time', stepped(past(3_000, false), -10_000, nowMs), past(0, false)],
    ['to a time to come is live', at(past(3_000, false), 200_000, nowMs), live],
    ['live is held where it is', turned(live, nowMs), past(nowMs - 1, false)],
    ['held plays on', turned(past(5_000, false), nowMs), past(5_000, true)],
    ['playing is held', turned(past(5_000, true), nowMs), past(5_000, false)],
    ['an event of this very moment is held, not run after', heldAt(live, nowMs + 5, nowMs), past(nowMs - 1, false)],
    ['what is looked at stands still though it played', heldAt(past(9_000, true, 10), 8_000, nowMs), past(8_000, false, 10)],
    ['faster, and it plays', speeded(past(5_000, false)), past(5_000, true, 10)],
    ['and at its own pace again', speeded(past(5_000, true, 10)), past(5_000, true, 1)],
    ['live cannot be faster', speeded(live), live],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})
