import type { ShopState } from './shop-state'

type Heard = Pick<ShopState, 'heardAtMs' | 'behindMs' | 'clockOffsetMs'>

/** How current a screen is. `sinceMs` is the server time of the last news, null before the first. */
export type Link = { state: 'opening' | 'linked' | 'slow' | 'lost'; behindMs: number; sinceMs: number | null }

const slowAfterMs = 3_000
const lostAfterMs = 10_000

/** How long a screen bears silence, and a connection that is known to be gone, before it says that there is no link. */
export type Patience = { silentMs: number; cutMs: number }

/**
 * Money is taken at a till and orders are given away at a counter, so these say within 3 s that there is no link: the gateway
 * speaks once a second, and a connection that a gateway has closed for a restart is back sooner. Displays cover themselves when the
 * link is lost, so they wait.
 */
export const tillPatience: Patience = { silentMs: 2_500, cutMs: 1_500 }
export const displayPatience: Patience = { silentMs: lostAfterMs + 1, cutMs: lostAfterMs + 1 }

/** `cutAtMs`: since when the connection is known to be gone; null while it stands, or while nothing is known of it. */
export type Connection = { cutAtMs: number | null; patience: Patience }
const unwatched: Connection = { cutAtMs: null, patience: displayPatience }

/** Silence and a lagging gateway count alike: what is shown is as old as the worse of the two. Times by the device's clock. */
export function linkOf(shop: Heard | null, openedAtMs: number, nowMs: number, { cutAtMs, patience } = unwatched): Link {
  const gone = cutAtMs !== null && nowMs - cutAtMs >= patience.cutMs
  if (shop === null) {
    const waitedMs = nowMs - openedAtMs
    return { state: gone || waitedMs >= patience.silentMs ? 'lost' : 'opening', behindMs: waitedMs, sinceMs: null }
  }
  const silentMs = Math.max(0, nowMs - shop.heardAtMs)
  const silent = silentMs >= patience.silentMs
  const behindMs = silentMs < slowAfterMs && !silent && !gone ? shop.behindMs : Math.max(silentMs, shop.behindMs)
  const sinceMs = nowMs + shop.clockOffsetMs - behindMs
  if (gone || silent || behindMs > lostAfterMs) return { state: 'lost', behindMs, sinceMs }
  return { state: behindMs >= slowAfterMs ? 'slow' : 'linked', behindMs, sinceMs }
}
