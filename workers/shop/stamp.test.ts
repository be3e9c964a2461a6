// A start builds exactly when something it builds from has changed.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stampOf } from './stamp.mjs'

const SOURCES = ['lib', 'workers', 'tsconfig.json']
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chippy stamp '))
  for (const folder of ['lib/server/generated', 'workers/shop']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, 'lib/price.ts'), 'one')
  writeFileSync(join(root, 'tsconfig.json'), '{}')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const stamp = () => stampOf(root, SOURCES)

test.each([
  ['another content', () => writeFileSync(join(root, 'lib/price.ts'), 'two')],
  ['a new file', () => writeFileSync(join(root, 'workers/cook.ts'), '')],
  ['a file that is gone', () => rmSync(join(root, 'tsconfig.json'))],
])('%s is a change', (_name, change) => {
  const before = stamp()
  change()
  expect(stamp()).not.toBe(before)
})

test.each([
  ['another time', () => utimesSync(join(root, 'lib/price.ts'), 1, 1)],
  ['what a build writes', () => writeFileSync(join(root, 'lib/server/generated/client.ts'), 'x')],
  ['a test', () => writeFileSync(join(root, 'lib/price.test.ts'), 'x')],
  ['the supervisor', () => writeFileSync(join(root, 'workers/shop/start.mjs'), 'x')],
])('%s is none', (_name, change) => {
  const before = stamp()
  change()
  expect(stamp()).toBe(before)
})

test('text that moves from one file to the next is a change', () => {
  writeFileSync(join(root, 'lib/a.ts'), 'xy')
  writeFileSync(join(root, 'lib/b.ts'), 'z')
  const before = stamp()
  writeFileSync(join(root, 'lib/a.ts'), 'x')
  writeFileSync(join(root, 'lib/b.ts'), 'yz')
  expect(stamp()).not.toBe(before)
})
