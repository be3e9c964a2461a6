// Protects the door's rules: one-time links, tries that are counted for each person on each device, who may look after whom, and what
// ends with a person or a device.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addPerson,
  changePerson,
  type Decision,
  enrolDevice,
  findSetUp,
  removePerson,
  repeatSetUp,
  repeatWithinMs,
  revokeDevice,
  setUp,
  signIn,
  triesAllowed,
  triesLeft,
} from './decide'
import type { AccessEvent } from './event'
import { mayUse } from './need'
import { deviceKinds, type Role, roles } from './role'
import { findSession, isLocked, shiftMs } from './session'
import { type AccessState, evolve, nobodyYet, triesWithinMs } from './state'

const minute = 60_000

/** The state after it, whatever was decided. */
const after = (state: AccessState, { events }: Decision): AccessState => events.reduce(evolve, state)

const opening = {
  act: 'act',
  linkHash: 'link',
  request: 'asked',
  shopName: 'Chippy',
  person: { id: 'ann', name: 'Ann', pinHash: 'p', passwordHash: 'w' },
  device: { id: 'd1', tokenHash: 't1', kinds: [...deviceKinds] },
  session: 's1',
}

function openShop(): AccessState {
  let state = after(nobodyYet, setUp(nobodyYet, opening, 0))
  state = after(state, addPerson(state, ['owner'], 'priya', { name: 'Priya', roles: ['till'], pinHash: 'p', passwordHash: null }, 0))
  return after(state, enrolDevice(state, { id: 'd2', tokenHash: 't2' }, { name: 'Till 2', kinds: ['till'], till: 2 }, 0))
}

const tryPin = (state: AccessState, correct: boolean, atMs: number, person = 'priya', device = 'd2', session = `s ${atMs}`) =>
  signIn(state, { device, person, session, was: null, correct }, atMs)

const { act, linkHash, request } = opening
const again = { act, linkHash, request, correct: true, tokenHash: 't9', session: 's9' }

test('a link works once, for the act that used it too, and the refusal says how to get another', () => {
  const state = openShop()
  const refused = { ok: false, events: [], refusal: { id: 'link-used', message: expect.stringContaining('npm start -- --owner-link') } }
  expect(setUp(state, { ...opening, act: 'another' }, 1)).toMatchObject(refused)
  expect(setUp(state, opening, 1)).toMatchObject(refused)
  expect(state).toMatchObject({ shopName: 'Chippy', people: { ann: { roles: ['owner'] } }, devices: { d1: { till: 1 } } })
})

test('an answer that was lost is given again, ten minutes long: the same person on the same device, and the first tokens are worth nothing', () => {
  const state = after(openShop(), repeatSetUp(openShop(), again, repeatWithinMs - 1))
  expect(state.people).toEqual(openShop().people)
  expect(state.devices).toMatchObject({ d1: { tokenHash: 't9', name: 'This computer', till: 1 }, d2: { tokenHash: 't2' } })
  expect(Object.values(state.sessions)).toMatchObject([{ hash: 's9', person: 'ann', device: 'd1' }])
})

test.each<[string, Partial<typeof again>, number, ((state: AccessState) => Decision)?]>([
  ['later than that', {}, repeatWithinMs],
  ['by another act', { act: 'another' }, 1],
  ['by another link', { linkHash: 'other' }, 1],
  ['with other content', { request: 'other' }, 1],
  ['with another PIN or password', { correct: false }, 1],
  ['when its device has been taken off', {}, 1, (state) => revokeDevice(state, 'd1', 1)],
  ['when its owner has gone', {}, 1, () => ({ ok: true, events: [{ type: 'person.removed', atMs: 1, person: 'ann' }] })],
  [
    'when its owner is none any more',
    ...([{}, 1] as const),
    () => ({
      ok: true,
      events: [{ type: 'person.changed', atMs: 1, person: 'ann', name: 'Ann', roles: ['till'], pinHash: 'p', passwordHash: null }],
    }),
  ],
])('no answer again: %s', (_, other, atMs, meanwhile) => {
  const state = meanwhile ? after(openShop(), meanwhile(openShop())) : openShop()
  expect(repeatSetUp(state, { ...again, ...other }, atMs)).toMatchObject({ ok: false, events: [], refusal: { id: 'link-used' } })
})

