/** Who may speak to the gateway at all. It has no sign-in yet, so a page of a stranger must not be able to use it. */
export type Guard = {
  /** False: the request is meant for another host, as it is when a stranger's name points at this machine (DNS rebinding). */
  servesHost(host: string | undefined): boolean
  /** False: a browser says that the request comes from a page of another site. No Origin is no browser, or a page of ours. */
  trustsOrigin(origin: string | undefined, host: string | undefined): boolean
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
  return {
    servesHost: (host) => host !== undefined && allowed.has(host.toLowerCase()),
    trustsOrigin: (origin, host) => origin === undefined || (host !== undefined && hostOf(origin) === host.toLowerCase()),
  }
}

/** Host and port of an origin; null for "null" (a sandboxed page, a file) and whatever is not a web address. */
function hostOf(origin: string): string | null {
  const url = URL.canParse(origin) ? new URL(origin) : null
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') ? url.host : null
}

/**
 * On every answer. Scripts and styles come from this origin only; 'unsafe-inline' stays because Next writes its page data
 * as inline scripts, and in development its reloader evaluates code.
 */
export function securityHeaders(development: boolean): Record<string, string> {
  const scripts = `'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`
  return {
    'content-security-policy': [
      "default-src 'self'",
      `script-src ${scripts}`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  }
}
