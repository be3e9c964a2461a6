import { hostname, networkInterfaces } from 'node:os'
import type { ServedNames } from '@/lib/server/certificates'

/** What this machine is called on its own network, as of now. */
export function lanNames(): ServedNames {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const ip = addresses.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
  const name = hostname().toLowerCase()
  return { dns: [...new Set([name, name.includes('.') ? name : `${name}.local`, 'localhost'])], ip: [...ip, '127.0.0.1'] }
}
