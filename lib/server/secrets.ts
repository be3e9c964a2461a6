import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Secrets } from '../operations/ports'

/** Argon2id, which is the package's own choice, with what OWASP's Password Storage Cheat Sheet asks at the least; some 20 ms in a thread of its own. */
const slow = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const tokenBytes = 32

export const systemSecrets: Secrets = {
  token: () => randomBytes(tokenBytes).toString('base64url'),
  hashToken: (token) => createHash('sha256').update(token).digest('base64url'),
  hash: (secret) => hash(secret, slow),
  verify: (hashed, secret) => verify(hashed, secret),
}
