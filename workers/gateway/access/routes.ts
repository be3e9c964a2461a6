import { z } from 'zod'
import { endSession, enrolDevice, revokeDevice, signIn, tillsInUse } from '@/lib/domain/access/decide'
import { needsPassword } from '@/lib/domain/access/role'
import type { Person } from '@/lib/domain/access/state'
import { askEnrolmentInput, onlyId, type SignInInput, setUpInput, signInInput } from '@/lib/inputs/access'
import type { Ids, Secrets } from '@/lib/operations/ports'
import { type Devices, devicesAnswer, type Me, meAnswer } from '@/lib/realtime/access'
import { type Answer, notFound, ok, refuse } from '../answer'
import type { Buckets } from '../buckets'
import { get, idIn, post, type Route } from '../route'
import { answerTo } from './answer-to'
import type { AccessCookies } from './cookies'
import type { AccessDesk, Known } from './desk'
import type { Enrolments } from './enrolments'
import { isRight } from './is-right'
import { openShop } from './open-shop'
import { peopleRoutes } from './people'

export type AccessOptions = {
  desk: AccessDesk
  enrolments: Enrolments
  secrets: Secrets
  ids: Ids
  cookies: AccessCookies
  /** Hashes of the one-time links that this start has given out. */
  links: readonly string[]
  /** How often one address may ask to be enrolled: or somebody could ask until the code is one that they have seen. */
  askers: Buckets
  nowMs(): number
}

const done = z.object({ id: z.uuid() })

/** How one comes in: the shop's first minute, devices, people, signing in and out. */
export function accessRoutes(options: AccessOptions): Route[] {
  const { desk, enrolments } = options
  return [
    get({ path: '/api/me', summary: 'Which device this is and who is signed in on it', may: 'anyone', answer: meAnswer }, ({ caller }) =>
      ok(meOf(options, caller)),
    ),
    post(
      {
        path: '/api/set-up',
        summary: 'Makes the shop and its owner, by the one-time link',
        may: 'anyone',
        input: setUpInput,
        answer: done,
      },
      (input, _, caller) => openShop(options, input, caller),
    ),
    post(
      { path: '/api/sessions', summary: 'Signs somebody in on this device', may: 'device', input: signInInput, answer: done },
      (input, _, caller) => startSession(options, input, caller),
    ),
    post(
      { path: '/api/sessions/used', summary: 'Somebody has touched this screen', may: 'device', input: onlyId, answer: done },
      async ({ id }, _, { session }) => {
        if (session !== null) desk.used(session)
        return { status: 201, body: { id } }
      },
    ),
    post(
      { path: '/api/sessions/ended', summary: 'Signs out on this device', may: 'device', input: onlyId, answer: done },
      async ({ id }, _, { session, locked }) => {
        const hash = session ?? locked?.session.hash
        if (hash !== undefined) await desk.run((state, nowMs) => endSession(state, hash, 'signed out', nowMs))
        return { status: 201, body: { id }, cookies: [options.cookies.noSession()] }
      },
    ),
    post(
      {
        path: '/api/enrolments',
        summary: 'A device asks to be enrolled; it is, once a manager has compared the code',
        may: 'anyone',
        input: askEnrolmentInput,
        answer: done.extend({ code: z.string() }),
      },
      async ({ id, name, kinds, till }, _, caller) => {
        const token = options.secrets.token()
        const tokenHash = options.secrets.hashToken(token)
        if (!options.askers.take(caller.address, options.nowMs())) return tooMany()
        const asked = enrolments.ask({ id, name, kinds, till: till ?? null, tokenHash, from: caller.address })
        return { status: 201, body: { id, code: asked.code }, cookies: [options.cookies.device(token), options.cookies.noSession()] }
      },
    ),
    get({ path: '/api/devices', summary: 'Enrolled devices, and those that ask', may: ['manager'], answer: devicesAnswer }, () =>
      ok(devicesOf(options)),
    ),
    post(
      {
        path: '/api/enrolments/:id/approved',
        summary: 'The code is the same: this device is ours',
        may: ['manager'],
        input: onlyId,
        answer: done,
      },
      async ({ id }, params) => {
        const asked = enrolments.list().find((one) => one.id === idIn(params))
        if (!asked && desk.now.devices[idIn(params) ?? '']) return { status: 200, body: { id } }
        if (!asked) return notFound('This device does not ask any more. Ask again on it.')
        const { id: device, tokenHash, name, kinds, till } = asked
        const decision = await desk.run((state, nowMs) => enrolDevice(state, { id: device, tokenHash }, { name, kinds, till }, nowMs))
        if (decision.ok) {
          enrolments.take(device)
          // A code that a manager has compared was no guess.
          options.askers.giveBack(asked.from)
        }
        return answerTo(decision, id)
      },
    ),
    post(
      { path: '/api/enrolments/:id/refused', summary: 'This device is not ours', may: ['manager'], input: onlyId, answer: done },
      async ({ id }, params) => {
        const asked = enrolments.take(idIn(params) ?? '')
        return { status: asked ? 201 : 200, body: { id } }
      },
    ),
    post(
      {
        path: '/api/devices/:id/revoked',
        summary: 'Takes a device off: it stops within 2 seconds',
        may: ['manager'],
        input: onlyId,
        answer: done,
      },
      async ({ id }, params) => answerTo(await desk.run((state, nowMs) => revokeDevice(state, idIn(params) ?? '', nowMs)), id),
    ),
    ...peopleRoutes(options),
  ]
}

