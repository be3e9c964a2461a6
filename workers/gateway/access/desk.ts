import { type Decision, endSession } from '@/lib/domain/access/decide'
import type { AccessEvent } from '@/lib/domain/access/event'
import { type Caller, stranger } from '@/lib/domain/access/need'
import { findSession, isLocked, type OpenSession } from '@/lib/domain/access/session'
import { type AccessState, type Device, evolve, nobodyYet } from '@/lib/domain/access/state'
import type { AccessLog, Clock, Secrets } from '@/lib/operations/ports'
import { InTurn } from '../in-turn'
import type { Tokens } from './cookies'

/** Who asks, and whose screen it is that is locked. */
export type Known = Caller & {
  locked: OpenSession | null
  /** What its device cookie says, and the hash of it; the device may not be enrolled yet. */
  deviceToken: string | null
  token: string | null
  address: string
}

/** Before it is known who may come in. */
export const nobody: Known = { ...stranger, locked: null, deviceToken: null, token: null, address: '' }

export type From = { address: string; isThisMachine: boolean }

export type DeskPorts = {
  log: AccessLog
  secrets: Secrets
  clock: Clock
  /** Sessions (by hash) and devices (by id) that have just ended, or are locked from now on: their sockets must go. */
  onGone(gone: { sessions: string[]; devices: string[] }): void
}

/**
 * Knows who may come in. All of it stands in memory, so that a request costs two hashes and no question to anybody; what
 * changes it is on disk first, one act after the other.
 */
export class AccessDesk {
  private state: AccessState = nobodyYet
  private byToken = new Map<string, Device>()
  private readonly turn = new InTurn()
  /** When each session was last used by a person. A restart counts as a use. */
  private readonly usedAtMs = new Map<string, number>()
  private readonly told = new Set<string>()
  private readonly openedAtMs: number

  private constructor(private readonly ports: DeskPorts) {
    this.openedAtMs = ports.clock.nowMs()
  }

  static async open(ports: DeskPorts): Promise<AccessDesk> {
    const desk = new AccessDesk(ports)
    desk.take(await ports.log.read())
    return desk
  }

  get now(): AccessState {
    return this.state
  }

  callerOf(tokens: Tokens, { address, isThisMachine }: From): Known {
    const { secrets } = this.ports
    const token = tokens.device === null ? null : secrets.hashToken(tokens.device)
    const device = (token !== null && this.byToken.get(token)) || null
    const unknown = { ...nobody, fromThisMachine: isThisMachine, address, device, deviceToken: tokens.device, token }
    if (device === null || tokens.session === null) return unknown
    const open = findSession(this.state, secrets.hashToken(tokens.session), this.ports.clock.nowMs())
    // A session is worth nothing on another device than the one it was begun on.
    if (open?.device.id !== device.id) return unknown
    return this.isLocked(open) ? { ...unknown, locked: open } : { ...unknown, person: open.person, session: open.session.hash }
  }

  /** Somebody has touched the screen. */
  used(session: string) {
    this.usedAtMs.set(session, this.ports.clock.nowMs())
  }

  /** Decides on the state as it is when it is this act's turn, and writes down what has happened before it counts. */
  run(decide: (state: AccessState, nowMs: number) => Decision): Promise<Decision> {
    return this.turn.run('access', async () => {
      const decision = decide(this.state, this.ports.clock.nowMs())
      await this.ports.log.append(decision.events)
      this.take(decision.events)
      return decision
    })
  }

  /** Attempts at one device, or by one link, come one after the other. */
  tryOneByOne<Result>(at: { device: string } | { link: string }, attempt: () => Promise<Result>): Promise<Result> {
    return this.turn.run('device' in at ? `device ${at.device}` : `link ${at.link}`, attempt)
  }

  /** To be called every second: ends what is over, and says which screens are locked now. */
  async tidy(): Promise<void> {
    const nowMs = this.ports.clock.nowMs()
    for (const hash of Object.keys(this.state.sessions)) {
      const open = findSession(this.state, hash, nowMs)
      if (open === null) await this.run((state, atMs) => endSession(state, hash, 'expired', atMs))
      else if (!this.isLocked(open)) this.told.delete(hash)
      else if (!this.told.has(hash)) {
        this.told.add(hash)
        this.ports.onGone({ sessions: [hash], devices: [] })
      }
    }
  }

  private isLocked(open: OpenSession): boolean {
    return isLocked(open, this.usedAtMs.get(open.session.hash) ?? this.openedAtMs, this.ports.clock.nowMs())
  }

  private take(events: readonly AccessEvent[]) {
    const before = this.state
    this.state = events.reduce(evolve, before)
    this.byToken = new Map(Object.values(this.state.devices).map((device) => [device.tokenHash, device]))
    const sessions = goneFrom(before.sessions, this.state.sessions)
    const devices = goneFrom(before.devices, this.state.devices)
    for (const hash of sessions) for (const memory of [this.usedAtMs, this.told]) memory.delete(hash)
    for (const hash of goneFrom(this.state.sessions, before.sessions)) this.usedAtMs.set(hash, this.ports.clock.nowMs())
    if (sessions.length + devices.length > 0) this.ports.onGone({ sessions, devices })
  }
}

const goneFrom = (before: object, after: object) => Object.keys(before).filter((key) => !(key in after))
