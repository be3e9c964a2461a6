import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import { mayUse, type Need } from '@/lib/domain/access/need'
import { orderLimits } from '@/lib/domain/pricing'
import {
  type BoardCall,
  type ClientToServer,
  cabinetForAll,
  type Frame,
  forAll,
  noPrinter,
  type Screen,
  type ServerToClient,
  type Snapshot,
  screenNeeds,
  screens,
  type Truth,
} from '@/lib/realtime/contract'
import type { LOG_NAMESPACE, LogClientToServer, LogServerToClient } from '@/lib/realtime/log'
import { socketEvents } from '@/lib/realtime/socket-events'
import { foodId } from '@/lib/topics/shapes'
import type { Known } from './access/desk'
import { type Change, Frames } from './frames'
import { type Guard, originOf } from './guard'
import { SOCKET_PATH } from './server'

export type ScreensOptions = {
  server: HttpServer
  guard(): Guard
  callerOf(req: IncomingMessage): Known
  /** Resolves when the board has been read: before, a snapshot would be an empty shop. */
  ready: Promise<void>
  behindMs(): number
  /** Everything of a snapshot but what only the sockets know. */
  snapshot(): Omit<Snapshot, keyof Truth | 'screensOpen'>
  onManager(): void
  /** A till says what stands on the order that it is taking; `from` names its connection. */
  onTyping?(from: string, portions: Readonly<Record<string, number>>): void
  onGone?(from: string): void
  onError(error: unknown): void
}

type Attached = { screen: Screen; till?: number }
type ScreenSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, { who?: Attached }>

const WATCHING = 'watching'
/** Screens on which nobody has signed in. */
const WATCHING_FOR_ALL = 'watching for all'
const HEARTBEAT_MS = 1000
/** A screen that takes nothing any more while this many packets wait for it is cut off; it comes back with a fresh snapshot. */
const MOST_PACKETS_WAITING = 1000
const MOST_FOODS_TYPED = 60
/** What screens send is one short message. */
const MOST_BYTES_IN = 4096

/** As much as one order can be. */
const typingInput = z
  .record(foodId, z.int().min(1).max(orderLimits.portions))
  .refine((portions) => Object.keys(portions).length <= MOST_FOODS_TYPED)
const watchInput = z.object({ screen: z.enum(screens), till: z.int().min(0).max(9999).optional() })

/** Keeps every open screen up to date: a snapshot when it asks, then numbered changes. */
export class Screens {
  private readonly io: Server<
    ClientToServer & LogClientToServer,
    ServerToClient & LogServerToClient,
    Record<string, never>,
    { who?: Attached }
  >
  private readonly names = ['/']
  private readonly frames = new Frames()
  private frameTimer: NodeJS.Timeout | undefined
  private frameTimerDueMs = 0
  private readonly heartbeat: NodeJS.Timeout

