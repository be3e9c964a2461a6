import { io, type Socket } from 'socket.io-client'
import type { OrderFacts } from '@/lib/domain/board'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/contract'
import type { Visitor } from '@/workers/robots/visitor'

const backAfterMs = 500

/** An open kitchen display: takes each frame in, and asks for the whole picture again when it has missed one. */
export function openKitchenDisplay(visitor: Visitor, onFacts: (orders: readonly OrderFacts[]) => void) {
  const socket: Socket<ServerToClient, ClientToServer> = io(visitor.url, {
    path: '/rt',
    addTrailingSlash: false,
    transports: ['websocket'],
    extraHeaders: visitor.headers,
  })
  let seq = Number.POSITIVE_INFINITY
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })

  function watch() {
    seq = Number.POSITIVE_INFINITY
    socket.emit('watch', { screen: 'kitchen' }, (snapshot) => {
      seq = snapshot.seq
      onFacts(snapshot.orders)
      open()
    })
  }

  socket.on('connect', watch)
  // Whoever is sent away, as at the end of a shift, is not connected again by socket.io itself.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), backAfterMs)
  })
  socket.on('frame', (frame) => {
    if (frame.seq > seq + 1) watch()
    else if (frame.seq > seq) seq = frame.seq
    if (frame.orders) onFacts(frame.orders)
  })
  return { opened, close: () => socket.close() }
}
