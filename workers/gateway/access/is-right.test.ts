// Protects who works here, and what is wrong with a guess, from whoever measures how long an answer takes: every try to come in costs the same number
// of slow comparisons, each as slow as any other, whoever it is for and whatever is wrong.
import { expect, test } from 'vitest'
import type { Secrets } from '@/lib/operations/ports'
import { systemSecrets } from '@/lib/server/secrets'
import { systemIds } from '@/lib/server/system'
import { Door, minute, password, pin } from './door.fixture'
import { isRight } from './is-right'

type Case = { name: string; person?: 'nobody' | 'staff'; pin?: string; password?: string; locked?: true; status: number }

const cases: readonly Case[] = [
  { name: 'a person whom nobody knows', person: 'nobody', status: 403 },
  { name: 'a person whom nobody knows, PIN alone', person: 'nobody', password: '', status: 403 },
  { name: 'a wrong PIN', pin: '000000', status: 403 },
  { name: 'a wrong password', password: 'not the password', status: 403 },
  { name: 'no password', password: '', status: 403 },
  { name: 'both wrong', pin: '000000', password: 'not the password', status: 403 },
  { name: 'staff with a wrong PIN', person: 'staff', pin: '000000', status: 403 },
  { name: 'staff with the right PIN', person: 'staff', status: 201 },
  { name: 'all right', status: 201 },
  { name: 'a locked screen, PIN alone', locked: true, password: '', status: 201 },
  { name: 'a locked screen, wrong PIN', locked: true, pin: '000000', status: 403 },
]

/** What was asked of the slow hashes: the parameters of each that something was compared with, on which alone depends how long it takes. */
function counted(of: Secrets) {
  const compared: string[] = []
  const secrets: Secrets = {
    ...of,
    verify(hash, secret) {
      compared.push(hash.split('$').slice(1, 4).join(' '))
      return of.verify(hash, secret)
    },
  }
  return { compared, secrets }
}

const slow = '$argon2id$v=19$m=19456,t=2,p=1$'
const twiceAsSlowAsAny = ['argon2id v=19 m=19456,t=2,p=1', 'argon2id v=19 m=19456,t=2,p=1']
/** Hashes that say that they are slow, and are not. */
const pretended: Secrets = {
  ...systemSecrets,
  hash: async (secret) => slow + secret,
  verify: async (hash, secret) => hash === slow + secret,
}

test.each(cases)('$name: two comparisons', async ({ status, locked, ...given }) => {
  const { compared, secrets } = counted(pretended)
  const door = await Door.open(secrets)
  const manager = await door.employ({ kinds: ['till'], roles: ['manager'] })
  const staff = await door.employ({ kinds: ['till'], roles: ['till'] })
  if (locked) door.nowMs += 15 * minute
  compared.length = 0
  const person = { nobody: systemIds.next(), staff: staff.person, manager: manager.person }[given.person ?? 'manager']
  const answer = await door.post(manager.browser, '/api/sessions', { person, pin, password, ...without(given) })
  expect(answer.status).toBe(status)
  expect(compared).toEqual(twiceAsSlowAsAny)
})

test('a wrong answer and a right one after five wrong ones: two comparisons each', async () => {
  const { compared, secrets } = counted(pretended)
  const door = await Door.open(secrets)
  const { browser, person } = await door.employ({ kinds: ['till'], roles: ['manager'] })
  for (let tries = 0; tries < 5; tries++) await door.post(browser, '/api/sessions', { person, pin: '000000', password })
  for (const guess of ['000000', pin]) {
    compared.length = 0
    expect(await door.post(browser, '/api/sessions', { person, pin: guess, password })).toMatchObject({ status: 429 })
    expect(compared).toEqual(twiceAsSlowAsAny)
  }
})

test('what a person whom nobody knows is compared with is as slow as what is kept of people', async () => {
  const { compared, secrets } = counted(systemSecrets)
  const given = { pin, password }
  expect(await isRight(secrets, undefined, given, false)).toBe(false)
  const person = {
    id: 'a',
    name: 'Ann',
    roles: ['owner' as const],
    pinHash: await secrets.hash(pin),
    passwordHash: await secrets.hash(password),
  }
  expect(await isRight(secrets, person, given, false)).toBe(true)
  expect(compared).toEqual([...twiceAsSlowAsAny, ...twiceAsSlowAsAny])
})

test('a refusal says the same of a person whom nobody knows, of a PIN and of a password', async () => {
  const door = await Door.open()
  const { browser, person } = await door.employ({ kinds: ['till'], roles: ['manager'] })
  const other = { pin: '000000', password: 'not the password' }
  const guesses = [
    { person: systemIds.next(), pin, password },
    { person, pin: other.pin, password },
    { person, pin, password: other.password },
  ]
  const answers = await Promise.all(guesses.map((guess) => door.post(browser, '/api/sessions', guess)))
  expect(answers.map(({ status, body }) => [status, body.error?.id])).toEqual(guesses.map(() => [403, 'wrong-pin']))
})

/** What is typed: an empty password is none. */
const without = ({ pin: typed, password: word }: Pick<Case, 'pin' | 'password'>) => ({
  ...(typed !== undefined && { pin: typed }),
  ...(word !== undefined && { password: word === '' ? undefined : word }),
})
