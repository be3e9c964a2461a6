// Protects the shop on its own network (npm start -- --lan): a tablet learns at a page without secrets what to trust, trusts nothing
// else, is enrolled and sells by HTTPS alone, and goes on without the network; a page from anywhere else can change nothing.
import { createHash, randomInt, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import https from 'node:https'
import { hostname, networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test'
import { devicesAnswer } from '@/lib/realtime/access'
import { certificateFor } from '@/lib/server/certificates'
import { systemIds } from '@/lib/server/system'
import { employ } from '@/workers/robots/visitor'
import { findChromium } from '../workers/shop/chromium.mjs'
import { shopFile, shopsPeople } from './open-shop'
import { type OwnShop, openOwnShop, openWithinMs } from './own-shop'
import { pagesKept, typePin } from './people'
import { keptOrders, pay, payAndGoOn, placedOrders, waitingOrders } from './till-queue'

const ownAddresses = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address)
/** Where a tablet would find this machine; one that is in no network has only itself. */
const address = ownAddresses[0] ?? '127.0.0.1'

let shop: OwnShop
let shopAddress: string
test.beforeAll(async () => {
  test.setTimeout(openWithinMs)
  shop = await openOwnShop('--lan')
  shopAddress = `https://${address}:${shop.ports.lan}`
})
test.afterAll(() => shop?.close())

/** Opens the page that a tablet begins with, and takes what it offers. */
async function authorityFrom(page: Page): Promise<string> {
  await page.goto(`http://${address}:${shop.ports.trust}`)
  await expect(page.getByRole('heading', { name: 'Add this device to the shop' })).toBeVisible()
  await expect(page.getByRole('link', { name: shopAddress })).toHaveAttribute('href', shopAddress)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Get the shop’s certificate' }).click()
  return readFileSync(await (await downloading).path(), 'utf8')
}

/** What the HTTPS port shows to whoever trusts this authority; fails where that is not the one that has signed. */
function certificateAt(host: string, authority: string): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host: '127.0.0.1', port: shop.ports.lan, ca: authority, ...(/[a-z]/.test(host) && { servername: host }) })
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const certificate = new X509Certificate(socket.getPeerCertificate().raw)
      socket.destroy()
      resolve(certificate)
    })
  })
}

