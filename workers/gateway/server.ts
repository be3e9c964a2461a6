import { randomBytes } from 'node:crypto'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { refuse, starting } from './answer'
import type { Api } from './api'
import { createGuard, type Guard, originOf, pagePolicy, securityHeaders } from './guard'
import type { WebProxy } from './proxy'
import { send } from './send'

/** Where socket.io listens. Without a slash at the end: paths are compared as they stand. */
export const SOCKET_PATH = '/rt'

export type ServerOptions = { allowedHosts: string; development: boolean; opening: Api; proxy: WebProxy }

export type Gateway = {
  server: Server
  /** Known once it listens: the port may have been 0. */
  guard(): Guard
  listen(port: number, host: string): Promise<number>
  /** From now on this answers /api, instead of the one that says that the shop is opening. */
  serve(api: Api): void
  /** From now on socket.io listens to the server and answers /rt. */
  screensAttached(): void
  /** Takes no more connections. Those that are busy end by themselves, sockets when the screens are closed. */
  close(): void
}

/** A whole request, body and all, within this; otherwise a client could keep a connection for ever by writing slowly. */
export const REQUEST_TIMEOUT_MS = 15_000
const NONCE_BYTES = 16
/** Of an answer that is no page. */
const NOTHING_IN_IT = "default-src 'none'; frame-ancestors 'none'"

/** The one public port: /rt are sockets, /api and /metrics are ours, all else is Next's. */
export function createGateway({ allowedHosts, development, opening, proxy }: ServerOptions): Gateway {
  let api = opening
  let screensAttached = false
  let guard = createGuard(0, allowedHosts)
  const headers = Object.entries(securityHeaders)

  function onRequest(req: IncomingMessage, res: ServerResponse) {
    // socket.io listens to the same server and answers these itself, after its own check of Host and Origin.
    if (isSocketPath(req.url) && screensAttached) return
    for (const [name, value] of headers) res.setHeader(name, value)
    res.setHeader('content-security-policy', NOTHING_IN_IT)
    const refused = check(guard, req)
    if (refused) return send(req, res, refused)
    if (isSocketPath(req.url)) return send(req, res, starting())
    if (isApiPath(req.url)) api(req, res)
    else if (!isQuestion(req)) send(req, res, refuse(405, 'method', 'Pages are only read; what changes something is under /api.'))
    else {
      const policy = pagePolicy(randomBytes(NONCE_BYTES).toString('base64'), development)
      res.setHeader('content-security-policy', policy)
      proxy.pass(req, res, policy)
    }
  }

  function onUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer) {
    if (isSocketPath(req.url) && screensAttached) return
    if (!guard.servesHost(req.headers.host) || !guard.isFromOurPage(originOf(req)))
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
    // At once: a screen that waits for an answer does not ask again, and would stay dark long after the shop has opened.
    else if (isSocketPath(req.url)) socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n')
    else proxy.passUpgrade(req, socket, head)
  }

  const server = http.createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, onRequest)
  server.on('upgrade', onUpgrade)
  return {
    server,
    guard: () => guard,
    serve: (next) => {
      api = next
    },
    screensAttached: () => {
      screensAttached = true
    },
    listen: (wanted, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(wanted, host, () => {
          const address = server.address()
          const taken = typeof address === 'object' && address !== null ? address.port : wanted
          guard = createGuard(taken, allowedHosts)
          resolve(taken)
        })
      }),
    close: () => {
      server.close()
      server.closeIdleConnections()
    },
  }
}

/** socket.io takes every path that begins so; answering one of them here too would answer twice. */
const isSocketPath = (url = '') => url.startsWith(SOCKET_PATH)
const isApiPath = (url = '') => url === '/api' || url.startsWith('/api/') || url === '/metrics' || url.startsWith('/metrics?')

const isQuestion = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

function check(guard: Guard, req: IncomingMessage) {
  if (!guard.servesHost(req.headers.host)) return refuse(421, 'host', 'This shop is not served under that name; see ALLOWED_HOSTS.')
  if (isQuestion(req) ? guard.isNotFromElsewhere(originOf(req)) : guard.isFromOurPage(originOf(req))) return null
  return refuse(403, 'origin', 'Only pages of this shop may do that. A program says so by a header Origin with the address of the shop.')
}
