import { io, type Socket } from 'socket.io-client'
import type { DayReport } from '@/lib/domain/report'
import type { BoardCall, ClientToServer, Screen, ServerToClient } from '@/lib/realtime/contract'
import { ringDoorbell } from './doorbell'
import { type Moment, momentNow } from './moment'
import { fromSnapshot, type ShopState, withFrame } from './shop-state'

/** `cut`: since when there is no connection, by this device's clocks; null when there is one again. */
export type Listener = {
  shop: (state: ShopState) => void
  day: (report: DayReport) => void
  call: (call: BoardCall) => void
  cut: (at: Moment | null) => void
}

/**
 * How long the answer to `watch`, or to a new connection, may take before it is asked for again. A gateway that has just started
 * may leave one without an answer, and socket.io by itself would wait 20 s for it.
 */
const answerMs = 3_000

/** How many screens are open stands in snapshots only: the first page, which shows it, asks for one this often. */
const countAgainMs = 5_000

/** Pause before the first try after the gateway has closed, or has sent this screen away until somebody signs in; then longer ones. */
const backAfterMs = 500
const mostBackMs = 8_000

/** `again`: what is shown is in doubt, ask for all of it. */
export type Connection = {
  close: () => void
  again: () => void
  /** A till's: what stands on the order that it is taking, whole. Said again by itself when there is a new connection. */
  typing: (portions: Record<string, number>) => void
}

/**
 * Keeps one screen up to date until it is closed. The socket delivers at most once, so after every
 * connection and every gap a snapshot is asked for, and frames are dropped until it is there.
 */
export function connect(who: { screen: Screen; till?: number }, listener: Listener): Connection {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    path: '/rt',
    transports: ['websocket'],
    timeout: answerMs,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })
  let state: ShopState | null = null
  let asked = 0
  let typed: Record<string, number> = {}
  let backMs = backAfterMs
  let cutAt: Moment | null = null

  const cut = () => {
    cutAt ??= momentNow()
    listener.cut(cutAt)
  }
  const joined = () => {
    cutAt = null
    listener.cut(null)
  }

  const ask = () => {
    state = null
    asked += 1
    const question = asked
    socket.timeout(answerMs).emit('watch', who, (error, snapshot) => {
      if (question !== asked) return
      if (error === null || error === undefined) {
        backMs = backAfterMs
        state = fromSnapshot(snapshot, momentNow())
        listener.shop(state)
        if (Object.keys(typed).length > 0) socket.emit('typing', typed)
      } else if (socket.connected) ask()
    })
  }

  socket.on('connect', () => {
    joined()
    ask()
  })
  socket.on('connect_error', cut)
  let again: ReturnType<typeof setTimeout> | undefined
  socket.on('disconnect', (reason) => {
    cut()
    // A gateway that closes in order says goodbye, and after that socket.io would never come back by itself.
    if (reason !== 'io server disconnect') return
    ringDoorbell()
    again = setTimeout(() => socket.connect(), backMs)
    backMs = Math.min(backMs * 2, mostBackMs)
  })
  // Refused, perhaps because this device is not enrolled any more.
  socket.on('connect_error', ringDoorbell)
  socket.on('frame', (frame) => {
    if (state === null) return
    const next = withFrame(state, frame, momentNow())
    if (next === 'gap') return ask()
    state = next
    listener.shop(next)
  })
  socket.on('day', listener.day)
  socket.on('call', listener.call)
  // The browser says that the network is gone. It may be wrong (the shop may be on this very machine), and a connection over a
  // network that is gone says nothing: a new one tells.
  const onOffline = () => {
    cut()
    socket.disconnect().connect()
  }
  const onOnline = () => void socket.connect()
  if (!navigator.onLine) cut()
  window.addEventListener('offline', onOffline)
  window.addEventListener('online', onOnline)
  const timer = who.screen === 'home' ? setInterval(() => socket.connected && ask(), countAgainMs) : undefined
  return {
    close: () => {
      clearInterval(timer)
      clearTimeout(again)
      window.removeEventListener('offline', onOffline)
      window.removeEventListener('online', onOnline)
      asked += 1
      socket.disconnect()
    },
    typing: (portions) => {
      typed = portions
      // What is kept until there is a connection would be said late, and is said anyway.
      if (socket.connected && state !== null) socket.emit('typing', portions)
    },
    // Without a link the question comes with the next connection anyway.
    again: () => {
      if (socket.connected) ask()
    },
  }
}
