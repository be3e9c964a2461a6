import { tillNumbers } from '../order-number'
import type { AccessEvent } from './event'
import { type DeviceKind, needsPassword, type Role } from './role'
import { type AccessState, type Device, type Person, pairOf, type Session, triesWithinMs } from './state'

/** What has happened, or why nothing may. `id` is stable, `message` says what to do. */
export type Decision = { ok: true; events: AccessEvent[] } | { ok: false; events: AccessEvent[]; refusal: Refused }
export type Refused = {
  id: 'link-used' | 'wrong-pin' | 'locked-out' | 'till-taken' | 'unknown' | 'last-owner' | 'not-allowed' | 'needs-approval'
  message: string
}

export const triesAllowed = 5

/** How long a lost answer to a one-time link can be asked for again. */
export const repeatWithinMs = 10 * 60_000

export type SetUp = {
  /** The request's own id. */
  act: string
  linkHash: string
  /** Of what was asked, without PIN and password. */
  request: string
  shopName: string
  person: { id: string; name: string; pinHash: string; passwordHash: string }
  /** The one that the link was opened on: enrolled already, or with an id that nobody has heard of. */
  device: { id: string; tokenHash: string; kinds: DeviceKind[] }
  session: string
}

/**
 * The one-time link: whoever has it is an owner of the shop from now on; an owner of that name, who has forgotten the password,
 * gets the new one. The device it was opened on is enrolled, and the owner is signed in there. It works once, whoever asks.
 */
export function setUp(state: AccessState, { act, linkHash, request, shopName, person, device, session }: SetUp, atMs: number): Decision {
  if (state.usedLinks[linkHash]) return linkUsed()
  const known = Object.values(state.people).find(({ name, roles }) => name === person.name && roles.includes('owner'))
  const { name, pinHash, passwordHash } = person
  const roles: Role[] = ['owner']
  const owner = known?.id ?? person.id
  const had = state.devices[device.id]
  return accepted([
    { type: 'shop.set-up', atMs, shopName, linkHash, act, answered: { request, person: owner, device: device.id } },
    { type: known ? 'person.changed' : 'person.added', atMs, person: owner, name, roles, pinHash, passwordHash },
    // Whoever knew the old password is out, and whoever was signed in on this device.
    ...endAll(state, (open) => open.person === owner || open.device === device.id, atMs),
    enrolled(device, had ? asItIs(had) : firstTime(state, device.kinds), atMs),
    { type: 'session.started', atMs, session, person: owner, device: device.id },
  ])
}

export type AskedAgain = Pick<SetUp, 'act' | 'linkHash' | 'request'>

/**
 * Who came in by this link, and where, when exactly this asked for it a short while ago; null: the link is used up. That PIN and password
 * are the same too is for the caller to find out.
 */
export function findSetUp(state: AccessState, asked: AskedAgain, nowMs: number): { person: Person; device: Device } | null {
  const use = state.usedLinks[asked.linkHash]
  const answered = use?.answered
  if (!use || !answered || use.act !== asked.act || answered.request !== asked.request) return null
  if (nowMs >= use.atMs + repeatWithinMs) return null
  const person = state.people[answered.person]
  const device = state.devices[answered.device]
  return person?.roles.includes('owner') && device ? { person, device } : null
}

/**
 * The answer again that was lost on its way: the same person on the same device, with tokens of their own, because of the first ones only hashes
 * are left. `correct`: it was the same PIN and the same password.
 */
export function repeatSetUp(
  state: AccessState,
  { correct, tokenHash, session, ...asked }: AskedAgain & { correct: boolean; tokenHash: string; session: string },
  atMs: number,
): Decision {
  const first = findSetUp(state, asked, atMs)
  if (!first || !correct) return linkUsed()
  const { person, device } = first
  return accepted([
    ...endAll(state, (open) => open.device === device.id, atMs),
    enrolled({ id: device.id, tokenHash }, asItIs(device), atMs),
    { type: 'session.started', atMs, session, person: person.id, device: device.id },
  ])
}

export type SignIn = { device: string; person: string; session: string; was: string | null; correct: boolean; unlocks?: boolean }

/**
 * `correct`: PIN, and the password of those who have one. `was`: the session that is open on this device, which ends. `unlocks`: it was
 * that person's own and only locked, so that the PIN was enough; the shift goes on and does not begin anew.
 */
export function signIn(state: AccessState, { device, person, session, was, correct, unlocks }: SignIn, atMs: number): Decision {
  const wrong = wrongTry(state, { device, person, correct }, atMs)
  if (wrong) return wrong
  const since = was === null ? undefined : state.sessions[was]?.startedAtMs
  return accepted([
    ...(was !== null && state.sessions[was] ? [{ type: 'session.ended' as const, atMs, session: was, why: 'replaced' as const }] : []),
    { type: 'session.started', atMs, session, person, device, ...(unlocks && since !== undefined && { sinceMs: since }) },
  ])
}

/** Null: the PIN is right, and tries are left. */
export function wrongTry(
  state: AccessState,
  { device, person, correct }: Pick<SignIn, 'device' | 'person' | 'correct'>,
  atMs: number,
): Decision | null {
  const left = triesLeft(state, device, person, atMs)
  if (left === 0)
    return refused('locked-out', `Too many wrong tries here. ${waitText(state, device, person, atMs)}, or use another device.`)
  if (correct && state.people[person] && state.devices[device]) return null
  return {
    ok: false,
    events: state.people[person] && state.devices[device] ? [{ type: 'sign-in.refused', atMs, person, device }] : [],
    refusal: { id: 'wrong-pin', message: left === 1 ? 'Wrong. No tries left; wait 30 minutes.' : `Wrong. Tries left: ${left - 1}.` },
  }
}

