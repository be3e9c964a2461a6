// Protects PINs and passwords: what is stored is Argon2id, different each time, and fits nothing but what it was made of.
import { expect, test } from 'vitest'
import { systemSecrets } from './secrets'

test('a PIN is kept as Argon2id with salt, and is known again', async () => {
  const [first, second] = await Promise.all([systemSecrets.hash('123456'), systemSecrets.hash('123456')])
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(first).not.toBe(second)
  expect(await systemSecrets.verify(first, '123456')).toBe(true)
  expect(await systemSecrets.verify(first, '123457')).toBe(false)
  expect(await systemSecrets.verify(first, '')).toBe(false)
})

test('a token has 256 bits, and its hash does not tell it', () => {
  const token = systemSecrets.token()
  expect(Buffer.from(token, 'base64url').length).toBe(32)
  expect(systemSecrets.token()).not.toBe(token)
  expect(systemSecrets.hashToken(token)).not.toContain(token)
  expect(systemSecrets.hashToken(token)).toBe(systemSecrets.hashToken(token))
})
