// Protects the shop from whoever finds a used one-time link, in scroll-back or in a message: it makes nobody an owner a second time. A browser
// whose answer was lost is answered again, and nothing that PIN or password could be guessed from is written down for it.
import { beforeEach, expect, test } from 'vitest'
import { repeatWithinMs } from '@/lib/domain/access/decide'
import { requestHash } from '@/lib/operations/request-hash'
import { systemIds } from '@/lib/server/system'
import { type Browser, Door, minute, oneTimeLink, password, pin, type Reply, setUpOf } from './door.fixture'

const act = systemIds.next()
const input = setUpOf(act)
const used = { status: 410, body: { error: { id: 'link-used', message: expect.stringContaining('npm start -- --owner-link') } } }

let door: Door
let owner: Browser
let opened: Reply
beforeEach(async () => {
  door = await Door.open()
  owner = new Map()
  opened = await door.post(owner, '/api/set-up', input)
})

test('the device gets an id that nobody has sent and nobody could know', () => {
  expect(opened).toMatchObject({ status: 201, body: { id: act } })
  expect(door.caller(owner)).toMatchObject({ device: { till: 1 }, person: { name: 'Ann' } })
  expect(Object.keys(door.now.devices)).not.toContain(act)
  expect(JSON.stringify(door.caller(owner))).not.toContain(act)
})

test.each([
  ['a second owner', { name: 'Mallory' }],
  ['another password for the owner', { password: 'a thief knows this one' }],
  ['another PIN', { pin: '654321' }],
  ['another name for the shop', { shopName: 'Mallory’s' }],
  ['another device', { kinds: ['office' as const] }],
])('by a used link nobody gets %s, with the id of the act or of any other', async (_, other) => {
  const before = structuredClone(door.now)
  const ids = [act, systemIds.next(), ...Object.keys(before.devices), ...Object.keys(before.people)]
  for (const id of ids) {
    const thief: Browser = new Map()
    expect(await door.post(thief, '/api/set-up', { ...input, ...other, id })).toMatchObject(used)
    expect(thief.size).toBe(0)
  }
  expect(door.now).toEqual(before)
})

test('an answer that was lost is given again, also after a restart: the same owner on the same device', async () => {
  door.nowMs += repeatWithinMs - minute
  for (const restarted of [false, true]) {
    if (restarted) await door.restart()
    const same: Browser = new Map()
    expect(await door.post(same, '/api/set-up', input)).toMatchObject({ status: 200, body: { id: act } })
    expect(door.caller(same)).toMatchObject({ device: { till: 1 }, person: { name: 'Ann' } })
    expect([Object.keys(door.now.people).length, Object.keys(door.now.devices).length]).toEqual([1, 1])
    // Who has the new answer is in, who had the old one is not.
    expect(door.caller(owner).device).toBeNull()
    owner = same
  }
})

test('sent twice at once it is done once', async () => {
  door = await Door.open()
  const twice = [new Map(), new Map()].map((browser) => door.post(browser, '/api/set-up', input))
  expect((await Promise.all(twice)).map(({ status }) => status)).toEqual([201, 200])
  expect([Object.keys(door.now.people).length, Object.keys(door.now.devices).length]).toEqual([1, 1])
})

test('ten minutes later nothing brings the answer back', async () => {
  door.nowMs += repeatWithinMs
  expect(await door.post(new Map(), '/api/set-up', input)).toMatchObject(used)
  await door.restart()
  expect(await door.post(new Map(), '/api/set-up', input)).toMatchObject(used)
})

test('a later link (--owner-link) works once too, and does not revive the first', async () => {
  const link = 'a-link-that-a-later-start-has-printed'
  door.nowMs += 365 * 24 * 60 * minute
  await door.restart([link])
  const renewed = { ...input, id: systemIds.next(), link, password: 'another one for the owner' }
  const laptop: Browser = new Map()
  expect(await door.post(laptop, '/api/set-up', renewed)).toMatchObject({ status: 201 })
  expect(door.caller(laptop).person?.name).toBe('Ann')
  expect(await door.post(new Map(), '/api/set-up', input)).toMatchObject(used)
  expect(await door.post(new Map(), '/api/set-up', { ...renewed, link: oneTimeLink })).toMatchObject(used)
  expect(await door.post(new Map(), '/api/set-up', { ...renewed, password })).toMatchObject(used)
  const again: Browser = new Map()
  expect(await door.post(again, '/api/set-up', renewed)).toMatchObject({ status: 200 })
  expect(door.caller(again).device?.id).not.toBeUndefined()
  door.nowMs += repeatWithinMs
  expect(await door.post(new Map(), '/api/set-up', renewed)).toMatchObject(used)
  expect(Object.keys(door.now.people).length).toBe(1)
})

test('what stands in the file tells neither PIN nor password, and no quick hash of a request that has them', () => {
  const [event] = door.written
  if (event?.type !== 'shop.set-up') throw new Error('nothing was set up')
  const { shopName, name, kinds } = input
  // All that the quick hash is made of stands beside it in clear.
  expect(event.answered?.request).toBe(requestHash('set-up', { shopName, name, kinds }))
  const file = JSON.stringify(door.written).replaceAll(/hash of [^"]*/g, '')
  for (const secret of [pin, password, requestHash('set-up', input)]) expect(file).not.toContain(secret)
})
