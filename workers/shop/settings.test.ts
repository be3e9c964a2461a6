// The command line and the environment say the same things; the command line wins.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './paths.mjs'
import { readSettings } from './settings.mjs'

test('nothing given: the default ports and .data', () => {
  const settings = readSettings([], {})
  expect(settings.ports.public).toBe(3000)
  expect(settings.dataDir).toBe(join(ROOT, '.data'))
  expect(settings.external).toEqual({ kafka: null, redis: null, postgres: null })
  expect(settings.durability).toBe('power')
})

test('robots have data of their own unless a folder is given', () => {
  expect(readSettings(['--robots'], {}).dataDir).toBe(join(ROOT, '.data-robots'))
  expect(readSettings(['--robots', '--data', '/tmp/busy'], {}).dataDir).toBe('/tmp/busy')
  expect(readSettings(['--robots'], { CHIPPY_DATA: '/tmp/busy' }).dataDir).toBe('/tmp/busy')
})

test('--rate, --speed and --seed become the robots’ variables', () => {
  const { robotsEnv } = readSettings(['--robots', '--rate', '20', '--speed', '100', '--seed', '7'], { ROBOTS_RATE: '1' })
  expect(robotsEnv).toEqual({ ROBOTS_RATE: '20', ROBOTS_SPEED: '100', ROBOTS_SEED: '7' })
})

test('--port beats CHIPPY_PORT', () => {
  expect(readSettings(['--port', '15000'], { CHIPPY_PORT: '14000' }).ports.kafka).toBe(15004)
  expect(readSettings([], { CHIPPY_PORT: '14000' }).ports.kafka).toBe(14004)
})

test.each(['abc', '0', '65535', '3000.5'])('the port %s is refused', (port) => {
  expect(() => readSettings(['--port', port], {})).toThrow('The port must be a whole number')
})

test('an unknown option is answered with those there are', () => {
  expect(() => readSettings(['--prot', '3000'], {})).toThrow('--services-only')
})

test('each service that is named in the environment is used, each on its own', () => {
  expect(readSettings([], { REDIS_URL: 'redis://cache:6379' }).external).toEqual({
    kafka: null,
    redis: 'redis://cache:6379',
    postgres: null,
  })
})
