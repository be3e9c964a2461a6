import net from 'node:net'
import { systemIds } from '@/lib/server/system'
import { answerSplitter } from './answers'
import type { Basket } from './menu'
import type { TillStaff } from './staff'

/** An order that is on its way: when it was to be sent, by performance.now(). */
type Sent = { id: string; dueMs: number; request: string }
export type OnAnswer = (sent: Sent, status: number, body: () => string) => void

type Tills = { host: string; port: number; count: number; baskets: readonly Basket[]; staff: TillStaff }

/**
 * Tills by HTTP as cheap as they can be, so that what is measured is the shop: connections that stay open, requests made of ready
 * text and sent behind each other without waiting for answers (pipelining), which HTTP answers in the same order.
 */
export function openTillLines({ host, port, count, baskets, staff }: Tills, onAnswer: OnAnswer) {
  const lines = Array.from({ length: count }, () => createLine({ host, port }, onAnswer))
  const tills = [...staff].map(([till, { headers }]) => ({
    till,
    requests: baskets.map((basket) => requestText(`${host}:${port}`, headers, basket)),
  }))
  let turn = 0
  let current: (typeof lines)[number] | undefined

  /** Some that are due together go behind each other. Else a line that rests, always the first of them, or all would go stale. */
  function lineFor(): (typeof lines)[number] | undefined {
    if (!current || current.queued() === 0 || current.queued() >= mostTogether)
      current = lines.find((each) => each.waiting() === 0) ?? lines[turn++ % lines.length]
    return current
  }

  return {
    /** Hands over the n-th order; it goes out with the next flush. */
    sell(n: number, dueMs: number): string {
      const id = systemIds.next()
      const { till, requests } = tills[n % tills.length] ?? { till: 0, requests: [] }
      const basket = requests[n % requests.length]
      const line = lineFor()
      if (!line || !basket) throw new Error('there is no till')
      line.send({ id, dueMs, request: `${basket.before}${id}","till":${till}${basket.after}` })
      return id
    },
    flush() {
      for (const line of lines) line.flush()
    },
  }
}

/** An id has always 36 characters and a till one, so the length is known. */
function requestText(
  host: string,
  { origin, cookie }: { origin: string; cookie: string },
  basket: object,
): { before: string; after: string } {
  const after = `,"payment":{"method":"card"},${JSON.stringify(basket).slice(1)}`
  const length = '{"id":"'.length + 36 + '","till":'.length + 1 + after.length
  const head = `POST /api/orders HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
  return { before: `${head}{"id":"`, after }
}

const mostTogether = 4
const mostReconnects = 50

/** One connection, made when it is needed and again when the shop has closed it, as it does with those that rest for some seconds. */
function createLine(address: { host: string; port: number }, onAnswer: OnAnswer) {
  let socket: net.Socket | null = null
  let sent: Sent[] = []
  let answered = 0
  let out = ''
  let queued = 0
  let reconnects = 0
  const waiting = () => sent.length - answered

  function connect(): net.Socket {
    const made = net.connect({ ...address, noDelay: true })
    const split = answerSplitter(({ status, body }) => {
      const first = sent[answered++]
      if (!first) throw new Error('an answer to nothing that was asked')
      onAnswer(first, status, body)
      reconnects = 0
      if (answered < 1024) return
      sent = sent.slice(answered)
      answered = 0
    })
    // What comes unasked is a farewell (408).
    made.on('data', (chunk) => (waiting() > 0 ? split(chunk) : made.destroy()))
    made.on('error', () => {})
    made.once('close', closed)
    return made
  }

  /** What had no answer is sent again with the same id, as a till does. */
  function closed() {
    socket = null
    if (waiting() === 0) return
    if (++reconnects > mostReconnects) throw new Error(`the shop has closed a line ${mostReconnects} times without an answer`)
    sent = sent.slice(answered)
    answered = 0
    out = sent.map(({ request }) => request).join('')
    setTimeout(flush, 5)
  }

  function flush() {
    if (out === '') return
    socket ??= connect()
    socket.write(out, 'latin1')
    out = ''
    queued = 0
  }

  return {
    waiting,
    /** Handed over and not yet gone out. */
    queued: () => queued,
    send(order: Sent) {
      sent.push(order)
      queued++
      out += order.request
    },
    flush,
  }
}
