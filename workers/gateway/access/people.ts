import { z } from 'zod'
import { addPerson, changePerson, type PersonDetails, removePerson } from '@/lib/domain/access/decide'
import { needsPassword } from '@/lib/domain/access/role'
import { addPersonInput, changePersonInput, type ChangePersonInput, onlyId } from '@/lib/inputs/access'
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
      ok({ people: Object.values(desk.now.people).map(({ id, name, roles: held }) => ({ id, name, roles: held, needsPassword: needsPassword(held) })) }),
    ),
    post(
      { path: '/api/people', summary: 'Somebody begins to work here', may: ['manager'], input: addPersonInput, answer: done },
      async ({ id, name, roles: held, pin, password }, _, caller) => {
        const details = { name, roles: held, pinHash: await secrets.hash(pin), passwordHash: password ? await secrets.hash(password) : null }
        return answerTo(await desk.run((state, nowMs) => addPerson(state, rolesOf(caller), id, details, nowMs)), id)
      },
    ),
    post(
      { path: '/api/people/:id/changed', summary: 'Another name, role, PIN or password; signs them out', may: ['manager'], input: changePersonInput, answer: done },
      async (input, params, caller) => {
        const person = idIn(params) ?? ''
        const details = await changedDetails(options, person, input)
        if (details === 'unknown') return notFound('There is no such person.')
        if (details === 'no password') return refuse(400, 'not-understood', 'Nothing was done. A manager or an owner needs a password.')
        return answerTo(await desk.run((state, nowMs) => changePerson(state, rolesOf(caller), person, details, nowMs)), input.id)
      },
    ),
    post(
      { path: '/api/people/:id/removed', summary: 'Somebody leaves; is signed out within 2 seconds', may: ['manager'], input: onlyId, answer: done },
      async ({ id }, params, caller) =>
        answerTo(await desk.run((state, nowMs) => removePerson(state, rolesOf(caller), idIn(params) ?? '', nowMs)), id),
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
  const passwordHash = password ? await secrets.hash(password) : known.passwordHash
  if (needsPassword(held) && passwordHash === null) return 'no password'
  return { name, roles: held, pinHash: pin ? await secrets.hash(pin) : known.pinHash, passwordHash }
}

const rolesOf = ({ person }: Known) => person?.roles ?? []
