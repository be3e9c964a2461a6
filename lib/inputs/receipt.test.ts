// Protects the shop's own services from whoever may set a printer: this machine is recognised, however it is written.
import { expect, test } from 'vitest'
import { isThisMachine } from './receipt'

test.each([
  ...['localhost', 'LocalHost', 'localhost.', 'shop.localhost', '127.0.0.1', '127.8.9.10', '127.1', '2130706433', '0x7f000001'],
  ...['0177.0.0.1', '0.0.0.0', '0', '::1', '0:0:0:0:0:0:0:1', '::', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:0.0.0.0'],
])('%s is this machine', (host) => {
  expect(isThisMachine(host)).toBe(true)
})

test.each(['10.0.0.5', '192.168.1.127', '128.0.0.1', 'printer', 'printer.local', 'localhost.example', 'fe80::1', '::ffff:10.0.0.5', 'a_b'])(
  '%s is another',
  (host) => {
    expect(isThisMachine(host)).toBe(false)
  },
)
