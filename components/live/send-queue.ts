import type { DeviceQueue } from './device-queue'
import type { Answer, Post } from './post'
import { decideAnswer, firstWaiting } from './queue'

/** Runs one at a time over all tabs of this device. */
export type Alone = <T>(run: () => Promise<T>) => Promise<T>

export type SenderPorts = {
  queue: Pick<DeviceQueue, 'known' | 'append'>
  post: Post
  alone: Alone
  nowMs: () => number
  answered: (answer: Answer) => void
}

export type Sender = {
  /** Sends what is waiting, oldest first, until one is not confirmed; false then. A call while one is under way joins it. */
  flush(): Promise<boolean>
}

export function createSender({ queue, post, alone, nowMs, answered }: SenderPorts): Sender {
  let underWay: Promise<boolean> | null = null
  let asked = 0

  const sendAll = async () => {
    for (;;) {
      // Another tab may have sent it meanwhile.
      await queue.append()
      const next = firstWaiting(queue.known().state)
      if (next === undefined) return true
      const answer = await post(next.path, next.body)
      answered(answer)
      if (answer.kind === 'unconfirmed') return false
      await queue.append((state) => decideAnswer(state, next.id, answer, nowMs()))
    }
  }

  const flight = async () => {
    try {
      for (;;) {
        const served = asked
        const done = await alone(sendAll).catch(() => false)
        if (!done || served === asked) return done
      }
    } finally {
      // In the same tick as the last look at `asked`: whoever asks after it starts a flight of their own.
      underWay = null
    }
  }

  return {
    flush: () => {
      asked += 1
      underWay ??= flight()
      return underWay
    },
  }
}

/**
 * By a lock of the browser's, which it takes back when the tab that holds it is closed or killed; the next tab then goes on.
 * Without locks (a page that came over plain http from another machine) every tab sends: each still sends in order, and the
 * shop answers the second what it answered the first.
 */
export function aloneOnThisDevice(box: string): Alone {
  return async (run) => ('locks' in navigator ? navigator.locks.request(`chippy:send:${box}`, async () => run()) : run())
}
