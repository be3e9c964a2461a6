import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { waitingPage } from './waiting-page'

/** Passes on to Next what the gateway does not serve itself: pages, their parts, and the upgrades of Next's own reloader. */
export type WebProxy = {
  /** `policy`: the content-security-policy of the answer, from which Next takes the nonce of its scripts. */
  pass(req: IncomingMessage, res: ServerResponse, policy: string): void
  passUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

/** Belong to one connection, not to the message: each side makes its own. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'])

/** Shorter than Next keeps them (workers/shop/whole-shop.mjs): who closes first never writes into what the other has closed. */
const IDLE_MS = 20_000

export function createWebProxy(webPort: number): WebProxy {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 256, timeout: IDLE_MS })
  const options = (req: IncomingMessage, headers: OutgoingHttpHeaders) => ({
    host: '127.0.0.1',
    port: webPort,
    method: req.method,
    path: req.url,
    headers,
  })

  function pass(req: IncomingMessage, res: ServerResponse, policy: string, again = false) {
    const headers = { ...withoutHops(req.headers), ...forwarded(req), 'content-security-policy': policy }
    const upstream = http.request({ ...options(req, headers), agent: again ? false : agent }, (answer) => {
      for (const [name, value] of Object.entries(withoutHops(answer.headers))) if (value !== undefined) res.setHeader(name, value)
      res.writeHead(answer.statusCode ?? 502, answer.statusMessage)
      answer.on('error', () => res.destroy())
      answer.pipe(res)
    })
    upstream.on('error', () => {
      if (res.headersSent || res.destroyed) res.destroy()
      // Next may close a kept connection at the very moment it is used; nothing was answered, so asking again is safe. Not on
      // a kept one: when Next has been away, or has closed several at once, the others are as dead.
      else if (upstream.reusedSocket && !again && isRead(req)) pass(req, res, policy, true)
      else sendWaiting(req, res)
    })
    res.on('close', () => upstream.destroy())
    if (isRead(req)) upstream.end()
    else req.pipe(upstream)
  }

  return {
    pass: (req, res, policy) => pass(req, res, policy),
    passUpgrade: (req, socket, head) => tunnel(req, socket, head, { ...options(req, { ...req.headers, ...forwarded(req) }) }),
    close: () => agent.destroy(),
  }
}

const isRead = (req: IncomingMessage) => req.method === 'GET' || req.method === 'HEAD'

function withoutHops<Headers extends OutgoingHttpHeaders | http.IncomingHttpHeaders>(headers: Headers): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)))
}

/** The gateway is the edge: what a client says about where it came from is replaced, not extended. */
function forwarded(req: IncomingMessage): OutgoingHttpHeaders {
  return {
    'x-forwarded-for': req.socket.remoteAddress ?? '',
    'x-forwarded-host': req.headers.host ?? '',
    'x-forwarded-proto': req.socket instanceof TLSSocket ? 'https' : 'http',
  }
}

function tunnel(req: IncomingMessage, socket: Duplex, head: Buffer, options: http.RequestOptions) {
  const upstream = http.request(options)
  upstream.on('upgrade', (answer, target, targetHead) => {
    const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`]
    for (let i = 0; i < answer.rawHeaders.length; i += 2) lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    if (targetHead.length > 0) socket.write(targetHead)
    if (head.length > 0) target.write(head)
    target.on('error', () => socket.destroy()).on('close', () => socket.destroy())
    socket.on('close', () => target.destroy())
    target.pipe(socket).pipe(target)
  })
  upstream.on('response', () => socket.destroy())
  upstream.on('error', () => socket.destroy())
  socket.on('error', () => upstream.destroy())
  upstream.end()
}

function sendWaiting(req: IncomingMessage, res: ServerResponse) {
  const readsPages = req.headers.accept?.includes('text/html') === true
  res.writeHead(503, {
    'content-type': readsPages ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'retry-after': '1',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  })
  res.end(readsPages ? waitingPage : 'The pages are starting.\n')
}
