import { type Moment, msBetween } from './moment'
import type { ShopState } from './shop-state'

type Heard = Pick<ShopState, 'heardAt' | 'behindMs' | 'clockOffsetMs'>

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

/** `cutAt`: since when the connection is known to be gone; null while it stands, or while nothing is known of it. */
export type Connection = { cutAt: Moment | null; patience: Patience }
const unwatched: Connection = { cutAt: null, patience: displayPatience }

/** Silence and a lagging gateway count alike: what is shown is as old as the worse of the two. Moments by the device's clocks. */
export function linkOf(shop: Heard | null, openedAt: Moment, now: Moment, { cutAt, patience } = unwatched): Link {
  const gone = cutAt !== null && msBetween(cutAt, now) >= patience.cutMs
  if (shop === null) {
    const waitedMs = msBetween(openedAt, now)
    return { state: gone || waitedMs >= patience.silentMs ? 'lost' : 'opening', behindMs: waitedMs, sinceMs: null }
  }
  const silentMs = msBetween(shop.heardAt, now)
  const silent = silentMs >= patience.silentMs
  const behindMs = silentMs < slowAfterMs && !silent && !gone ? shop.behindMs : Math.max(silentMs, shop.behindMs)
  const sinceMs = serverMsAt(shop, now) - behindMs
  if (gone || silent || behindMs > lostAfterMs) return { state: 'lost', behindMs, sinceMs }
  return { state: behindMs >= slowAfterMs ? 'slow' : 'linked', behindMs, sinceMs }
}

/** The shop's time: as it was when it was last heard, and what has passed since. Whoever sets this device's clock meanwhile does not set the shop's. */
export const serverMsAt = ({ heardAt, clockOffsetMs }: Pick<Heard, 'heardAt' | 'clockOffsetMs'>, now: Moment): number =>
  heardAt.wallMs + clockOffsetMs + msBetween(heardAt, now)