function meOf({ desk, enrolments }: AccessOptions, { device, person, locked, token }: Known): Me {
  const { shopName, people } = desk.now
  const asking = token === null ? undefined : enrolments.byToken(token)
  return {
    shopName,
    device: device && { id: device.id, name: device.name, kinds: [...device.kinds], till: device.till },
    asking: asking ? { id: asking.id, name: asking.name, kinds: asking.kinds, till: asking.till, code: asking.code } : null,
    person: person && brief(person),
    locked: locked && brief(locked.person),
    people: device ? Object.values(people).map(brief) : [],
    tillsInUse: tillsInUse(desk.now),
  }
}

const brief = ({ id, name, roles: held }: Person) => ({ id, name, roles: [...held], needsPassword: needsPassword(held) })

function devicesOf({ desk, enrolments }: AccessOptions): Devices {
  const { devices, sessions, people } = desk.now
  const signedIn = (id: string) => {
    const session = Object.values(sessions).findLast((open) => open.device === id)
    return (session && people[session.person]?.name) ?? null
  }
  return {
    devices: Object.values(devices).map(({ id, name, kinds, till, enrolledAtMs }) => ({
      ...{ id, name, kinds: [...kinds], till, enrolledAtMs },
      signedIn: signedIn(id),
    })),
    asking: enrolments.list().map(({ id, name, kinds, till, code, askedAtMs }) => ({ id, name, kinds: [...kinds], till, code, askedAtMs })),
  }
}

async function startSession({ desk, secrets, cookies }: AccessOptions, input: SignInInput, caller: Known): Promise<Answer> {
  const device = caller.device
  if (device === null) return refuse(401, 'sign-in', 'This device is not enrolled in the shop.')
  const token = secrets.token()
  // One after the other on each device: ten at once would count as one, and many would keep the machine busy.
  return desk.tryOneByOne({ device: device.id }, async () => {
    const person = desk.now.people[input.person]
    const isUnlocking = caller.locked?.person.id === input.person
    const correct = await isRight(secrets, person, input, isUnlocking)
    const was = caller.session ?? caller.locked?.session.hash ?? null
    const decision = await desk.run((state, nowMs) =>
      signIn(
        state,
        {
          ...{ device: device.id, person: input.person, session: secrets.hashToken(token), was, unlocks: isUnlocking },
          // Not if the PIN was changed while it was looked at.
          correct: correct && state.people[input.person] === person,
        },
        nowMs,
      ),
    )
    if (!decision.ok) return answerTo(decision, input.id)
    return { status: 201, body: { id: input.id }, cookies: [cookies.session(token), ...renewed(caller, cookies)] }
  })
}

const renewed = ({ deviceToken }: Known, cookies: AccessCookies) => (deviceToken === null ? [] : [cookies.device(deviceToken)])

const tooMany = () => refuse(429, 'too-many', 'Too many devices ask from this address. Try again in a minute.')
