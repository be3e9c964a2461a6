import { z } from 'zod'
import { addPerson, changePerson, type PersonDetails, removePerson } from '@/lib/domain/access/decide'
import { needsPassword, type Role } from '@/lib/domain/access/role'
import type { AccessState } from '@/lib/domain/access/state'
import { addPersonInput, type ChangePersonInput, changePersonInput, onlyId } from '@/lib/inputs/access'
import type { Secrets } from '@/lib/operations/ports'
import { peopleAnswer } from '@/lib/realtime/access'
import { notFound, ok, refuse } from '../answer'
import { get, idIn, post, type Route } from '../route'
import { answerTo } from './answer-to'
import type { Known } from './desk'
import type { AccessOptions } from './routes'

const done = z.object({ id: z.uuid() })

/** Who works here. A person is named by the act that added them. */
export function peopleRoutes(options: AccessOptions): Route[] {
  const { desk, secrets } = options
  return [
    get({ path: '/api/people', summary: 'Who works here', may: ['manager'], answer: peopleAnswer }, () =>
      ok({
        people: Object.values(desk.now.people).map(({ id, name, roles: held }) => ({
          id,
          name,
          roles: held,
          needsPassword: needsPassword(held),
        })),
      }),
    ),
    post(
      { path: '/api/people', summary: 'Somebody begins to work here', may: ['manager'], input: addPersonInput, answer: done },
      async ({ id, name, roles: held, pin, password }, _, caller) => {
        const details = { name, roles: held, pinHash: await secrets.hash(pin), passwordHash: await passwordOf(secrets, held, password) }
        return answerTo(await desk.run((state, nowMs) => addPerson(state, rolesOf(state, caller), id, details, nowMs)), id)
      },
    ),
    post(
      {
        path: '/api/people/:id/changed',
        summary: 'Another name, role, PIN or password; signs them out',
        may: ['manager'],
        input: changePersonInput,
        answer: done,
      },
      async (input, params, caller) => {
        const person = idIn(params) ?? ''
        const details = await changedDetails(options, person, input)
        if (details === 'unknown') return notFound('There is no such person.')
        if (details === 'no password') return refuse(400, 'not-understood', 'Nothing was done. A manager or an owner needs a password.')
        return answerTo(await desk.run((state, nowMs) => changePerson(state, rolesOf(state, caller), person, details, nowMs)), input.id)
      },
    ),
    post(
      {
        path: '/api/people/:id/removed',
        summary: 'Somebody leaves; is signed out within 2 seconds',
        may: ['manager'],
        input: onlyId,
        answer: done,
      },
      async ({ id }, params, caller) =>
        answerTo(await desk.run((state, nowMs) => removePerson(state, rolesOf(state, caller), idIn(params) ?? '', nowMs)), id),
    ),
  ]
}

async function changedDetails(
  { desk, secrets }: AccessOptions,
  person: string,
  { name, roles: held, pin, password }: ChangePersonInput,
): Promise<PersonDetails | 'unknown' | 'no password'> {
  const known = desk.now.people[person]
  if (!known) return 'unknown'
  const passwordHash = (await passwordOf(secrets, held, password)) ?? (needsPassword(held) ? known.passwordHash : null)
  if (needsPassword(held) && passwordHash === null) return 'no password'
  return { name, roles: held, pinHash: pin ? await secrets.hash(pin) : known.pinHash, passwordHash }
}

/** Whoever is no manager any more signs in by PIN alone. */
const passwordOf = async (secrets: Secrets, held: readonly Role[], password: string | undefined) =>
  password !== undefined && needsPassword(held) ? secrets.hash(password) : null

/** As of now: whoever asked may have been removed while a PIN was being hashed. */
const rolesOf = (state: AccessState, { session }: Known): readonly Role[] =>
  state.people[state.sessions[session ?? '']?.person ?? '']?.roles ?? []
