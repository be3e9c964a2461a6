import type { Namespace, Socket } from 'socket.io'
import {
  type LogClientToServer,
  type LogPicture,
  type LogServerToClient,
  type LogSpace,
  type LookAnswer,
  type LookInput,
  lookInput,
} from '@/lib/realtime/log'
import { Away } from '../answer'

export type LogNamespace = Namespace<LogClientToServer, LogServerToClient>
type LogSocket = Socket<LogClientToServer, LogServerToClient>

/** What can be looked at. */
export type LogSights = {
  spaces(): Promise<LogSpace[]>
  /** The picture now; null: no such space. */
  live(space: string): Promise<LogPicture | null>
  /** Somebody looks at it from now on. The picture as it is at this moment: every change from here on is told. */
  started(space: string): LogPicture | null
  replay(space: string, atMs: number): Promise<LogPicture | null>
  /** How long ago it was last looked into; null: nobody has. */
  ageMs(space: string): number | null
}

export type LogSocketsOptions = {
  namespace: LogNamespace
  sights: LogSights
  pause(ms: number): Promise<void>
  onError(error: unknown): void
}

const SPACES_EVERY_MS = 1000
const BEAT_EVERY_MS = 1000
const roomOf = (space: string) => `space ${space}`
const spaceIn = (room: string) => room.slice(roomOf('').length)

/** Those who look into the log: each at one space, live or at a time. */
export class LogSockets {
  private telling = false
  private closed = false
  private toldSpaces = ''
  /** A socket that asks again while its question is being answered wants the newer one only. */
  private readonly asked = new WeakMap<LogSocket, number>()
  /** Apart from all looks: a page must be able to tell a broker that is away from a gateway that is. */
  private readonly beat: NodeJS.Timeout

  constructor(private readonly options: LogSocketsOptions) {
    options.namespace.on('connection', (socket) => {
      socket.on('look', (at, answer) => void this.look(socket, at, answer))
      void this.tellSpaces(socket)
    })
    this.beat = setInterval(() => this.tellTime(), BEAT_EVERY_MS)
  }

  lookers(space: string): number {
    return this.options.namespace.adapter.rooms.get(roomOf(space))?.size ?? 0
  }

  tell(space: string, ...[change]: Parameters<LogServerToClient['change']>) {
    this.options.namespace.to(roomOf(space)).emit('change', change)
  }

  close() {
    this.closed = true
    clearInterval(this.beat)
  }

  private async look(socket: LogSocket, at: unknown, answer: unknown) {
    const parsed = lookInput.safeParse(at)
    if (!parsed.success || !isAnswer(answer)) return
    const number = this.lookAway(socket)
    answer(await this.answerTo(socket, parsed.data, number))
  }

  private async answerTo(socket: LogSocket, { space, replayAtMs }: LookInput, number: number): Promise<LookAnswer> {
    const { sights, onError } = this.options
    try {
      if (replayAtMs !== undefined) return answerWith(await sights.replay(space, replayAtMs))
      // Before asking: a space at which nobody looks goes to rest, and from now on somebody does.
      await socket.join(roomOf(space))
      const found = await sights.live(space)
      if (this.asked.get(socket) !== number) return answerWith(found)
      const picture = found && sights.started(space)
      if (!picture) this.lookAway(socket)
      return answerWith(picture)
    } catch (error) {
      if (this.asked.get(socket) === number) this.lookAway(socket)
      if (!(error instanceof Away)) onError(error)
      return { refused: 'The broker does not answer. Looking again in a moment.' }
    }
  }

  private tellTime() {
    const { namespace, sights } = this.options
    for (const socket of namespace.sockets.values()) {
      const ages = [...socket.rooms].map((room) => sights.ageMs(spaceIn(room)) ?? 0)
      socket.emit('beat', Date.now(), Math.max(0, ...ages))
    }
  }

  private lookAway(socket: LogSocket): number {
    for (const room of socket.rooms) if (room !== socket.id) void socket.leave(room)
    const number = (this.asked.get(socket) ?? 0) + 1
    this.asked.set(socket, number)
    return number
  }

  /** To the one who has come at once; to all whenever the list changes, while somebody is there. */
  private async tellSpaces(socket: LogSocket) {
    const { namespace, sights, pause, onError } = this.options
    const ask = () =>
      sights.spaces().catch((error: unknown) => {
        if (!this.closed && !(error instanceof Away)) onError(error)
      })
    const now = await ask()
    if (now) socket.emit('spaces', now)
    if (this.telling) return
    this.telling = true
    while (!this.closed && namespace.sockets.size > 0) {
      const spaces = await ask()
      const text = JSON.stringify(spaces)
      if (spaces && text !== this.toldSpaces) namespace.emit('spaces', spaces)
      this.toldSpaces = text
      await pause(SPACES_EVERY_MS)
    }
    this.telling = false
  }
}

const answerWith = (picture: LogPicture | null): LookAnswer =>
  picture ? { picture } : { refused: 'There is no such space now: its topics are not on the broker.' }

const isAnswer = (answer: unknown): answer is (answer: LookAnswer) => void => typeof answer === 'function'
