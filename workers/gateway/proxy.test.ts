// Protects the pages behind the gateway: they come through whole, survive a restart of Next, and while Next is away people
// see a page that comes back by itself.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { createWebProxy } from './proxy'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

function listen(server: http.Server, port = 0): Promise<number> {
  closing.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve(addressOf(server).port))
  })
}

function addressOf(server: http.Server): AddressInfo {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('it does not listen')
  return address
}

async function openProxy(webPort: number): Promise<string> {
  const proxy = createWebProxy(webPort)
  const server = http.createServer((req, res) => proxy.pass(req, res, ''))
  server.on('upgrade', (req, socket, head) => proxy.passUpgrade(req, socket, head))
  closing.push(() => proxy.close())
  return `http://127.0.0.1:${await listen(server)}`
}

test('method, path, body, status, cookies and a megabyte come through as they are', async () => {
  const web = http.createServer((req, res) => {
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
    })
    req.on('end', () => {
      res.writeHead(418, { 'set-cookie': ['a=1', 'b=2'], 'x-asked': `${req.method} ${req.url} ${size}` }).end('t'.repeat(1_000_000))
    })
  })
  const url = await openProxy(await listen(web))
  const answer = await fetch(`${url}/till/2?x=1`, { method: 'POST', body: 'b'.repeat(70_000) })
  expect(answer.status).toBe(418)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(answer.headers.get('x-asked')).toBe('POST /till/2?x=1 70000')
  expect((await answer.text()).length).toBe(1_000_000)
})

test('what a client says about where it came from is replaced', async () => {
  const web = http.createServer((req, res) => res.end(String(req.headers['x-forwarded-for'])))
  const url = await openProxy(await listen(web))
  expect(await (await fetch(url, { headers: { 'x-forwarded-for': '8.8.8.8' } })).text()).toBe('127.0.0.1')
})

test('while Next is away a browser gets a page that loads itself again, and others a line of text', async () => {
  const web = http.createServer((_, res) => res.end('a page'))
  const port = await listen(web)
  const url = await openProxy(port)
  expect(await (await fetch(url)).text()).toBe('a page')
  await new Promise((resolve) => {
    web.close(resolve)
    web.closeAllConnections()
  })
  const away = await fetch(url, { headers: { accept: 'text/html,application/xhtml+xml' } })
  expect(away.status).toBe(503)
  expect(await away.text()).toContain('<meta http-equiv="refresh" content="1">')
  expect((await (await fetch(url, { headers: { accept: '*/*' } })).text()).length).toBeLessThan(100)

  await listen(
    http.createServer((_, res) => res.end('a page again')),
    port,
  )
  expect(await (await fetch(url)).text()).toBe('a page again')
})

test('a page is shown although every kept connection is dead', async () => {
  const held: http.ServerResponse[] = []
  let holding = true
  let bothHeld = () => {}
  const both = new Promise<void>((resolve) => {
    bothHeld = resolve
  })
  const used = new Set<Duplex>()
  const web = http.createServer((req, res) => {
    // A second request on a connection meets what a server does that has given it up: no answer.
    if (used.has(req.socket)) return void req.socket.destroy()
    used.add(req.socket)
    if (!holding) return void res.end('a page')
    held.push(res)
    if (held.length === 2) bothHeld()
  })
  const url = await openProxy(await listen(web))
  // Two at once, so that two connections are kept afterwards.
  const first = [fetch(url), fetch(url)]
  await both
  holding = false
  for (const res of held) res.end('a page')
  for (const answer of first) expect(await (await answer).text()).toBe('a page')
  expect(used.size).toBe(2)

  expect(await (await fetch(url)).text()).toBe('a page')
})

test('an upgrade is passed on, and bytes go both ways', async () => {
  const web = http.createServer()
  web.on('upgrade', (req, socket) => {
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nupgrade: echo\r\nconnection: Upgrade\r\nx-path: ${req.url}\r\n\r\n`)
    socket.pipe(socket)
  })
  const url = await openProxy(await listen(web))
  const request = http.get(`${url}/_next/hmr`, { headers: { connection: 'Upgrade', upgrade: 'echo' } })
  const said = await new Promise<string>((resolve, reject) => {
    request.on('error', reject)
    request.on('upgrade', (answer, socket) => {
      closing.push(() => socket.destroy())
      socket.once('data', (bytes) => resolve(`${String(answer.headers['x-path'])} ${String(bytes)}`))
      socket.write('fish')
    })
  })
  expect(said).toBe('/_next/hmr fish')
})
