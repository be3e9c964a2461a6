// Protects tablets on the shop's own network: the certificate is one that browsers take for exactly these names, and the authority that
// they were told to trust stays the same.
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import https from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { certificateFor } from './certificates'

const names = { dns: ['localhost', 'shop.local'], ip: ['127.0.0.1', '192.168.1.20'] }
const nowMs = Date.now()
const yearMs = 365 * 24 * 3600_000
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chippy-lan-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('it is for these names and no others, and not for longer than browsers take', async () => {
  const { certificate } = await certificateFor(names, folder, nowMs)
  const read = new X509Certificate(certificate)
  for (const name of names.dns) expect(read.checkHost(name)).toBe(name)
  for (const ip of names.ip) expect(read.checkIP(ip)).toBe(ip)
  expect(read.checkHost('evil.example')).toBeUndefined()
  expect(read.ca).toBe(false)
  expect(Date.parse(read.validTo) - Date.parse(read.validFrom)).toBeLessThan(398 * 24 * 3600_000)
})

test('the authority stays, with a key that only its owner can read, until it would not outlive what it signs', async () => {
  const first = await certificateFor(names, folder, nowMs)
  const second = await certificateFor({ ...names, ip: ['192.168.1.21'] }, folder, nowMs + yearMs)
  expect(second.authority).toBe(first.authority)
  expect(second.certificate).not.toBe(first.certificate)
  expect(new X509Certificate(second.certificate).verify(new X509Certificate(first.authority).publicKey)).toBe(true)
  expect(statSync(join(folder, 'authority.key')).mode & 0o777).toBe(0o600)
  expect((await certificateFor(names, folder, nowMs + 9.5 * yearMs)).authority).not.toBe(first.authority)
})

test('who trusts the authority connects, who does not is not connected', async () => {
  const { key, certificate, authority } = await certificateFor(names, folder, nowMs)
  const server = https.createServer({ key, cert: certificate }, (_, res) => res.end('fish'))
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const ask = (ca?: string) =>
    new Promise<string>((resolve, reject) => {
      https
        .get({ host: '127.0.0.1', port, ca, agent: false }, (answer) => answer.on('data', (chunk) => resolve(String(chunk))))
        .on('error', reject)
    })
  try {
    expect(await ask(authority)).toBe('fish')
    await expect(ask()).rejects.toThrow(/certificate/)
  } finally {
    server.close()
  }
})
