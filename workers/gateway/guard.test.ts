// Protects the shop from pages of strangers: which Host is served, and which Origin may change anything.
import { expect, test } from 'vitest'
import { createGuard } from './guard'

const guard = createGuard(3000, 'till.shop.example, Kiosk.Local:8443')

test.each([
  ['localhost:3000', true],
  ['LOCALHOST:3000', true],
  ['127.0.0.1:3000', true],
  ['[::1]:3000', true],
  ['localhost', false],
  ['localhost:3001', false],
  ['evil.example:3000', false],
  ['127.0.0.1.evil.example:3000', false],
  ['till.shop.example:3000', true],
  ['till.shop.example', true],
  ['till.shop.example:9999', false],
  ['kiosk.local:8443', true],
  ['kiosk.local:3000', false],
  ['', false],
  [undefined, false],
])('host %s is served: %s', (host, served) => {
  expect(guard.servesHost(host)).toBe(served)
})

test.each([
  [undefined, 'localhost:3000', false],
  ['http://localhost:3000', 'localhost:3000', true],
  ['http://LOCALHOST:3000', 'localhost:3000', true],
  ['https://till.shop.example', 'till.shop.example', true],
  ['http://127.0.0.1:3000', 'localhost:3000', false],
  ['http://localhost:3001', 'localhost:3000', false],
  ['http://evil.example', 'localhost:3000', false],
  ['http://localhost:3000.evil.example', 'localhost:3000', false],
  ['null', 'localhost:3000', false],
  ['file://localhost:3000', 'localhost:3000', false],
  ['', 'localhost:3000', false],
])('origin %s at host %s may change something: %s', (origin, host, trusted) => {
  expect(guard.isFromOurPage({ origin, host, secure: false })).toBe(trusted)
  expect(guard.isNotFromElsewhere({ origin, host, secure: false })).toBe(trusted || origin === undefined)
})

test('at port 80 the names are served without a port', () => {
  expect(createGuard(80, '').servesHost('localhost')).toBe(true)
})

test('a page that came by plain http is not ours where https is spoken', () => {
  const host = 'kiosk.local:8443'
  expect(guard.isFromOurPage({ origin: `http://${host}`, host, secure: true })).toBe(false)
  expect(guard.isFromOurPage({ origin: `https://${host}`, host, secure: true })).toBe(true)
})
