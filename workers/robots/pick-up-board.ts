import { io, type Socket } from 'socket.io-client'
import { type OrderFacts, stateOf } from '@/lib/domain/board'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/contract'
import type { Visitor } from './visitor'

export type Watcher = {
  ready(orderId: string): void
  gone(orderId: string): void
  /** All orders that are neither ready nor gone, each time the whole board is read. */
  unmade(orderIds: readonly string[]): void
}

const backAfterMs = 500

/** Watches the pick-up board as customers do, and says which order is ready and which has left. Says it again when in doubt. */
export function watchBoard(visitor: Visitor, watcher: Watcher) {
  const socket: Socket<ServerToClient, ClientToServer> = io(visitor.url, {
    path: '/rt',
    addTrailingSlash: false,
    transports: ['websocket'],
    extraHeaders: visitor.headers,
  })
  let seq = -1

  function look(orders: readonly OrderFacts[]) {
    for (const facts of orders) {
      const state = stateOf(facts)
      if (state === 'ready') watcher.ready(facts.id)
      if (state === 'collected' || state === 'cancelled') watcher.gone(facts.id)
    }
  }

  function watch() {
    socket.emit('watch', { screen: 'board' }, (snapshot) => {
      seq = snapshot.seq
      look(snapshot.orders)
      watcher.unmade(snapshot.orders.filter(isUnmade).map(({ id }) => id))
    })
  }

  socket.on('connect', watch)
  // Whoever is sent away, as at the end of a shift, is not connected again by socket.io itself.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), backAfterMs)
  })
  socket.on('frame', (frame) => {
    const isChange = frame.orders !== undefined || frame.cabinet !== undefined || frame.menuVersion !== undefined
    const missed = frame.seq > (isChange ? seq + 1 : seq)
    seq = frame.seq
    if (missed) watch()
    else look(frame.orders ?? [])
  })
  return { close: () => socket.close() }
}

function isUnmade(facts: OrderFacts): boolean {
  const state = stateOf(facts)
  return state !== 'ready' && state !== 'collected' && state !== 'cancelled'
}
