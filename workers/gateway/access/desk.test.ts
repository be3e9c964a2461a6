// Protects a till that somebody has walked away from: after 15 minutes nothing is answered there and its screen goes dark, the PIN alone brings it
// back, and nothing that is done there makes a shift longer than 14 hours. A kitchen display is never locked.
import { beforeEach, expect, test } from 'vitest'
import type { Need } from '@/lib/domain/access/need'
import { roles } from '@/lib/domain/access/role'
import { type Browser, Door, hour, minute, password, pin } from './door.fixture'

const everyNeed: readonly Need[] = ['device', ...roles.map((role) => [role])]

let door: Door
beforeEach(async () => {
  door = await Door.open()
})

const atTill = () => door.employ({ kinds: ['till'], roles: ['till'] })
const state = (browser: Browser) => {
  const { person, locked, session } = door.caller(browser)
  return locked ? 'locked' : person && session !== null ? 'in' : 'out'
}
const sessionOf = (browser: Browser) => door.caller(browser).session ?? door.caller(browser).locked?.session.hash ?? ''

test('after 15 idle minutes a session is locked: it may nothing, whatever its roles, and its sockets are cut off once', async () => {
  const { browser } = await door.employ({ kinds: ['till', 'office'], roles: ['owner'] })
  const session = sessionOf(browser)
  door.nowMs += 15 * minute - 1
  await door.tidy()
  expect([state(browser), door.cutOff]).toEqual(['in', []])
  expect(everyNeed.map((need) => door.may(browser, need))).toEqual(everyNeed.map(() => 'yes'))
  door.nowMs += 1
  for (let second = 0; second < 3; second++) await door.tidy()
  expect([state(browser), door.cutOff]).toEqual(['locked', [session]])
  // As on any device on which nobody is signed in.
  expect(everyNeed.map((need) => door.may(browser, need))).toEqual(everyNeed.map((need) => (need === 'device' ? 'yes' : 'sign in')))
  // What is sent by a page that is still open is no use of the screen.
  door.touch(browser)
  await door.post(browser, '/api/sessions/used', {})
  expect(state(browser)).toBe('locked')
})

test('a touch begins the 15 minutes anew', async () => {
  const { browser } = await atTill()
  door.nowMs += 10 * minute
  expect(await door.post(browser, '/api/sessions/used', {})).toMatchObject({ status: 201 })
  door.nowMs += 15 * minute - 1
  await door.tidy()
  expect([state(browser), door.cutOff]).toEqual(['in', []])
  door.touch(browser)
  door.nowMs += 15 * minute
  await door.tidy()
  expect([state(browser), door.cutOff.length]).toEqual(['locked', 1])
})

test('a touch that was on its way when the screen was locked unlocks it, and the next time it goes dark again', async () => {
  const { browser } = await atTill()
  const session = sessionOf(browser)
  door.nowMs += 15 * minute
  await door.tidy()
  door.touchLate(session)
  await door.tidy()
  expect(state(browser)).toBe('in')
  door.nowMs += 15 * minute
  await door.tidy()
  expect([state(browser), door.cutOff]).toEqual(['locked', [session, session]])
})

test('the PIN alone unlocks, for whoever it was that is locked: nobody else comes in without the password', async () => {
  const { browser, person } = await door.employ({ kinds: ['till'], roles: ['manager'] })
  const other = await door.employ({ kinds: ['till'], roles: ['manager'] })
  expect(await door.post(browser, '/api/sessions', { person, pin })).toMatchObject({ status: 403 })
  door.nowMs += 15 * minute
  const before = sessionOf(browser)
  const old: Browser = new Map(browser)
  expect(await door.post(browser, '/api/sessions', { person: other.person, pin })).toMatchObject({ status: 403 })
  expect(await door.post(browser, '/api/sessions', { person, pin: '000000' })).toMatchObject({ status: 403 })
  expect(state(browser)).toBe('locked')
  expect(await door.post(browser, '/api/sessions', { person, pin })).toMatchObject({ status: 201 })
  expect([state(browser), state(old)]).toEqual(['in', 'out'])
  expect(door.cutOff).toContain(before)
  // Locked again, it is told again.
  const after = sessionOf(browser)
  door.nowMs += 15 * minute
  await door.tidy()
  expect([state(browser), door.cutOff.filter((hash) => hash === after).length]).toEqual(['locked', 1])
})

