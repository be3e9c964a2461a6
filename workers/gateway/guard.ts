import type { IncomingMessage } from 'node:http'
import { TLSSocket } from 'node:tls'

/** What a request says of where it comes from, and whether it came by https. */
export type RequestOrigin = { origin: string | undefined; host: string | undefined; secure: boolean }

export const originOf = ({ headers, socket }: IncomingMessage): RequestOrigin => ({
  origin: headers.origin,
  host: headers.host,
  secure: socket instanceof TLSSocket,
})

/** From where one may speak to the gateway at all: sign-in alone would not keep a stranger's page from using a browser of ours. */
export type Guard = {
  /** False: the request is meant for another host, as it is when a stranger's name points at this machine (DNS rebinding). */
  servesHost(host: string | undefined): boolean
  /** False: it does not say that it comes from a page of ours. Asked of every change and every socket. */
  isFromOurPage(from: RequestOrigin): boolean
  /** False: a browser says that the request comes from a page of another site. No Origin is no browser, or a page of ours. */
  isNotFromElsewhere(from: RequestOrigin): boolean
}

const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]']

/**
 * `allowedHosts`: further names with commas. One with a port is taken as it stands; one without is served at our own port,
 * and without any port, as by a proxy with a certificate in front.
 */
export function createGuard(port: number, allowedHosts: string): Guard {
  const allowed = new Set(OWN_NAMES.map((name) => `${name}:${port}`))
  // Browsers leave the port out of Host when it is the protocol's own.
  if (port === 80) for (const name of OWN_NAMES) allowed.add(name)
  for (const entry of allowedHosts.split(',').map((name) => name.trim().toLowerCase())) {
    if (entry === '') continue
    allowed.add(entry)
    if (!/:\d+$/.test(entry)) allowed.add(`${entry}:${port}`)
  }
  // A page that came by plain http may have been changed on its way: by https it is not ours.
  const isFromOurPage: Guard['isFromOurPage'] = ({ origin, host, secure }) =>
    origin !== undefined && host !== undefined && hostOf(origin) === host.toLowerCase() && (!secure || origin.startsWith('https:'))
  return {
    servesHost: (host) => host !== undefined && allowed.has(host.toLowerCase()),
    isFromOurPage,
    isNotFromElsewhere: (from) => from.origin === undefined || isFromOurPage(from),
  }
}

/** Host and port of an origin; null for "null" (a sandboxed page, a file) and whatever is not a web address. */
function hostOf(origin: string): string | null {
  const url = URL.canParse(origin) ? new URL(origin) : null
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.host : null
}

/**
 * What a page may load: from this origin only, and of the scripts written into the page only those that carry this answer's
 * nonce. Next reads it from this very header of the request that is passed on, and signs its own scripts with it. Styles of
 * single elements are React's; in development Next's reloader evaluates code.
 */
export function pagePolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** On every answer. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
}
