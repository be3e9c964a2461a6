import type { Track } from '../domain/track'

/** What the customer's page is answered. It asks every three seconds; the shop's clock comes along, because a phone's may be wrong. */
export type TrackAnswer = Track & {
  shopName: string
  /** As the manager has laid it down for receipts. */
  shopAddress: readonly string[]
  vatNumber: string | null
  serverNowMs: number
}