test('a shift ends after 14 hours, however often the screen is touched, or unlocked', async () => {
  const touched = await atTill()
  const unlocked = await atTill()
  const display = await door.employ({ kinds: ['kitchen'], roles: ['kitchen'] })
  const all = [touched, unlocked, display].map(({ browser }) => browser)
  for (let minutes = 0; minutes < 14 * 60 - 20; minutes += 20) {
    door.nowMs += 10 * minute
    door.touch(touched.browser)
    door.nowMs += 10 * minute
    door.touch(touched.browser)
    await door.tidy()
    expect(state(unlocked.browser)).toBe('locked')
    await door.post(unlocked.browser, '/api/sessions', { person: unlocked.person, pin })
    expect(all.map(state)).toEqual(['in', 'in', 'in'])
  }
  door.nowMs += 10 * minute
  door.touch(touched.browser)
  door.nowMs += 10 * minute - 1
  await door.tidy()
  expect(all.map(state)).toEqual(['in', 'locked', 'in'])
  const sessions = all.map(sessionOf)
  const before = door.cutOff.length
  door.nowMs += 1
  // No second in which somebody is still in: what tidies up comes later.
  expect(all.map(state)).toEqual(['out', 'out', 'out'])
  await door.tidy()
  expect(door.cutOff.slice(before).toSorted()).toEqual(sessions.toSorted())
  expect(door.written.filter((event) => event.type === 'session.ended' && event.why === 'expired').length).toBe(3)
  // A shift that is over was not locked: a new one takes the password too.
  const boss = await door.employ({ kinds: ['till'], roles: ['manager'] })
  door.nowMs += 14 * hour
  expect(await door.post(boss.browser, '/api/sessions', { person: boss.person, pin })).toMatchObject({ status: 403 })
  expect(await door.post(boss.browser, '/api/sessions', { person: boss.person, pin, password })).toMatchObject({ status: 201 })
})

test.each(['kitchen', 'cook', 'counter'] as const)('a %s display is never locked in its shift', async (kind) => {
  const { browser } = await door.employ({ kinds: [kind], roles: [kind] })
  for (let hours = 0; hours < 13; hours++) {
    door.nowMs += hour
    await door.tidy()
    expect([state(browser), door.cutOff]).toEqual(['in', []])
  }
})

test('signed out, or signed in anew, the session before is worth nothing and its sockets are cut off', async () => {
  const { browser, person } = await atTill()
  const [first, old] = [sessionOf(browser), new Map(browser)]
  expect(await door.post(browser, '/api/sessions', { person, pin })).toMatchObject({ status: 201 })
  expect([state(old), door.cutOff]).toEqual(['out', [first]])
  const [second, kept] = [sessionOf(browser), new Map(browser)]
  expect(await door.post(browser, '/api/sessions/ended', {})).toMatchObject({ status: 201 })
  expect([state(kept), door.cutOff]).toEqual(['out', [first, second]])
})

test('a locked screen can be signed out too', async () => {
  const { browser } = await atTill()
  door.nowMs += 15 * minute
  const kept = new Map(browser)
  await door.post(browser, '/api/sessions/ended', {})
  expect([state(kept), Object.keys(door.now.sessions)]).toEqual(['out', []])
})

test('a restart counts as a touch, and not as the begin of a shift', async () => {
  const { browser } = await atTill()
  door.nowMs += 14 * hour - 15 * minute
  await door.restart()
  door.nowMs += 15 * minute - 1
  expect(state(browser)).toBe('in')
  door.nowMs += 1
  expect(state(browser)).toBe('out')
  const later = await atTill()
  await door.restart()
  door.nowMs += 15 * minute
  await door.tidy()
  expect([state(later.browser), door.cutOff.at(-1)]).toEqual(['locked', sessionOf(later.browser)])
})
