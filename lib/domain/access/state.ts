import type { ApprovalKind } from '../limits'
import { unheardOf } from '../unheard-of'
import type { AccessEvent, Answered } from './event'
import type { DeviceKind, Role } from './role'

export type Person = { id: string; name: string; roles: readonly Role[]; pinHash: string; passwordHash: string | null }
export type Device = {
  id: string
  name: string
  kinds: readonly DeviceKind[]
  till: number | null
  tokenHash: string
  enrolledAtMs: number
}
/** `usedBy`: the act that it was used for; null while it waits. */
export type Approval = { person: string; kind: ApprovalKind; pence: number; atMs: number; usedBy: string | null }
/** `act`: the request that it was used by. `answered`: null where nobody has written down what was asked. */
export type LinkUse = { act: string; atMs: number; answered: Answered | null }
export type Session = { hash: string; person: string; device: string; startedAtMs: number }

/** Who and what the shop knows now. By id, sessions by the hash of their token. */
export type AccessState = {
  /** Null until the shop has been set up. */
  shopName: string | null
  /** What this shop is told apart by from others on the same machine: the act that set it up. */
  shopId: string | null
  /** By the hash of each one-time link that has been used. */
  usedLinks: Readonly<Record<string, LinkUse>>
  people: Readonly<Record<string, Person>>
  devices: Readonly<Record<string, Device>>
  sessions: Readonly<Record<string, Session>>
  /** Refused sign-ins since the last one that went well, oldest first, by device and person. */
  refusals: Readonly<Record<string, readonly number[]>>
  /** What managers have allowed, by id, as long as it counts. */
  approvals: Readonly<Record<string, Approval>>
}

export const nobodyYet: AccessState = {
  ...{ shopName: null, shopId: null, usedLinks: {}, people: {}, devices: {}, sessions: {} },
  refusals: {},
  approvals: {},
}

/** As long as a till may have been without a link, and a day. */
export const approvalMs = 8 * 24 * 3_600_000

/** How long wrong tries count. */
export const triesWithinMs = 30 * 60_000

export const pairOf = (device: string, person: string): string => `${device} ${person}`

export function evolve(state: AccessState, event: AccessEvent): AccessState {
  switch (event.type) {
    case 'shop.set-up': {
      const { shopName, linkHash, act, atMs, answered = null } = event
      return {
        ...state,
        shopName,
        shopId: state.shopId ?? act,
        usedLinks: { ...state.usedLinks, [linkHash]: { act, atMs, answered } },
      }
    }
    case 'person.added':
    case 'person.changed': {
      const { person: id, name, roles, pinHash, passwordHash } = event
      return {
        ...state,
        people: { ...state.people, [id]: { id, name, roles, pinHash, passwordHash } },
        refusals: refusalsWithout(state, id),
      }
    }
    case 'person.removed':
      return {
        ...state,
        people: without(state.people, event.person),
        sessions: sessionsWithout(state, 'person', event.person),
        refusals: refusalsWithout(state, event.person),
      }
    case 'device.enrolled': {
      const { device: id, name, kinds, till, tokenHash, atMs } = event
      return { ...state, devices: { ...state.devices, [id]: { id, name, kinds, till, tokenHash, enrolledAtMs: atMs } } }
    }
    case 'device.revoked':
      return { ...state, devices: without(state.devices, event.device), sessions: sessionsWithout(state, 'device', event.device) }
    case 'session.started': {
      const { session: hash, person, device, sinceMs = event.atMs } = event
      const session = { hash, person, device, startedAtMs: sinceMs }
      return {
        ...state,
        sessions: { ...state.sessions, [hash]: session },
        refusals: without(state.refusals, pairOf(device, person)),
      }
    }
    case 'session.ended':
      return { ...state, sessions: without(state.sessions, event.session) }
    case 'sign-in.refused': {
      const pair = pairOf(event.device, event.person)
      const counted = (state.refusals[pair] ?? []).filter((atMs) => atMs > event.atMs - triesWithinMs)
      return { ...state, refusals: { ...state.refusals, [pair]: [...counted, event.atMs] } }
    }
    case 'approval.given': {
      const { approval, person, device, kind, pence, atMs } = event
      const still = Object.entries(state.approvals).filter(([, one]) => one.atMs > atMs - approvalMs)
      return {
        ...state,
        approvals: { ...Object.fromEntries(still), [approval]: { person, kind, pence, atMs, usedBy: null } },
        refusals: without(state.refusals, pairOf(device, person)),
      }
    }
    case 'approval.used': {
      const given = state.approvals[event.approval]
      return given ? { ...state, approvals: { ...state.approvals, [event.approval]: { ...given, usedBy: event.act } } } : state
    }
    default:
      return unheardOf(event)
  }
}

function without<Value>(entries: Readonly<Record<string, Value>>, id: string): Record<string, Value> {
  const { [id]: _, ...others } = entries
  return others
}

/** With a new PIN the tries begin anew. */
function refusalsWithout({ refusals }: AccessState, person: string): Record<string, readonly number[]> {
  return Object.fromEntries(Object.entries(refusals).filter(([pair]) => !pair.endsWith(` ${person}`)))
}

function sessionsWithout({ sessions }: AccessState, of: 'person' | 'device', id: string): Record<string, Session> {
  return Object.fromEntries(Object.entries(sessions).filter(([, session]) => session[of] !== id))
}
