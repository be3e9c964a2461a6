// Protects the manager's PIN at a till: only a manager's counts, five wrong tries are five whatever they were for, and what was allowed
// is good for one act, up to its amount, of its kind, and for eight days.
import { expect, test } from 'vitest'
import { approve, type Use, useApproval } from './approve'
import { signIn, triesLeft } from './decide'
import { type AccessState, approvalMs, evolve, nobodyYet } from './state'

const person = (id: string, roles: AccessState['people'][string]['roles']) => ({ id, name: id, roles, pinHash: 'x', passwordHash: null })
const start: AccessState = {
  ...nobodyYet,
  people: { jo: person('jo', ['manager']), sam: person('sam', ['till']) },
  devices: { till: { id: 'till', name: 'Till 1', kinds: ['till'], till: 1, tokenHash: 'h', enrolledAtMs: 0 } },
}
const wish = { approval: 'a1', device: 'till', person: 'jo', by: 'sam', kind: 'refund' as const, pence: 2000, correct: true }
const after = (state: AccessState, decision: ReturnType<typeof approve>) => decision.events.reduce(evolve, state)
const allowed = after(start, approve(start, wish, 1000))
const use: Use = { approval: 'a1', kind: 'refund', pence: 1500, act: 'act-1' }

test('allowed once: the same act may be sent again, another one may not', () => {
  const first = useApproval(allowed, use, 2000)
  expect(first).toMatchObject({ ok: true, events: [{ type: 'approval.used', act: 'act-1' }] })
  const used = after(allowed, first)
  expect(useApproval(used, use, 3000)).toEqual({ ok: true, events: [] })
  expect(useApproval(used, { ...use, act: 'act-2' }, 3000)).toMatchObject({ ok: false, refusal: { id: 'needs-approval' } })
})

test.each<[string, Partial<Use>, number]>([
  ['more than was allowed', { pence: 2001 }, 2000],
  ['of another kind', { kind: 'void' }, 2000],
  ['nobody has allowed anything', { approval: undefined }, 2000],
  ['an approval that nobody gave', { approval: 'a2' }, 2000],
  ['eight days later', {}, 1000 + approvalMs],
])('refused: %s', (_, more, atMs) => {
  expect(useApproval(allowed, { ...use, ...more }, atMs)).toMatchObject({ ok: false, events: [], refusal: { id: 'needs-approval' } })
})

test('asked again because the answer was lost, it is given once', () => {
  expect(approve(allowed, wish, 2000)).toEqual({ ok: true, events: [] })
  expect(approve(allowed, { ...wish, pence: 9000 }, 2000).ok).toBe(false)
})

test('a PIN of somebody who is no manager is wrong, and counts as a try', () => {
  const decision = approve(start, { ...wish, person: 'sam' }, 1000)
  expect(decision).toMatchObject({ ok: false, refusal: { id: 'wrong-pin' }, events: [{ type: 'sign-in.refused', person: 'sam' }] })
})

test('five wrong tries lock out here as at the door, and the other way round', () => {
  let state = start
  for (let n = 0; n < 5; n++) state = after(state, approve(state, { ...wish, correct: false }, 1000 + n))
  expect(triesLeft(state, 'till', 'jo', 2000)).toBe(0)
  expect(approve(state, wish, 2000)).toMatchObject({ ok: false, refusal: { id: 'locked-out' } })
  expect(signIn(state, { device: 'till', person: 'jo', session: 's', was: null, correct: true }, 2000)).toMatchObject({
    ok: false,
    refusal: { id: 'locked-out' },
  })
})
