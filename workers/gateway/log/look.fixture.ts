import { io, type Socket } from 'socket.io-client'
import type { LogChange, LogClientToServer, LogPicture, LogServerToClient, LogSpace, LookAnswer } from '@/lib/realtime/log'
import { withChange } from '@/lib/realtime/log-change'
import type { Visitor } from '@/workers/robots/visitor'

/** A page that looks into the log, and what it has been told. */
export type Looker = {
  seen: { spaces: LogSpace[]; changes: LogChange[]; behindMs: number }
  /** Looks at a space; what it returns is what the page shows from then on. */
  look(space: string, replayAtMs?: number): Promise<() => LogPicture>
  close(): void
}

export function openLooker({ url, headers }: Visitor): Looker {
  const options = { path: '/rt', transports: ['websocket'], extraHeaders: headers, reconnection: false, forceNew: true }
  const socket: Socket<LogServerToClient, LogClientToServer> = io(`${url}/log`, options)
  const seen: Looker['seen'] = { spaces: [], changes: [], behindMs: 0 }
  let shown: LogPicture | null = null
  socket.on('spaces', (spaces) => {
    seen.spaces = spaces
  })
  socket.on('change', (change) => {
    seen.changes.push(change)
    if (shown) shown = withChange(shown, change) ?? shown
  })
  socket.on('beat', (_, behindMs) => {
    seen.behindMs = behindMs
  })
  return {
    seen,
    async look(space, replayAtMs) {
      const answer = await new Promise<LookAnswer>((resolve) => {
        socket.emit('look', { space, ...(replayAtMs !== undefined && { replayAtMs }) }, (told) => {
          // At once: the first change may come with the same packet.
          if ('picture' in told) shown = told.picture
          resolve(told)
        })
      })
      if ('refused' in answer) throw new Error(answer.refused)
      return () => shown ?? answer.picture
    },
    close: () => void socket.disconnect(),
  }
}
