// Protects the door: only our own names are served, no page of a stranger reads or changes anything, and all that is not ours goes
// through to the pages and back untouched.
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestGateway, type TestShop } from './gateway.fixture'

let shop: TestShop
let gateway: TestGateway

beforeAll(async () => {
  shop = await openTestShop()
  gateway = await shop.open()
})
afterAll(() => shop.close())

type Raw = { status: number; headers: http.IncomingHttpHeaders; text: string }

/** fetch does not let anybody set Host. */
function ask(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port: gateway.port, path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += String(chunk)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const own = () => `localhost:${gateway.port}`

test.each(['evil.example', 'localhost', 'localhost:1', '127.0.0.1.evil.example'])(
  'host %s is not served, neither pages nor API',
  async (host) => {
    expect((await ask('/', { host })).status).toBe(421)
    expect((await ask('/api/menu', { host })).status).toBe(421)
  },
)

test('each of our own names is served', async () => {
  for (const name of ['localhost', '127.0.0.1', '[::1]'])
    expect((await ask('/api/health', { host: `${name}:${gateway.port}` })).status).toBe(200)
})

test('a page of another site reads nothing either, whatever its browser would let it see', async () => {
  const origin = 'http://evil.example'
  for (const path of ['/', '/api/cabinet', '/metrics']) expect((await ask(path, { host: own(), origin })).status).toBe(403)
  expect((await ask('/api/orders', { host: own(), origin }, 'OPTIONS')).status).toBe(403)
  expect((await ask('/api/cabinet', { host: own(), ...gateway.owner.headers })).status).toBe(200)
})

test('a page of another site changes nothing, even if the browser sent our cookies along; nor does who does not say where it comes from', async () => {
  const sell = (headers: Record<string, string>) =>
    ask(
      '/api/orders',
      { host: own(), cookie: gateway.owner.headers.cookie, 'content-type': 'application/json', ...headers },
      'POST',
      JSON.stringify({ id: randomUUID(), till: 1, parts: [['chips']] }),
    )
  const before = (await shop.records('orders')).length
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${gateway.port}`, 'http://localhost:1']) {
    expect(await sell({ origin })).toMatchObject({ status: 403, text: expect.stringContaining('"origin"') })
  }
  expect((await shop.records('orders')).length).toBe(before)
  expect((await sell({ origin: `http://${own()}` })).status).toBe(201)
  expect((await sell({})).status).toBe(403)
})

test('every answer carries the headers that keep a browser from misusing it', async () => {
  for (const path of ['/', '/api/menu', '/api/nothing']) {
    expect((await ask(path, { host: own() })).headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
  }
})

test('pages go through to Next and say under which name they were asked for', async () => {
  expect(await ask('/till/2?x=1', { host: own() })).toMatchObject({ status: 200, text: `page /till/2?x=1 for ${own()}` })
})

test('an address that is none and a method that is not taken are said to be so', async () => {
  expect((await ask('/api/nothing', { host: own() })).status).toBe(404)
  expect((await ask('/api/orders', { host: own(), origin: `http://${own()}` }, 'DELETE')).status).toBe(405)
  expect((await ask('/api/health', { host: own() }, 'HEAD')).text).toBe('')
})

test('each page has a nonce of its own, which Next is told, and no script without it runs', async () => {
  const policies = await Promise.all(['/', '/'].map(async (path) => (await ask(path, { host: own() })).headers['content-security-policy']))
  const nonces = policies.map((policy) => /script-src 'self' 'nonce-([\w+/=]{20,})'/.exec(String(policy))?.[1])
  expect(new Set(nonces).size).toBe(2)
  expect(nonces).not.toContain(undefined)
  expect(String(policies[0])).not.toMatch(/script-src[^;]*unsafe/)
})
