import { needsPassword } from './role'
import type { AccessState, Device, Person, Session } from './state'

/** Nobody works longer without signing in again. */
export const shiftMs = 14 * 60 * 60_000
const idleAtTillMs = 15 * 60_000

/**
 * How long nobody needs to touch a screen before it asks for the PIN again; null: it never does. A kitchen's hands are full,
 * and a display that locks in the rush is worse than none: only tills, offices and whoever takes money or manages are locked.
 */
function idleLimitMs(person: Person, device: Device): number | null {
  const isDisplay = device.kinds.every((kind) => kind === 'kitchen' || kind === 'cook' || kind === 'counter')
  return isDisplay && !person.roles.includes('till') && !needsPassword(person.roles) ? null : idleAtTillMs
}

export type OpenSession = { session: Session; person: Person; device: Device }

/** Null: there is no such session, or its shift is over. */
export function findSession(state: AccessState, hash: string, nowMs: number): OpenSession | null {
  const session = state.sessions[hash]
  const person = session && state.people[session.person]
  const device = session && state.devices[session.device]
  if (!session || !person || !device || nowMs >= session.startedAtMs + shiftMs) return null
  return { session, person, device }
}

/** Whoever was here is asked for the PIN, nothing else is lost. */
export function isLocked({ person, device }: OpenSession, usedAtMs: number, nowMs: number): boolean {
  const limitMs = idleLimitMs(person, device)
  return limitMs !== null && nowMs >= usedAtMs + limitMs
}
