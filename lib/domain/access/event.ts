import type { ApprovalKind } from '../limits'
import type { DeviceKind, Role } from './role'

/**
 * What has happened at the shop's door, in order. Of tokens, PINs and passwords only hashes stand here. It is kept in
 * a file and not in Kafka (docs/decisions/0016): a log that anybody may read back is no place for them.
 */
export type AccessEvent = { atMs: number } & (
  | { type: 'shop.set-up'; shopName: string; linkHash: string; act: string; answered?: Answered }
  | { type: 'person.added'; person: string; name: string; roles: Role[]; pinHash: string; passwordHash: string | null }
  | { type: 'person.changed'; person: string; name: string; roles: Role[]; pinHash: string; passwordHash: string | null }
  | { type: 'person.removed'; person: string }
  | { type: 'device.enrolled'; device: string; name: string; kinds: DeviceKind[]; till: number | null; tokenHash: string }
  | { type: 'device.revoked'; device: string }
  /** `session` is the hash of its token; `sinceMs`: when the shift began, if this only unlocks the screen. */
  | { type: 'session.started'; session: string; person: string; device: string; sinceMs?: number }
  | { type: 'session.ended'; session: string; why: SessionEnd }
  | { type: 'sign-in.refused'; person: string; device: string }
  /** A manager has allowed up to so much, at a till where `by` is signed in. */
  | { type: 'approval.given'; approval: string; person: string; device: string; by: string | null; kind: ApprovalKind; pence: number }
  /** `act`: what it was used for. */
  | { type: 'approval.used'; approval: string; act: string }
)

/**
 * Who came in by a one-time link and on which device, and what they asked (a hash): so that a lost answer can be given again. PIN and password are
 * no part of that hash: a quick one would tell them to whoever reads this file. Missing in what was written before answers were repeated.
 */
export type Answered = { request: string; person: string; device: string }

export type SessionEnd = 'signed out' | 'replaced' | 'expired'