  constructor(private readonly options: ScreensOptions) {
    this.io = new Server(options.server, {
      path: SOCKET_PATH,
      addTrailingSlash: false,
      // Upgrades of other paths are Next's.
      destroyUpgrade: false,
      serveClient: false,
      // Browsers name the page on every upgrade; of polls they do not always.
      transports: ['websocket'],
      perMessageDeflate: false,
      maxHttpBufferSize: MOST_BYTES_IN,
      // CORS rules do not guard WebSockets; this does, for both transports.
      allowRequest: (req, decide) => {
        const guard = options.guard()
        const trusted = guard.servesHost(req.headers.host) && guard.isFromOurPage(originOf(req))
        if (!trusted) return decide('only pages of this shop', false)
        const isEnrolled = mayUse(options.callerOf(req), 'device') === 'yes'
        decide(isEnrolled ? null : 'this device is not enrolled', isEnrolled)
      },
    })
    this.io.on('connection', (socket) => {
      cutOffWhenStuck(socket)
      void socket.join(roomsOf(this.callerOf(socket)))
      this.guardEvents(socket, '/')
      socket.on('watch', (who, answer) => this.watch(socket, who, answer))
      socket.on('typing', (portions) => this.typing(socket, portions))
      socket.on('disconnect', () => options.onGone?.(socket.id))
    })
    this.heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS)
  }

  /** For others who speak over the same sockets, with their own events. They are let in by what their first event needs. */
  namespace(name: typeof LOG_NAMESPACE) {
    this.names.push(name)
    const own = this.io.of(name)
    own.use((socket, next) => next(mayUse(this.callerOf(socket), socketEvents[name].look) === 'yes' ? undefined : new Error('not allowed')))
    own.on('connection', (socket) => {
      cutOffWhenStuck(socket)
      void socket.join(roomsOf(this.callerOf(socket)))
      this.guardEvents(socket, name)
    })
    return own
  }

  /** An event that does not stand in the table reaches nobody, and one that does only from those who may: as of now, not as of when they came. */
  private guardEvents(socket: Pick<ScreenSocket, 'request' | 'use' | 'disconnect'>, namespace: keyof typeof socketEvents) {
    const needs: Readonly<Record<string, Need>> = socketEvents[namespace]
    socket.use(([event], next) => {
      const need = needs[event]
      if (need === undefined) return
      if (mayUse(this.callerOf(socket), need) === 'yes') return next()
      // The page hears that it was sent away, asks who is signed in, and says what is to be done.
      socket.disconnect(true)
    })
  }

  /** Closes what they look at: they may not any more. */
  cutOff({ sessions, devices }: { sessions: readonly string[]; devices: readonly string[] }) {
    const rooms = [...sessions.map(sessionRoom), ...devices.map(deviceRoom)]
    for (const name of this.names) this.io.of(name).in(rooms).disconnectSockets(true)
  }

  /** As of now: whoever was signed in when the socket was opened may have been signed out since. */
  private callerOf(socket: Pick<ScreenSocket, 'request'>): Known {
    return this.options.callerOf(socket.request)
  }

  /** To be called once for all that was fetched together. */
  changed(change: Change) {
    this.frames.add(change)
    this.schedule()
  }

  /** How many screens of each kind are open. */
  open(): Partial<Record<Screen, number>> {
    const counts: Partial<Record<Screen, number>> = {}
    for (const socket of this.io.of('/').sockets.values()) {
      const screen = socket.data.who?.screen
      if (screen !== undefined) counts[screen] = (counts[screen] ?? 0) + 1
    }
    return counts
  }

  sendDay(report: Parameters<ServerToClient['day']>[0]) {
    this.io.to('manager' satisfies Screen).emit('day', report)
  }

  /** How many boards were told. */
  callOut(call: BoardCall): number {
    this.io.to('board' satisfies Screen).emit('call', call)
    return this.open().board ?? 0
  }

  async close(): Promise<void> {
    clearInterval(this.heartbeat)
    clearTimeout(this.frameTimer)
    this.io.disconnectSockets(true)
    this.io.engine.close()
  }

  private watch(socket: ScreenSocket, who: unknown, answer: unknown) {
    const parsed = watchInput.safeParse(who)
    if (!parsed.success || typeof answer !== 'function') return
    if (mayUse(this.callerOf(socket), screenNeeds[parsed.data.screen]) !== 'yes') return void socket.disconnect(true)
    this.options.ready
      .then(async () => {
        const { screen } = parsed.data
        socket.data.who = parsed.data
        const isForAll = screenNeeds[screen] === 'device'
        await socket.leave(isForAll ? WATCHING : WATCHING_FOR_ALL)
        await socket.join([isForAll ? WATCHING_FOR_ALL : WATCHING, screen])
        // In one step with the number: every later change has a later one, and an earlier one is in the snapshot already.
        const snapshot: Snapshot = { ...this.options.snapshot(), ...this.truth(), screensOpen: this.open() }
        answer(isForAll ? snapshotForAll(snapshot) : snapshot)
        if (screen === 'manager') this.options.onManager()
      })
      .catch(this.options.onError)
  }

  /** Only a till's screen takes orders. */
  private typing(socket: ScreenSocket, portions: unknown) {
    const parsed = typingInput.safeParse(portions)
    if (parsed.success && socket.data.who?.screen === 'till') this.options.onTyping?.(socket.id, parsed.data)
  }

  private truth(): Truth {
    return { seq: this.frames.seq, serverNowMs: Date.now(), behindMs: this.options.behindMs() }
  }

  private schedule() {
    const dueMs = this.frames.dueMs()
    if (dueMs === null) return
    // A cabinet waits up to a quarter of a second for its frame; an order that comes meanwhile must not wait with it.
    if (this.frameTimer !== undefined && dueMs >= this.frameTimerDueMs) return
    clearTimeout(this.frameTimer)
    this.frameTimer = undefined
    const nowMs = Date.now()
    if (dueMs <= nowMs) return this.send(nowMs)
    this.frameTimerDueMs = dueMs
    this.frameTimer = setTimeout(() => this.due(), dueMs - nowMs)
  }

  private due() {
    this.frameTimer = undefined
    this.schedule()
  }

  private send(nowMs: number) {
    const frame = this.frames.take(nowMs, this.options.behindMs())
    this.io.to(WATCHING).emit('frame', frame)
    // Taken from every frame of a rush for nobody, otherwise: many shops have no board.
    if (this.io.of('/').adapter.rooms.has(WATCHING_FOR_ALL)) this.io.to(WATCHING_FOR_ALL).emit('frame', outside(frame))
    this.schedule()
  }

  private beat() {
    this.io.to([WATCHING, WATCHING_FOR_ALL]).emit('frame', this.truth())
  }
}

function snapshotForAll(snapshot: Snapshot): Snapshot {
  const { orders, cabinet } = snapshot
  const reduced = { cook: null, sales: [], printer: noPrinter, cabinet: cabinet && cabinetForAll(cabinet) }
  return { ...snapshot, ...reduced, orders: orders.map(forAll) }
}

/** What a screen hears on which nobody has signed in. A change stays a change: the numbers would have a gap without it. */
function outside(frame: Frame): Frame {
  const { orders, sales, printer, cook, cabinet } = frame
  const reduced = { ...(sales && { sales: [] }), ...(printer && { printer: noPrinter }), ...(cook && { cook: null }) }
  const told = { ...(orders && { orders: orders.map(forAll) }), ...(cabinet && { cabinet: cabinetForAll(cabinet) }) }
  return { ...frame, ...told, ...reduced }
}

const sessionRoom = (hash: string) => `session ${hash}`
const deviceRoom = (id: string) => `device ${id}`
const roomsOf = ({ session, device }: Known) => [
  ...(session === null ? [] : [sessionRoom(session)]),
  ...(device === null ? [] : [deviceRoom(device.id)]),
]

/** Packets that the network does not take pile up in memory; without a bound one dead tablet could fill it. */
function cutOffWhenStuck({ conn }: Pick<ScreenSocket, 'conn'>) {
  let waiting = 0
  conn.on('flush', () => {
    waiting = 0
  })
  conn.on('packetCreate', () => {
    waiting++
    if (waiting > MOST_PACKETS_WAITING) conn.close(true)
  })
}
