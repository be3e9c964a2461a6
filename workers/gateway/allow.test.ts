// Protects the limits on discounts for sales that have waited in a till's queue: judged by what the till could know, given by whoever
// was signed in then, and a manager who happens to send the queue allows nothing by that.
import { expect, test } from 'vitest'
import type { Role } from '@/lib/domain/access/role'
import { type Limits, limitsAt, usualLimits } from '@/lib/domain/limits'
import { AccessDesk, nobody } from './access/desk'
import { createAllow, type Queued } from './approvals'

const lowered = Date.parse('2026-11-20T18:00:00.000Z')
const tight: Limits = { ...usualLimits, discountPercent: 0 }

async function openAllow() {
  const said = [{ limits: tight, sinceMs: lowered }]
  const secrets = { hashToken: (token: string) => token } as never
  const desk = await AccessDesk.open({
    log: { read: async () => [], append: async () => undefined },
    secrets,
    clock: { nowMs: () => lowered + 3_600_000 },
    onGone: () => undefined,
  })
  const allow = createAllow({ desk, limits: () => tight, limitsAt: (atMs) => limitsAt(said, atMs) })
  const personOf = (id: string, roles: Role[]) => ({ ...nobody, person: { id, name: id, roles, pinHash: '', passwordHash: null } })
  const wish = { kind: 'discount' as const, ofPence: 1_000, approval: undefined, act: 'a' }
  return {
    ask: (who: 'priya' | 'manager', pence: number, queued?: Queued) =>
      allow(personOf(who, who === 'manager' ? ['manager'] : ['till']), { ...wish, pence, queued }),
  }
}

test('a discount that was within the limits when it was given is not refused for limits that were lowered since', async () => {
  const { ask } = await openAllow()
  expect(await ask('priya', 100, { by: 'sam', atMs: lowered - 1 })).toEqual({ ok: true, doers: { by: 'sam' } })
  expect(await ask('priya', 101, { by: 'sam', atMs: lowered - 1 })).toMatchObject({ ok: false, answer: { status: 422 } })
  expect(await ask('priya', 100, { by: 'sam', atMs: lowered })).toMatchObject({ ok: false, answer: { status: 422 } })
  expect(await ask('priya', 100)).toMatchObject({ ok: false })
})

test('above the limits it needs its approval, also when a manager is signed in as it is sent', async () => {
  const { ask } = await openAllow()
  expect(await ask('manager', 500, { by: 'sam', atMs: lowered })).toMatchObject({ ok: false, answer: { status: 422 } })
  expect(await ask('manager', 500, { by: null, atMs: lowered })).toMatchObject({ ok: false, answer: { status: 422 } })
  expect(await ask('manager', 500, { by: 'manager', atMs: lowered })).toEqual({ ok: true, doers: { by: 'manager' } })
  expect(await ask('manager', 500)).toEqual({ ok: true, doers: { by: 'manager' } })
})

test('before anybody has said so the usual limits stand, and of two the later one', () => {
  const said = [
    { limits: tight, sinceMs: 10 },
    { limits: { ...tight, voidPence: 7 }, sinceMs: 20 },
  ]
  expect([9, 10, 19, 20, 99].map((atMs) => limitsAt(said, atMs))).toEqual([usualLimits, tight, tight, said[1]?.limits, said[1]?.limits])
})
