import type { AccessEvent } from '@/lib/domain/access/event'
import { mayUse, type Need } from '@/lib/domain/access/need'
import { type DeviceKind, deviceKinds, type Role } from '@/lib/domain/access/role'
import type { AccessLog, Secrets } from '@/lib/operations/ports'
import { systemSecrets } from '@/lib/server/secrets'
import { systemIds } from '@/lib/server/system'
import type { Answer } from '../answer'
import { Buckets } from '../buckets'
import { createRouter } from '../route'
import { accessCookies } from './cookies'
import { AccessDesk } from './desk'
import { Enrolments } from './enrolments'
import { accessRoutes } from './routes'

export const minute = 60_000
export const hour = 60 * minute
export const oneTimeLink = 'the-link-of-this-start-of-the-shop'

/** Hashes that cost nothing, for tests in which somebody signs in again and again. */
const quickSecrets = (): Secrets => ({
  ...systemSecrets,
  hash: async (secret) => `hash of ${secret}`,
  verify: async (hash, secret) => hash === `hash of ${secret}`,
})

/** What one browser keeps: its cookies, as it sends them. */
export type Browser = Map<string, string>
export type Reply = { status: number; body: { id?: string; error?: { id: string; message: string } } }

/** Gateway's door alone, with a clock that stands until it is moved. What is written down stays in `written`, over a restart too. */
export class Door {
  nowMs = Date.UTC(2026, 0, 5, 9)
  readonly written: AccessEvent[] = []
  /** Sessions whose sockets were cut off, in order. */
  readonly cutOff: string[] = []
  private desk!: AccessDesk
  private routes!: ReturnType<typeof createRouter>
  private cookies!: ReturnType<typeof accessCookies>

  private constructor(private readonly secrets: Secrets) {}

  static async open(secrets: Secrets = quickSecrets()): Promise<Door> {
    const door = new Door(secrets)
    await door.restart()
    return door
  }

  /** As after the gateway's end: all that is known is what was written. */
  async restart(links: readonly string[] = [oneTimeLink]): Promise<void> {
    const { secrets } = this
    const clock = { nowMs: () => this.nowMs }
    const log: AccessLog = {
      read: async () => JSON.parse(JSON.stringify(this.written)),
      append: async (events) => void this.written.push(...events),
    }
    const desk = await AccessDesk.open({ log, secrets, clock, onGone: ({ sessions }) => this.cutOff.push(...sessions) })
    this.cookies = accessCookies(() => desk.now.shopId)
    this.desk = desk
    this.routes = createRouter(
      accessRoutes({
        ...{ desk, secrets, ids: systemIds, cookies: this.cookies, nowMs: clock.nowMs },
        enrolments: new Enrolments(clock.nowMs),
        links: links.map((link) => secrets.hashToken(link)),
        askers: new Buckets({ atOnce: 60, perSecond: 1 }),
      }),
    )
  }

  tidy = () => this.desk.tidy()
  get now() {
    return this.desk.now
  }

  caller(browser: Browser) {
    const header = [...browser].map(([name, value]) => `${name}=${value}`).join('; ')
    return this.desk.callerOf(this.cookies.read(header), { address: '192.0.2.1', isThisMachine: false })
  }

  may = (browser: Browser, need: Need) => mayUse(this.caller(browser), need)
  /** As the API does with whatever somebody does who is signed in. */
  touch(browser: Browser) {
    const { session } = this.caller(browser)
    if (session !== null) this.desk.used(session)
  }

  /** A touch that was on its way when the screen was locked. */
  touchLate = (session: string) => this.desk.used(session)

  /** Sends it from this browser, which keeps the cookies of the answer. */
  async post(browser: Browser, path: string, body: object): Promise<Reply> {
    const found = this.routes('POST', path)
    if (typeof found !== 'object') throw new Error(found)
    const caller = this.caller(browser)
    if (mayUse(caller, found.route.may) !== 'yes') return { status: 401, body: {} }
    const asked = { id: systemIds.next(), ...body }
    const answer = await found.route.handle({ params: found.params, query: new URLSearchParams(), body: asked, caller })
    keepCookies(browser, answer)
    if (!('body' in answer)) throw new Error('an answer without a body')
    return { status: answer.status, body: answer.body }
  }

  /** A browser on a device of its own, on which this new person has just signed in. */
  async employ({ kinds, roles }: { kinds: DeviceKind[]; roles: Role[] }): Promise<{ browser: Browser; person: string }> {
    const { secrets, nowMs: atMs } = this
    const [person, device, token] = [systemIds.next(), systemIds.next(), secrets.token()]
    const [pinHash, passwordHash] = [await secrets.hash(pin), await secrets.hash(password)]
    const tokenHash = secrets.hashToken(token)
    await this.desk.run(() => ({
      ok: true,
      events: [
        { type: 'person.added', atMs, person, name: 'Sam', roles, pinHash, passwordHash },
        { type: 'device.enrolled', atMs, device, name: 'Device', kinds, till: null, tokenHash },
      ],
    }))
    const browser: Browser = new Map()
    keepCookies(browser, { status: 200, body: {}, cookies: [this.cookies.device(token)] })
    await this.post(browser, '/api/sessions', { person, pin, password })
    return { browser, person }
  }
}

export const pin = '123456'
export const password = 'salt vinegar scraps'
export const setUpOf = (id: string) => ({ id, link: oneTimeLink, shopName: 'Chippy', name: 'Ann', password, pin, kinds: [...deviceKinds] })

function keepCookies(browser: Browser, { cookies = [] }: Answer) {
  for (const line of cookies) {
    const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2)
    if (value === '') browser.delete(name)
    else browser.set(name, value)
  }
}