/** Counted for each device and person apart: who forgets a PIN at one till locks nobody out at another. */
export function triesLeft(state: AccessState, device: string, person: string, nowMs: number): number {
  return Math.max(0, triesAllowed - counted(state, device, person, nowMs).length)
}

function waitText(state: AccessState, device: string, person: string, nowMs: number): string {
  const [first = nowMs] = counted(state, device, person, nowMs)
  const minutes = Math.ceil((first + triesWithinMs - nowMs) / 60_000)
  return `Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

function counted(state: AccessState, device: string, person: string, nowMs: number): number[] {
  return (state.refusals[pairOf(device, person)] ?? []).filter((atMs) => atMs > nowMs - triesWithinMs)
}

export type NewDevice = { name: string; kinds: DeviceKind[]; till: number | null }

export function enrolDevice(state: AccessState, device: { id: string; tokenHash: string }, as: NewDevice, atMs: number): Decision {
  if (state.devices[device.id]) return accepted([])
  if (as.till !== null && tillsInUse(state).includes(as.till))
    return refused('till-taken', `Till ${as.till} is in use by another device. Choose another number, or take that device off first.`)
  return accepted([enrolled(device, as, atMs)])
}

export function revokeDevice(state: AccessState, device: string, atMs: number): Decision {
  return accepted(state.devices[device] ? [{ type: 'device.revoked', atMs, device }] : [])
}

export type PersonDetails = { name: string; roles: Role[]; pinHash: string; passwordHash: string | null }

export function addPerson(state: AccessState, by: readonly Role[], person: string, details: PersonDetails, atMs: number): Decision {
  if (!mayManage(by, details.roles)) return ownerOnly()
  // Asked again because the answer was lost.
  if (state.people[person]) return accepted([])
  return accepted([{ type: 'person.added', atMs, person, ...details }])
}

export function changePerson(state: AccessState, by: readonly Role[], person: string, details: PersonDetails, atMs: number): Decision {
  const known = state.people[person]
  if (!known) return refused('unknown', 'There is no such person.')
  if (!mayManage(by, [...known.roles, ...details.roles])) return ownerOnly()
  if (isLastOwner(state, person) && !details.roles.includes('owner')) return lastOwner()
  return accepted([{ type: 'person.changed', atMs, person, ...details }, ...endAll(state, (open) => open.person === person, atMs)])
}

export function removePerson(state: AccessState, by: readonly Role[], person: string, atMs: number): Decision {
  const known = state.people[person]
  // Asked again because the answer was lost.
  if (!known) return accepted([])
  if (!mayManage(by, known.roles)) return ownerOnly()
  if (isLastOwner(state, person)) return lastOwner()
  return accepted([{ type: 'person.removed', atMs, person }])
}

/** Nothing happens when it has ended already. */
export function endSession(state: AccessState, session: string, why: 'signed out' | 'expired', atMs: number): Decision {
  return accepted(state.sessions[session] ? [{ type: 'session.ended', atMs, session, why }] : [])
}

function endAll(state: AccessState, which: (open: Session) => boolean, atMs: number): AccessEvent[] {
  return Object.values(state.sessions)
    .filter(which)
    .map(({ hash }) => ({ type: 'session.ended', atMs, session: hash, why: 'replaced' }))
}

/** Managers look after the staff, the owner after managers too. */
const mayManage = (by: readonly Role[], held: readonly Role[]) => by.includes('owner') || (by.includes('manager') && !needsPassword(held))

const isLastOwner = ({ people }: AccessState, person: string) =>
  people[person]?.roles.includes('owner') === true &&
  !Object.values(people).some(({ id, roles }) => id !== person && roles.includes('owner'))

export function tillsInUse({ devices }: AccessState): number[] {
  return Object.values(devices).flatMap(({ till }) => (till === null ? [] : [till]))
}

/** A device stays what it is. */
const asItIs = ({ name, kinds, till }: Device): NewDevice => ({ name, kinds: [...kinds], till })

const firstTime = (state: AccessState, kinds: DeviceKind[]): NewDevice => ({
  ...{ name: 'This computer', kinds },
  till: kinds.includes('till') ? freeTill(state) : null,
})

function freeTill(state: AccessState): number | null {
  const used = tillsInUse(state)
  return tillNumbers.find((till) => !used.includes(till)) ?? null
}

function enrolled({ id, tokenHash }: { id: string; tokenHash: string }, as: NewDevice, atMs: number): AccessEvent {
  return { type: 'device.enrolled', atMs, device: id, tokenHash, ...as }
}

const accepted = (events: AccessEvent[]): Decision => ({ ok: true, events })
const refused = (id: Refused['id'], message: string): Decision => ({ ok: false, events: [], refusal: { id, message } })
const linkUsed = () =>
  refused('link-used', 'This link has been used, and works once. Start the shop with npm start -- --owner-link: it prints another.')
const ownerOnly = () => refused('not-allowed', 'Only the owner may do that for managers and owners.')
const lastOwner = () => refused('last-owner', 'The shop must keep an owner. Make somebody else one first.')
