import { io, type Socket } from 'socket.io-client'
import {
  LOG_NAMESPACE,
  type LogClientToServer,
  type LogPicture,
  type LogServerToClient,
  type LogSpace,
  type LookAnswer,
  type LookInput,
} from '@/lib/realtime/log'
import { withChange } from '@/lib/realtime/log-change'
import { ringDoorbell } from '../live/doorbell'

export type LogListener = {
  spaces: (spaces: LogSpace[]) => void
  picture: (picture: LogPicture) => void
  refused: (why: string) => void
  /** The gateway has spoken, whether or not anything is new. With its time, and how far behind the broker it is, when it told that. */
  heard: (serverNowMs?: number, behindMs?: number) => void
}

export type LogLine = { look: (at: LookInput) => void; close: () => void }

/** A space of many topics may take the broker a moment; after this it is asked again. */
const answerMs = 5_000
/** A pause before a refused question is asked again: the space may come, the broker may come back. */
const againMs = 1_500
/** Pause before the first try after the gateway has closed; then socket.io's own, growing ones. */
const refusedAgainMs = 2_000
const backAfterMs = 500

/**
 * One line to the log for as long as the page is open. Only one question is under way at a time, and of those that come meanwhile
 * only the last is asked: a slider that is drawn over the day must not leave a queue of pictures that nobody wants any more.
 */
export function connectLog(listener: LogListener): LogLine {
  const socket: Socket<LogServerToClient, LogClientToServer> = io(LOG_NAMESPACE, {
    path: '/rt',
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })
  let wanted: LookInput | null = null
  let picture: LogPicture | null = null
  let underWay = false
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    clearTimeout(timer)
    if (wanted === null || underWay || !socket.connected) return
    const question = wanted
    underWay = true
    turn += 1
    const mine = turn
    socket.timeout(answerMs).emit('look', question, (error, answer) => {
      if (mine !== turn) return
      underWay = false
      if (question !== wanted || (error !== null && error !== undefined)) ask()
      else take(answer)
    })
  }
  /** What was asked on a connection that is gone will not be answered. */
  const forget = () => {
    underWay = false
    turn += 1
    picture = null
  }
  const take = (answer: LookAnswer) => {
    if ('refused' in answer) {
      listener.heard()
      picture = null
      listener.refused(answer.refused)
      timer = setTimeout(ask, againMs)
      return
    }
    picture = answer.picture
    listener.heard(picture.serverNowMs)
    listener.picture(picture)
  }

  socket.on('connect', () => {
    forget()
    ask()
  })
  let back: ReturnType<typeof setTimeout> | undefined
  socket.on('disconnect', (reason) => {
    forget()
    // A gateway that closes in order says goodbye, and after that socket.io would never come back by itself.
    if (reason !== 'io server disconnect') return
    ringDoorbell()
    back = setTimeout(() => socket.connect(), backAfterMs)
  })
  socket.on('connect_error', () => {
    ringDoorbell()
    // Refused, not unreachable: socket.io itself does not ask again.
    if (!socket.active) back = setTimeout(() => socket.connect(), refusedAgainMs)
  })
  socket.on('spaces', (spaces) => {
    listener.heard()
    listener.spaces(spaces)
  })
  socket.on('beat', listener.heard)
  socket.on('change', (change) => {
    listener.heard(change.serverNowMs)
    if (picture === null || underWay || picture.space !== change.space || picture.replayAtMs !== null) return
    const next = withChange(picture, change)
    if (next === picture) return
    picture = next
    if (next === null) ask()
    else listener.picture(next)
  })
  return {
    look: (at) => {
      wanted = at
      ask()
    },
    close: () => {
      clearTimeout(timer)
      clearTimeout(back)
      wanted = null
      socket.disconnect()
    },
  }
}
