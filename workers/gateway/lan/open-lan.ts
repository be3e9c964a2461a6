import type { Server } from 'node:http'
import http from 'node:http'
import https from 'node:https'
import { join } from 'node:path'
import { certificateFor, type ServedNames } from '@/lib/server/certificates'
import { REQUEST_TIMEOUT_MS } from '../server'
import { trustPage } from './trust-page'

export type LanOptions = {
  /** The server that all requests are handed to. */
  server: Server
  names: ServedNames
  port: number
  trustPort: number
  dataDir: string
  nowMs: number
}

export type Lan = { close(): void }

const AUTHORITY = '/chippy-authority.crt'

/**
 * The shop on its own network: by HTTPS, with a certificate that it made itself, and beside it, by plain HTTP, one page that tells
 * a tablet how to trust it. Nothing else is served without HTTPS: a password would cross the network for all to read.
 */
export async function openLan({ server, names, port, trustPort, dataDir, nowMs }: LanOptions): Promise<Lan> {
  const { key, certificate, authority } = await certificateFor(names, join(dataDir, 'lan'), nowMs)
  const secure = https.createServer({ key, cert: certificate, requestTimeout: REQUEST_TIMEOUT_MS })
  // One gateway, whichever way one comes in.
  secure.on('request', (req, res) => server.emit('request', req, res))
  secure.on('upgrade', (req, socket, head) => server.emit('upgrade', req, socket, head))
  const trust = http.createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (req, res) => {
    const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' }
    if (req.url === AUTHORITY) return res.writeHead(200, { ...headers, 'content-type': 'application/x-x509-ca-cert' }).end(authority)
    const host = (req.headers.host ?? '').replace(/:\d+$/, '')
    const known = names.ip.includes(host) || names.dns.includes(host)
    const csp = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    res.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp })
    res.end(trustPage(AUTHORITY, `https://${known ? host : (names.ip[0] ?? 'localhost')}:${port}`))
  })
  await Promise.all([listen(secure, port), listen(trust, trustPort)])
  return {
    close() {
      for (const each of [secure, trust]) {
        each.close()
        each.closeIdleConnections()
      }
    },
  }
}

function listen(server: Server | https.Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '0.0.0.0', resolve)
  })
}
