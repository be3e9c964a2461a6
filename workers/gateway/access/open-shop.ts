import { findSetUp, repeatSetUp, setUp } from '@/lib/domain/access/decide'
import type { SetUpInput } from '@/lib/inputs/access'
import { requestHash } from '@/lib/operations/request-hash'
import { type Answer, refuse } from '../answer'
import { answerTo } from './answer-to'
import type { Known } from './desk'
import { isRight } from './is-right'
import type { AccessOptions } from './routes'

/**
 * By the one-time link, which works once. Only whose answer was lost is answered again: the same request within ten minutes, also after a restart.
 * That its PIN and password are the same is asked of the slow hashes that are kept of them anyway, so that no quick one stands anywhere.
 */
export async function openShop(options: AccessOptions, input: SetUpInput, caller: Known): Promise<Answer> {
  const { desk, secrets, links } = options
  const linkHash = secrets.hashToken(input.link)
  if (!links.includes(linkHash) && !desk.now.usedLinks[linkHash])
    return refuse(403, 'no-such-link', 'This link is not one of this start of the shop. Copy it again, whole.')
  // One after the other: asked twice at once, the second finds what the first has done.
  return desk.tryOneByOne({ link: linkHash }, () =>
    desk.now.usedLinks[linkHash] ? answerAgain(options, input, linkHash) : answerFirst(options, input, linkHash, caller),
  )
}

async function answerFirst(options: AccessOptions, input: SetUpInput, linkHash: string, { device }: Known): Promise<Answer> {
  const { desk, secrets, ids, cookies } = options
  const [pinHash, passwordHash] = await Promise.all([secrets.hash(input.pin), secrets.hash(input.password)])
  const [deviceToken, sessionToken] = [secrets.token(), secrets.token()]
  const decision = await desk.run((state, nowMs) =>
    setUp(
      state,
      {
        ...{ act: input.id, linkHash, request: requestOf(input), shopName: input.shopName },
        person: { id: ids.next(), name: input.name, pinHash, passwordHash },
        // Never an id that was sent: others are shown those of devices, and whoever knows one could pass for it.
        device: { id: device?.id ?? ids.next(), tokenHash: secrets.hashToken(deviceToken), kinds: input.kinds },
        session: secrets.hashToken(sessionToken),
      },
      nowMs,
    ),
  )
  return { ...answerTo(decision, input.id), ...(decision.ok && { cookies: [cookies.device(deviceToken), cookies.session(sessionToken)] }) }
}

async function answerAgain({ desk, secrets, cookies, nowMs }: AccessOptions, input: SetUpInput, linkHash: string): Promise<Answer> {
  const asked = { act: input.id, linkHash, request: requestOf(input) }
  const [deviceToken, sessionToken] = [secrets.token(), secrets.token()]
  const person = findSetUp(desk.now, asked, nowMs())?.person
  const isSame = person !== undefined && (await isRight(secrets, person, input, false))
  const decision = await desk.run((state, atMs) =>
    repeatSetUp(
      state,
      {
        ...{ ...asked, tokenHash: secrets.hashToken(deviceToken), session: secrets.hashToken(sessionToken) },
        // Not if the PIN was changed while it was looked at.
        correct: isSame && state.people[person.id] === person,
      },
      atMs,
    ),
  )
  if (!decision.ok) return answerTo(decision, input.id)
  return { status: 200, body: { id: input.id }, cookies: [cookies.device(deviceToken), cookies.session(sessionToken)] }
}

/** Without what is secret: this stands in a file. */
const requestOf = ({ shopName, name, kinds }: SetUpInput) => requestHash('set-up', { shopName, name, kinds })
