import { needsPassword } from '@/lib/domain/access/role'
import type { Person } from '@/lib/domain/access/state'
import type { Secrets } from '@/lib/operations/ports'

/**
 * Whether these are the PIN of this person and, unless the PIN is enough, the password. The same work whoever asks and whatever is
 * wrong: the time that an answer takes tells nothing.
 */
export async function isRight(
  secrets: Secrets,
  person: Person | undefined,
  given: { pin: string; password?: string | undefined },
  isPinEnough: boolean,
): Promise<boolean> {
  const nobody = await nobodysHash(secrets)
  const asked = person && needsPassword(person.roles) && !isPinEnough ? person.passwordHash : null
  const [pinIsRight, passwordIsRight] = await Promise.all([
    secrets.verify(person?.pinHash ?? nobody, given.pin),
    secrets.verify(asked ?? nobody, given.password ?? ''),
  ])
  return person !== undefined && pinIsRight && (asked === null || passwordIsRight)
}

/** Made as those of real people are. */
const nobodys = new WeakMap<Secrets, Promise<string>>()

function nobodysHash(secrets: Secrets): Promise<string> {
  const made = nobodys.get(secrets) ?? secrets.hash(secrets.token())
  nobodys.set(secrets, made)
  return made
}
