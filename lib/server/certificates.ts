// The package below builds itself by decorators, which want this to be there first.
import 'reflect-metadata'
import { randomBytes, webcrypto, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  BasicConstraintsExtension,
  X509Certificate as Certificate,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** PEM. `authority` is what a tablet has to be told to trust. */
export type ServerCertificate = { key: string; certificate: string; authority: string }
export type ServedNames = { dns: readonly string[]; ip: readonly string[] }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const day = 24 * 3600_000
const authorityDays = 3650
/** Browsers take none of more than 398 days; ours is made anew at each start. */
const serverDays = 397
/** Clocks of tablets that were switched off for long are behind. */
const slackMs = 2 * day

/**
 * A certificate for these names, signed by this shop's own authority, which is made at the first call and kept in `folder`,
 * readable by its owner alone. It signs for nobody else, and nobody but the shop's own devices trusts it.
 */
export async function certificateFor(names: ServedNames, folder: string, nowMs: number): Promise<ServerCertificate> {
  const authority = await authorityIn(folder, nowMs)
  const keys = await generateKeys()
  const leaf = await X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${names.dns[0] ?? 'Chippy'}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(nowMs - slackMs),
    notAfter: new Date(nowMs + serverDays * day - slackMs),
    signingKey: authority.key,
    publicKey: keys.publicKey,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        ...names.dns.map((value) => ({ type: 'dns' as const, value })),
        ...names.ip.map((value) => ({ type: 'ip' as const, value })),
      ]),
    ],
  })
  return { key: await pemOf(keys.privateKey), certificate: leaf.toString('pem'), authority: authority.certificate.toString('pem') }
}

async function authorityIn(folder: string, nowMs: number) {
  const [keyFile, certificateFile] = [join(folder, 'authority.key'), join(folder, 'authority.crt')]
  if (existsSync(keyFile) && existsSync(certificateFile)) {
    const text = readFileSync(certificateFile, 'utf8')
    if (Date.parse(new X509Certificate(text).validTo) > nowMs + serverDays * day) {
      const der = PemConverter.decodeFirst(readFileSync(keyFile, 'utf8'))
      const key = await webcrypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign'])
      return { key, certificate: new Certificate(text) }
    }
  }
  const keys = await generateKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Chippy ${new Date(nowMs).toISOString().slice(0, 10)} ${randomBytes(3).toString('hex')}`,
    notBefore: new Date(nowMs - slackMs),
    notAfter: new Date(nowMs + authorityDays * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(keyFile, await pemOf(keys.privateKey), { mode: 0o600 })
  writeFileSync(certificateFile, certificate.toString('pem'))
  return { key: keys.privateKey, certificate }
}

/** Positive, and the shortest way to write it. */
const serialNumber = () => `01${randomBytes(15).toString('hex')}`
const generateKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
const pemOf = async (key: webcrypto.CryptoKey) => PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
