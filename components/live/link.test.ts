/** Guarantee: no screen looks current when it is not, and a till says within three seconds that it has no link. */
import { describe, expect, it } from 'vitest'
import { displayPatience, linkOf, serverMsAt, tillPatience } from './link'
import type { Moment } from './moment'

const atMs = 1_000_000
const ago = (ms: number): Moment => ({ wallMs: atMs - ms, steadyMs: 80_000 - ms })
const now = ago(0)
const heard = (agoMs: number, behindMs = 0) => ({ heardAt: ago(agoMs), behindMs, clockOffsetMs: 5 })
const till = { openedAt: ago(60_000), cutAt: null as Moment | null, patience: tillPatience }
const display = { ...till, patience: displayPatience }

describe('link', () => {
  it.each([
    { name: 'a till that hears is linked', shop: heard(900), watch: till, state: 'linked' },
    { name: 'a till in silence has no link', shop: heard(2_500), watch: till, state: 'lost' },
    { name: 'a till that is cut off has no link', shop: heard(1_500), watch: { ...till, cutAt: ago(1_500) }, state: 'lost' },
    { name: 'a till bears a short cut', shop: heard(1_400), watch: { ...till, cutAt: ago(1_400) }, state: 'linked' },
    { name: 'a till is slow behind a slow log', shop: heard(0, 4_000), watch: till, state: 'slow' },
    { name: 'a display in silence is slow', shop: heard(3_000), watch: display, state: 'slow' },
    { name: 'a display bears a cut as long as silence', shop: heard(9_000), watch: { ...display, cutAt: ago(9_000) }, state: 'slow' },
    { name: 'a display covers itself after ten seconds', shop: heard(10_001), watch: display, state: 'lost' },
    { name: 'nothing heard yet is opening', shop: null, watch: { ...till, openedAt: ago(2_000) }, state: 'opening' },
    {
      name: 'a till opened without the shop says so',
      shop: null,
      watch: { ...till, openedAt: ago(2_000), cutAt: ago(1_900) },
      state: 'lost',
    },
  ])('$name', ({ shop, watch, state }) => {
    expect(linkOf(shop, watch.openedAt, now, watch).state).toBe(state)
  })

  it('is as old as the last that was heard, in the time of the shop', () => {
    expect(linkOf(heard(2_500), till.openedAt, now, till)).toEqual({ state: 'lost', behindMs: 2_500, sinceMs: atMs + 5 - 2_500 })
  })

  describe('a clock that somebody sets', () => {
    const back = (moment: Moment, ms: number): Moment => ({ ...moment, wallMs: moment.wallMs - ms })
    it.each([
      {
        name: 'back after a silence: a till that hears again is linked',
        shop: { ...heard(0), heardAt: back(ago(400), 600_000) },
        state: 'linked',
      },
      { name: 'back while nothing is heard: what is old stays old', shop: heard(8_000), state: 'lost' },
    ])('$name', ({ shop, state }) => {
      expect(linkOf(shop, till.openedAt, back(now, 600_000), till).state).toBe(state)
    })

    it('forward, or on a device that slept: what is shown is old until something is heard', () => {
      expect(linkOf(heard(1_000), till.openedAt, back(now, -600_000), till).state).toBe('lost')
    })

    it('leaves the shop’s time alone while nothing is heard', () => {
      expect(serverMsAt(heard(8_000), back(now, 600_000))).toBe(atMs + 5)
    })
  })
})
