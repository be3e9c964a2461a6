/** Guarantee: no screen looks current when it is not, and a till says within three seconds that it has no link. */
import { describe, expect, it } from 'vitest'
import { displayPatience, linkOf, tillPatience } from './link'

const atMs = 1_000_000
const heard = (agoMs: number, behindMs = 0) => ({ heardAtMs: atMs - agoMs, behindMs, clockOffsetMs: 5 })
const till = { openedAtMs: atMs - 60_000, cutAtMs: null as number | null, patience: tillPatience }
const display = { ...till, patience: displayPatience }

describe('link', () => {
  it.each([
    { name: 'a till that hears is linked', shop: heard(900), watch: till, state: 'linked' },
    { name: 'a till in silence has no link', shop: heard(2_500), watch: till, state: 'lost' },
    { name: 'a till that is cut off has no link', shop: heard(1_500), watch: { ...till, cutAtMs: atMs - 1_500 }, state: 'lost' },
    { name: 'a till bears a short cut', shop: heard(1_400), watch: { ...till, cutAtMs: atMs - 1_400 }, state: 'linked' },
    { name: 'a till is slow behind a slow log', shop: heard(0, 4_000), watch: till, state: 'slow' },
    { name: 'a display in silence is slow', shop: heard(3_000), watch: display, state: 'slow' },
    { name: 'a display bears a cut as long as silence', shop: heard(9_000), watch: { ...display, cutAtMs: atMs - 9_000 }, state: 'slow' },
    { name: 'a display covers itself after ten seconds', shop: heard(10_001), watch: display, state: 'lost' },
    { name: 'nothing heard yet is opening', shop: null, watch: { ...till, openedAtMs: atMs - 2_000 }, state: 'opening' },
    {
      name: 'a till opened without the shop says so',
      shop: null,
      watch: { ...till, openedAtMs: atMs - 2_000, cutAtMs: atMs - 1_900 },
      state: 'lost',
    },
  ])('$name', ({ shop, watch, state }) => {
    expect(linkOf(shop, watch.openedAtMs, atMs, watch).state).toBe(state)
  })

  it('is as old as the last that was heard, in the time of the shop', () => {
    expect(linkOf(heard(2_500), till.openedAtMs, atMs, till)).toEqual({ state: 'lost', behindMs: 2_500, sinceMs: atMs + 5 - 2_500 })
  })
})
