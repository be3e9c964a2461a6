import { type Role, standsInFor } from './role'
import type { Device, Person } from './state'

/** Who may use an address or a socket event: everybody · a program on this very machine · any enrolled device · who is signed in as one of these. */
export type Need = 'anyone' | 'this machine' | 'device' | readonly Role[]

/** Who asks. `session` is set when somebody is signed in and not locked out by having been idle. */
export type Caller = {
  fromThisMachine: boolean
  device: Device | null
  person: Person | null
  /** The hash that the session is known by. */
  session: string | null
}

/** What the decision needs to know of a caller: a browser knows no more of itself. */
export type Asking = { fromThisMachine: boolean; device: object | null; person: { roles: readonly Role[] } | null }

export const stranger: Caller = { fromThisMachine: false, device: null, person: null, session: null }

/** `sign in`: nobody, or no device, that the shop knows. `not allowed`: known, but not for this. */
export type Verdict = 'yes' | 'sign in' | 'not allowed'

/** The one place that decides who may do what. */
export function mayUse({ fromThisMachine, device, person }: Asking, need: Need): Verdict {
  if (need === 'anyone') return 'yes'
  if (need === 'this machine') return fromThisMachine ? 'yes' : 'not allowed'
  if (device === null) return 'sign in'
  if (need === 'device') return 'yes'
  if (person === null) return 'sign in'
  return need.some((role) => standsInFor(person.roles, role)) ? 'yes' : 'not allowed'
}