test('a link that was used before answers were repeated is read as used, for ever and for everybody', () => {
  const written = '[{"type":"shop.set-up","atMs":0,"shopName":"Chippy","linkHash":"link","act":"act"}]'
  const read: AccessEvent[] = JSON.parse(written)
  const state = read.reduce(evolve, nobodyYet)
  expect(state).toMatchObject({ shopName: 'Chippy', shopId: 'act' })
  expect(setUp(state, opening, 1)).toMatchObject({ ok: false, refusal: { id: 'link-used' } })
  expect(findSetUp(state, again, 1)).toBeNull()
})

test('whoever was signed in where a link is opened is out: the device has tokens of its own from then on', () => {
  const state = after(openShop(), tryPin(openShop(), true, 1))
  const { device } = opening
  const later = { ...opening, act: 'later', linkHash: 'link 2', device: { ...device, id: 'd2', tokenHash: 't3' }, session: 's2' }
  const bob = { ...opening.person, id: 'bob', name: 'Bob' }
  const opened = after(state, setUp(state, { ...later, person: bob }, 2))
  expect(Object.keys(opened.sessions)).toEqual(['s1', 's2'])
  expect(opened.devices['d2']).toMatchObject({ name: 'Till 2', kinds: ['till'], till: 2, tokenHash: 't3' })
})

test('a later link gives an owner of that name another password, and whoever knew the old one is out', () => {
  const state = openShop()
  const later = { ...opening, act: 'later', linkHash: 'link 2', device: { ...opening.device, id: 'd3', tokenHash: 't3' }, session: 's2' }
  const renewed = after(state, setUp(state, { ...later, person: { ...opening.person, id: 'other', passwordHash: 'new' } }, 1))
  expect(Object.keys(renewed.people)).toEqual(['ann', 'priya'])
  expect(renewed.people['ann']?.passwordHash).toBe('new')
  expect(Object.keys(renewed.sessions)).toEqual(['s2'])
  const another = after(state, setUp(state, { ...later, person: { ...opening.person, id: 'bob', name: 'Bob' } }, 1))
  expect(another.people['bob']?.roles).toEqual(['owner'])
  expect(Object.keys(another.sessions)).toEqual(['s1', 's2'])
})

test('the fifth wrong try is the last for half an hour, on that device and for that person only', () => {
  let state = openShop()
  for (let n = 0; n < triesAllowed; n++) state = after(state, tryPin(state, false, n * minute))
  expect(tryPin(state, true, 5 * minute)).toMatchObject({ ok: false, refusal: { id: 'locked-out' } })
  expect(tryPin(state, true, 5 * minute, 'ann').ok).toBe(true)
  expect(tryPin(state, true, 5 * minute, 'priya', 'd1').ok).toBe(true)
  expect(tryPin(state, true, triesWithinMs, 'priya').ok).toBe(true)
})

test('whatever is tried when: never more than five wrong ones count within any half hour, and a lock is never longer', () => {
  const tries = fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 20 * minute }), correct: fc.boolean() }), { maxLength: 60 })
  fc.assert(
    fc.property(tries, (all) => {
      let state = openShop()
      let nowMs = 0
      const wrong: number[] = []
      for (const { waitMs, correct } of all) {
        nowMs += waitMs
        const decision = tryPin(state, correct, nowMs)
        state = after(state, decision)
        if (decision.ok) wrong.length = 0
        else if (decision.refusal.id === 'wrong-pin') wrong.push(nowMs)
        const recent = wrong.filter((atMs) => atMs > nowMs - triesWithinMs)
        expect(recent.length).toBeLessThanOrEqual(triesAllowed)
        expect(triesLeft(state, 'd2', 'priya', nowMs)).toBe(triesAllowed - recent.length)
      }
      expect(tryPin(state, true, nowMs + triesWithinMs).ok).toBe(true)
    }),
  )
})

test('a number belongs to one till; it is free again when that device is taken off', () => {
  const state = openShop()
  const as = { name: 'Till 2 too', kinds: ['till' as const], till: 2 }
  expect(enrolDevice(state, { id: 'd3', tokenHash: 't3' }, as, 1)).toMatchObject({ ok: false, refusal: { id: 'till-taken' } })
  const freed = after(state, revokeDevice(state, 'd2', 1))
  expect(enrolDevice(freed, { id: 'd3', tokenHash: 't3' }, as, 1).ok).toBe(true)
})

