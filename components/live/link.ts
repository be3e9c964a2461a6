import type { ShopState } from './shop-state'

type Heard = Pick<ShopState, 'heardAtMs' | 'behindMs' | 'clockOffsetMs'>

/** How current a screen is. `sinceMs` is the server time of the last news, null before the first. */
export type Link = { state: 'opening' | 'linked' | 'slow' | 'lost'; behindMs: number; sinceMs: number | null }

const slowAfterMs = 3_000
const lostAfterMs = 10_000

/** Silence and a lagging gateway count alike: what is shown is as old as the worse of the two. Times by the device's clock. */
export function linkOf(shop: Heard | null, openedAtMs: number, nowMs: number): Link {
  if (shop === null) {
    const waitedMs = nowMs - openedAtMs
    return { state: waitedMs > lostAfterMs ? 'lost' : 'opening', behindMs: waitedMs, sinceMs: null }
  }
  const silentMs = Math.max(0, nowMs - shop.heardAtMs)
  const behindMs = silentMs < slowAfterMs ? shop.behindMs : Math.max(silentMs, shop.behindMs)
  const sinceMs = nowMs + shop.clockOffsetMs - behindMs
  if (behindMs > lostAfterMs) return { state: 'lost', behindMs, sinceMs }
  return { state: behindMs >= slowAfterMs ? 'slow' : 'linked', behindMs, sinceMs }
}
