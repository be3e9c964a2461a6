import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivate } from './private-file.mjs'

/**
 * The passwords of this shop's Redis and PostgreSQL, made at its first start. Only its own user can read them, so other
 * users of the machine do not get at the books although the ports are open to every program on it.
 *
 * @returns {{redis: string, postgres: string}}
 */
export function readSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) writePrivate(file, JSON.stringify({ redis: password(), postgres: password() }))
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Letters, digits, - and _ only: it stands in addresses and in a configuration file without any escaping. */
function password() {
  return randomBytes(24).toString('base64url')
}
