import { type Answer, isRefusal, refuse } from './answer'
import type { Memory } from './remembered'

/** A request that changes something: its id is the event's, its hash what it asks. */
export type Act = { id: string; request: string }

export type OnceOptions = {
  memory: Memory
  nowMs(): number
  /** Rings after so many ms unless it is called off; the person who waits is then told that the outcome is unknown. */
  alarm(ms: number, ring: () => void): () => void
  deadlineMs: number
  mostPending: number
}

type Pending = { request: string; answer: Promise<Answer> }

/**
 * Does each act once, however often it is asked for: the first time 201, again 200 with the same answer, the same id with
 * another content 409. While the broker is away the act stays pending: whoever asks is answered 503 after the deadline, and
 * whoever asks again joins the act that is under way instead of starting another.
 */
export class Once {
  private readonly pending = new Map<string, Pending>()

  constructor(private readonly options: OnceOptions) {}

  get pendingCount(): number {
    return this.pending.size
  }

  /** `perform` answers 201 once the log has the event, or refuses with nothing changed. */
  async run(act: Act, perform: () => Promise<Answer>): Promise<Answer> {
    const known = this.options.memory.get(act.id)
    if (known) return known.request === act.request ? { status: 200, body: known.body } : conflict()
    const under = this.pending.get(act.id)
    if (under) return under.request === act.request ? this.inTime(under.answer.then(asRepeat)) : conflict()
    if (this.pending.size >= this.options.mostPending) return full()
    return this.inTime(this.start(act, perform))
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.pending.values()].map(({ answer }) => answer))
  }

  private start(act: Act, perform: () => Promise<Answer>): Promise<Answer> {
    const answer = perform()
      .then((done) => {
        if (!isRefusal(done) && 'body' in done) {
          const nowMs = this.options.nowMs()
          this.options.memory.keep(act.id, { request: act.request, body: done.body, atMs: nowMs }, nowMs)
        }
        return done
      })
      .finally(() => this.pending.delete(act.id))
    this.pending.set(act.id, { request: act.request, answer })
    return answer
  }

  /** The act goes on when the deadline has passed; only the wait for it ends. */
  private inTime(answer: Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      // Called off, because three seconds of orders that are done would be kept alive by their alarms.
      const callOff = this.options.alarm(this.options.deadlineMs, () => resolve(notConfirmed()))
      answer.finally(callOff).then(resolve, reject)
    })
  }
}

const asRepeat = (answer: Answer): Answer => (answer.status === 201 ? { ...answer, status: 200 } : answer)
const conflict = () => refuse(409, 'conflict', 'This id has been used for something else. Use a new one.')
const full = () => refuse(503, 'full', 'Too many orders wait for confirmation. Keep this one and ask again with the same id.')
const notConfirmed = () => refuse(503, 'not-confirmed', 'Outcome unknown, ask again with the same id.')
