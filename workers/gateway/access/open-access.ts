import type { IncomingMessage } from 'node:http'
import type { AccessLog, Clock, Ids, Secrets } from '@/lib/operations/ports'
import { Buckets } from '../buckets'
import { accessCookies } from './cookies'
import { AccessDesk, type DeskPorts, type Known } from './desk'
import { Enrolments } from './enrolments'
import type { AccessOptions } from './routes'

export type AccessPorts = {
  log: AccessLog
  secrets: Secrets
  clock: Clock
  ids: Ids
  /** One-time links for the owner. */
  links: readonly string[]
  onGone: DeskPorts['onGone']
  onError(error: unknown): void
  /** To whoever has started the shop. */
  say(message: string): void
}

export type Access = AccessOptions & {
  /** Who asks, by the cookies that came along. */
  callerOf(req: IncomingMessage): Known
  /** As its owner has called it. */
  shopName(): string
  close(): void
}

const TIDY_EVERY_MS = 1000
/** A shop that is being set up enrols some devices at once. */
const ASKERS = { atOnce: 60, perSecond: 0.1 }
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Who may come in, as the gateway asks it. */
export async function openAccess({ log, secrets, clock, ids, links, onGone, onError, say }: AccessPorts): Promise<Access> {
  const desk = await AccessDesk.open({ log, secrets, clock, onGone })
  const given = links.length === 0 && desk.now.shopName === null ? [ownLink(secrets, say)] : links
  const cookies = accessCookies(() => desk.now.shopId)
  const timer = setInterval(() => void desk.tidy().catch(onError), TIDY_EVERY_MS)
  return {
    ...{ desk, secrets, ids, cookies },
    enrolments: new Enrolments(() => clock.nowMs()),
    askers: new Buckets(ASKERS),
    nowMs: () => clock.nowMs(),
    links: given.map((link) => secrets.hashToken(link)),
    callerOf: (req) =>
      desk.callerOf(cookies.read(req.headers.cookie), { address: req.socket.remoteAddress ?? '', isThisMachine: isThisMachine(req) }),
    shopName: () => desk.now.shopName ?? 'Chippy',
    close: () => clearInterval(timer),
  }
}

/** Where no supervisor has made one: in a container. */
function ownLink(secrets: Secrets, say: (message: string) => void): string {
  const link = secrets.token()
  say(`To come in as the shop's owner, open /set-up#${link} at its address; it works once`)
  return link
}

/** Somebody in front of us passes on what others ask: their address is not ours to trust. */
const isThisMachine = ({ socket, headers }: IncomingMessage) =>
  LOOPBACK.has(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
