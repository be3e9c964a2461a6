import { randomBytes, randomInt } from 'node:crypto'
import { needsPassword, type Role } from '@/lib/domain/access/role'
import { tillNumbers } from '@/lib/domain/order-number'
import type { AskEnrolmentInput, SetUpInput } from '@/lib/inputs/access'
import { meAnswer } from '@/lib/realtime/access'
import { systemIds } from '@/lib/server/system'

export type Reply = { status: number; body: unknown }
/** All that a visitor must keep to come back. */
export type KeptVisitor = { url: string; cookies: Record<string, string>; who: Employee | null }

const answerLimitMs = 5000

/** A program that comes in like any browser: it keeps the cookies that it is given, and says where its requests come from. */
export class Visitor {
  private readonly cookies: Map<string, string>
  private who: Employee | null

  constructor(
    readonly url: string,
    kept: Omit<KeptVisitor, 'url'> = { cookies: {}, who: null },
  ) {
    this.cookies = new Map(Object.entries(kept.cookies))
    this.who = kept.who
  }

  /** For whoever speaks to the shop by other means than `post` and `get`. */
  get headers(): { origin: string; cookie: string } {
    return { origin: this.url, cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  }

  get kept(): KeptVisitor {
    return { url: this.url, cookies: Object.fromEntries(this.cookies), who: this.who }
  }

  /** Throws when there is no answer. */
  async get(path: string): Promise<Reply> {
    return this.inSession(() => this.ask(path, 'GET'))
  }

  /** The id of the act is made here unless it is given. Throws when there is no answer. */
  async post(path: string, body: object): Promise<Reply> {
    const text = JSON.stringify({ id: systemIds.next(), ...body })
    return this.inSession(() => this.ask(path, 'POST', text))
  }

  async signIn(who: Employee): Promise<void> {
    this.who = who
    const { id: person, ...secrets } = who
    const text = JSON.stringify({ id: systemIds.next(), person, ...secrets })
    expectDone(await this.ask('/api/sessions', 'POST', text), 'signing in')
  }

  /** After a shift, or when nothing was done for long, the PIN is typed again. */
  private async inSession(ask: () => Promise<Reply>): Promise<Reply> {
    const reply = await ask()
    if (reply.status !== 401 || this.who === null) return reply
    await this.signIn(this.who)
    return ask()
  }

  private async ask(path: string, method: 'GET' | 'POST', body?: string): Promise<Reply> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...this.headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(answerLimitMs),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const text = await answer.text()
    return { status: answer.status, body: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text }
  }
}

/** Opens the shop, or comes in as a further owner, by the one-time link that was printed where it was started. */
export async function comeInAsOwner(link: string, name: string, kinds: SetUpInput['kinds'] = ['office']): Promise<Visitor> {
  const { origin, hash } = new URL(link)
  const owner = new Visitor(origin)
  const secrets = { password: somePassword(), pin: somePin() }
  expectDone(await owner.post('/api/set-up', { link: hash.slice(1), shopName: 'Chippy', name, kinds, ...secrets }), 'opening the shop')
  const { person } = meAnswer.parse((await owner.get('/api/me')).body)
  return new Visitor(origin, { ...owner.kept, who: person && { id: person.id, ...secrets } })
}

/** A new device with somebody signed in on it: it asks, the owner says yes, the PIN is typed. */
export async function enrol(owner: Visitor, device: Pick<AskEnrolmentInput, 'name' | 'kinds' | 'till'>, who: Employee): Promise<Visitor> {
  const visitor = new Visitor(owner.url)
  const id = systemIds.next()
  expectDone(await visitor.post('/api/enrolments', { id, ...device }), `asking to enrol ${device.name}`)
  expectDone(await owner.post(`/api/enrolments/${id}/approved`, {}), `enrolling ${device.name}`)
  await visitor.signIn(who)
  return visitor
}

export type Employee = { id: string; pin: string; password?: string }

const allOfTheStaff: readonly Role[] = ['till', 'kitchen', 'cook', 'counter']

export async function employ(owner: Visitor, name: string, roles = allOfTheStaff): Promise<Employee> {
  const employee = { id: systemIds.next(), pin: somePin(), ...(needsPassword(roles) && { password: somePassword() }) }
  expectDone(await owner.post('/api/people', { ...employee, name, roles }), `employing ${name}`)
  return employee
}

/** Tills that no other device is enrolled as, the lowest first. */
export async function freeTills(owner: Visitor): Promise<number[]> {
  const { tillsInUse } = meAnswer.parse((await owner.get('/api/me')).body)
  return tillNumbers.filter((till) => !tillsInUse.includes(till))
}

const somePassword = () => randomBytes(24).toString('base64url')
const somePin = () => String(randomInt(1_000_000)).padStart(6, '0')

function expectDone({ status, body }: Reply, what: string) {
  if (status !== 200 && status !== 201) throw new Error(`${what}: the shop answered ${status} ${JSON.stringify(body)}`)
}
