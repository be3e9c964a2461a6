import { shiftMs } from '@/lib/domain/access/session'

export type Tokens = { device: string | null; session: string | null }

/** The longest that browsers keep one; renewed with each sign-in. */
const deviceSeconds = 400 * 24 * 3600

/**
 * Two cookies: which device, and who is signed in on it. `__Host-`: from this very host only, by HTTPS (or on this machine),
 * for all paths; no script reads them, and no page of another site sends them. Cookies know no ports: a part of the shop's own
 * id stands in the name, so that two shops on one machine do not sign each other out.
 */
export function accessCookies(shopId: () => string | null) {
  let known: { shopId: string | null; device: string; session: string } | undefined
  const namesNow = () => {
    const id = shopId()
    if (known?.shopId === id) return known
    const tag = id?.slice(-8) ?? 'new'
    return (known = { shopId: id, device: `__Host-chippy-device-${tag}`, session: `__Host-chippy-session-${tag}` })
  }
  return {
    read(header: string | undefined): Tokens {
      const tokens: Tokens = { device: null, session: null }
      if (header === undefined) return tokens
      const names = namesNow()
      for (const part of header.split(';')) {
        const [name = '', value = ''] = part.trim().split('=', 2)
        if (name === names.device) tokens.device = value
        else if (name === names.session) tokens.session = value
      }
      return tokens
    },
    device: (token: string) => write(namesNow().device, token, deviceSeconds),
    session: (token: string) => write(namesNow().session, token, shiftMs / 1000),
    noSession: () => write(namesNow().session, '', 0),
  }
}

export type AccessCookies = ReturnType<typeof accessCookies>

const write = (name: string, value: string, seconds: number) =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${seconds}`