test('the page without HTTPS gives out the authority that has signed the shop’s certificate, and nothing else', async ({ page }) => {
  const authority = await authorityFrom(page)
  const trusted = new X509Certificate(authority)
  expect(trusted.ca).toBe(true)
  expect(shop.printed()).toContain(trusted.fingerprint256)

  const certificate = await certificateAt('localhost', authority)
  expect(certificate.checkIssued(trusted)).toBe(true)
  expect(certificate.verify(trusted.publicKey)).toBe(true)
  expect(certificate.ca).toBe(false)
  for (const ip of [...ownAddresses, '127.0.0.1']) expect(certificate.checkIP(ip)).toBe(ip)
  for (const name of ['localhost', hostname().toLowerCase()]) expect(certificate.checkHost(name)).toBe(name)
  expect(certificate.checkHost('elsewhere.example')).toBeUndefined()
  const elsewhere = mkdtempSync(join(tmpdir(), 'chippy-authority-'))
  const { authority: another } = await certificateFor({ dns: ['localhost'], ip: [] }, elsewhere, Date.now())
  rmSync(elsewhere, { recursive: true })
  await expect(certificateAt('localhost', another)).rejects.toThrow(/unable to (get local issuer|verify the first) certificate/)

  // A browser that has not been told refuses, and what is asked without HTTPS is answered with that same page.
  await expect(page.goto(`${shopAddress}/till`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
  for (const path of ['/till', '/api/me', '/api/health']) {
    const answer = await fetch(`http://${address}:${shop.ports.trust}${path}`)
    expect(await answer.text()).toContain('Add this device to the shop')
    expect(answer.headers.getSetCookie()).toEqual([])
  }
  if (address !== '127.0.0.1') await expect(fetch(`http://${address}:${shop.ports.public}/api/health`)).rejects.toThrow()
})

test('a tablet that trusts it is enrolled by HTTPS, sells, and sells on without the network', async ({ page }) => {
  test.setTimeout(120_000)
  const authority = await authorityFrom(page)
  const browser = await chromium.launch(await chromiumThatTrusts(authority))
  try {
    const context = await browser.newContext({ baseURL: shopAddress, viewport: { width: 1280, height: 800 } })
    const tablet = await enrolByHand(context)
    expect(await tablet.evaluate(() => window.isSecureContext)).toBe(true)
    await pagesKept(tablet)
    await pay(tablet, 'Mushy peas')
    await expect(tablet.getByText('In the kitchen', { exact: true })).toBeVisible()
    await tablet.getByRole('button', { name: 'Next customer' }).click()

    await context.setOffline(true)
    await tablet.reload()
    await expect(tablet.getByText(/^No link/).first()).toBeVisible()
    await payAndGoOn(tablet, 'Mushy peas')
    await expect(tablet.getByText('Queued on this till: 1').first()).toBeVisible()
    await context.setOffline(false)
    await expect(tablet.getByText(/^Linked/).first()).toBeVisible()
    await expect.poll(() => waitingOrders(tablet, till), { timeout: 30_000 }).toEqual([])
    const kept = (await keptOrders(tablet, till)).map(({ id }) => id)
    expect(kept).toHaveLength(2)
    await expect.poll(() => placedOrders(shopFile().kafka, till)).toEqual(kept)

    const cookies = await context.cookies()
    expect(cookies.map(({ name }) => name.replace(/-[^-]*$/, '')).toSorted()).toEqual(['__Host-chippy-device', '__Host-chippy-session'])
    for (const cookie of cookies)
      expect(cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict', path: '/', domain: address })

    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const touch = (headers: Record<string, string>) => statusOf(authority, { cookie, ...headers })
    expect(await touch({ origin: shopAddress })).toBe(201)
    for (const origin of [
      'https://elsewhere.example',
      `http://${address}:${shop.ports.lan}`,
      `http://${address}:${shop.ports.trust}`,
      'null',
    ])
      expect(`${origin}: ${await touch({ origin })}`).toBe(`${origin}: 403`)
    expect(await touch({})).toBe(403)
  } finally {
    await browser.close()
  }
})

const till = 4

/**
 * What a tablet's settings would do: this browser takes the key of this very certificate, of which it has just been seen that this
 * authority has signed it, and no other.
 */
async function chromiumThatTrusts(authority: string) {
  const certificate = await certificateAt('localhost', authority)
  const key = createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  const { executablePath, args } = await findChromium()
  return { executablePath, args: [...args, `--ignore-certificate-errors-spki-list=${key}`] }
}

/** Asks at the page, as a person would, is let in by its code, and signs in by PIN. */
async function enrolByHand(context: BrowserContext): Promise<Page> {
  const { owner } = await shopsPeople()
  const name = `Tam ${randomInt(1_000, 10_000)}`
  const { pin } = await employ(owner, name, ['till'])
  const tablet = await context.newPage()
  await tablet.goto('/till')
  await tablet.getByRole('button', { name: 'Till', exact: true }).click()
  await tablet.getByRole('button', { name: new RegExp(`^${till}\\s*free`) }).click()
  await tablet.getByRole('button', { name: 'Ask the manager' }).click()
  await expect(tablet.getByRole('heading', { name: 'Compare the code' })).toBeVisible()
  const { asking } = devicesAnswer.parse((await owner.get('/api/devices')).body)
  const asked = asking.find((one) => one.till === till)
  await expect(tablet.getByText(asked?.code ?? 'none', { exact: true })).toBeVisible()
  await owner.post(`/api/enrolments/${asked?.id}/approved`, {})
  await expect(tablet.getByRole('heading', { name: 'Who is on?' })).toBeVisible()
  await typePin(tablet, name, pin)
  await expect(tablet).toHaveURL(`${shopAddress}/till/${till}`)
  await expect(tablet.getByText(/^Linked/).first()).toBeVisible()
  return tablet
}

/** What the shop answers to a change that comes from there. */
function statusOf(ca: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', ca, headers: { 'content-type': 'application/json', ...headers } }
    const request = https.request(`${shopAddress}/api/sessions/used`, options, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    request.once('error', reject)
    request.end(JSON.stringify({ id: systemIds.next() }))
  })
}