test('with a person, and with a device, all their sessions end', () => {
  const state = after(openShop(), tryPin(openShop(), true, 1))
  expect(Object.keys(state.sessions)).toEqual(['s1', 's 1'])
  expect(Object.keys(after(state, removePerson(state, ['owner'], 'priya', 2)).sessions)).toEqual(['s1'])
  expect(Object.keys(after(state, revokeDevice(state, 'd2', 2)).sessions)).toEqual(['s1'])
  const changed = changePerson(state, ['manager'], 'priya', { name: 'Priya', roles: ['cook'], pinHash: 'new', passwordHash: null }, 2)
  expect(Object.keys(after(state, changed).sessions)).toEqual(['s1'])
})

test.each<[Role, Role[], boolean]>([
  ['owner', ['till'], true],
  ['owner', ['manager'], true],
  ['owner', ['owner'], true],
  ['manager', ['till', 'cook'], true],
  ['manager', ['manager'], false],
  ['manager', ['till', 'owner'], false],
  ['till', ['till'], false],
  ['cook', ['manager'], false],
])('%s may add somebody as %s: %s', (by, held, allowed) => {
  const decision = addPerson(openShop(), [by], 'new', { name: 'New', roles: held, pinHash: '', passwordHash: '' }, 1)
  expect(decision.ok).toBe(allowed)
  expect(decision.events.length).toBe(allowed ? 1 : 0)
})

test('the last owner stays one; nobody makes an owner of themselves', () => {
  const state = openShop()
  expect(removePerson(state, ['owner'], 'ann', 1)).toMatchObject({ ok: false, refusal: { id: 'last-owner' } })
  const details = { name: 'Ann', roles: ['manager' as const], pinHash: '', passwordHash: '' }
  expect(changePerson(state, ['owner'], 'ann', details, 1)).toMatchObject({ ok: false, refusal: { id: 'last-owner' } })
  expect(changePerson(state, ['manager'], 'priya', { ...details, roles: ['owner'] }, 1)).toMatchObject({
    ok: false,
    refusal: { id: 'not-allowed' },
  })
})

test('a shift ends, whatever is touched; a till locks when nobody touches it, a kitchen display does not', () => {
  const state = after(openShop(), tryPin(openShop(), true, 0))
  const at = (nowMs: number) => findSession(state, 's 0', nowMs)
  expect(at(shiftMs - 1)?.person.name).toBe('Priya')
  expect(at(shiftMs)).toBeNull()
  const open = at(1)
  if (!open) throw new Error('there is no session')
  expect(isLocked(open, 0, 15 * minute - 1)).toBe(false)
  expect(isLocked(open, 0, 15 * minute)).toBe(true)
  const display = { ...open.device, kinds: ['kitchen' as const] }
  expect(isLocked({ ...open, device: display, person: { ...open.person, roles: ['kitchen'] } }, 0, shiftMs)).toBe(false)
  expect(isLocked({ ...open, device: display }, 0, shiftMs)).toBe(true)
  expect(isLocked({ ...open, device: display, person: { ...open.person, roles: ['manager'] } }, 0, shiftMs)).toBe(true)
})

test('managers stand in for the staff, the owner for all; nobody for more', () => {
  const device = {}
  const may = (held: Role[], need: Role) => mayUse({ fromThisMachine: false, device, person: { roles: held } }, [need])
  for (const need of roles) {
    expect(may(['owner'], need)).toBe('yes')
    expect(may(['manager'], need)).toBe(need === 'owner' ? 'not allowed' : 'yes')
    for (const held of ['till', 'kitchen', 'cook', 'counter'] as const)
      expect(may([held], need)).toBe(held === need ? 'yes' : 'not allowed')
  }
  expect(mayUse({ fromThisMachine: true, device: null, person: null }, ['till'])).toBe('sign in')
  expect(mayUse({ fromThisMachine: true, device, person: null }, ['till'])).toBe('sign in')
  expect(mayUse({ fromThisMachine: false, device, person: null }, 'device')).toBe('yes')
  expect(mayUse({ fromThisMachine: false, device, person: null }, 'this machine')).toBe('not allowed')
})

test('what is read back from what has happened is the same door', () => {
  const events: AccessEvent[] = []
  let state: AccessState = nobodyYet
  const take = (decision: Decision) => {
    events.push(...decision.events)
    state = after(state, decision)
  }
  take(setUp(state, opening, 0))
  take(addPerson(state, ['owner'], 'priya', { name: 'Priya', roles: ['till'], pinHash: 'p', passwordHash: null }, 1))
  take(tryPin(state, false, 2, 'priya', 'd1'))
  take(tryPin(state, true, 3, 'priya', 'd1'))
  const readBack: AccessEvent[] = JSON.parse(JSON.stringify(events))
  expect(readBack.reduce(evolve, nobodyYet)).toEqual(state)
})
