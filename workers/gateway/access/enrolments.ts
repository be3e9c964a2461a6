import type { NewDevice } from '@/lib/domain/access/decide'

/** A device that asks to be enrolled. It has its token already; the token counts when a manager has said yes. */
export type Enrolment = NewDevice & { id: string; tokenHash: string; code: string; from: string; askedAtMs: number }

const standsMs = 15 * 60_000
/** Of one address, so that one cannot fill the list for all others. */
const mostOfOne = 10
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Kept in memory: after a restart a device asks again by itself. */
export class Enrolments {
  private waiting: Enrolment[] = []

  constructor(private readonly nowMs: () => number) {}

  ask(enrolment: Omit<Enrolment, 'code' | 'askedAtMs'>): Enrolment {
    const asked = { ...enrolment, code: codeOf(enrolment.tokenHash), askedAtMs: this.nowMs() }
    const others = this.list().filter(({ id }) => id !== asked.id)
    const ofThisOne = others.filter(({ from }) => from === asked.from)
    const tooMany = ofThisOne.slice(0, Math.max(0, ofThisOne.length - mostOfOne + 1))
    this.waiting = [...others.filter((one) => !tooMany.includes(one)), asked]
    return asked
  }

  list(): readonly Enrolment[] {
    this.waiting = this.waiting.filter(({ askedAtMs }) => askedAtMs > this.nowMs() - standsMs)
    return this.waiting
  }

  byToken(hash: string): Enrolment | undefined {
    return this.list().find(({ tokenHash }) => tokenHash === hash)
  }

  /** No longer waiting; undefined when it was not. */
  take(id: string): Enrolment | undefined {
    const found = this.list().find((one) => one.id === id)
    this.waiting = this.waiting.filter((one) => one !== found)
    return found
  }
}

/** K7 44 12: what two people read to each other, so that the manager says yes to the right device. */
function codeOf(tokenHash: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = Buffer.from(tokenHash, 'base64url')
  const two = (byte: number) => String(byte % 100).padStart(2, '0')
  return `${letters[a % letters.length]}${b % 10} ${two(c)} ${two(d)}`
}
