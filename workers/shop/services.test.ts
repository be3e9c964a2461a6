// What the embedded services are told: the loopback only, with a password, and durable as the shop promises.
import { expect, test } from 'vitest'
import { planAddresses, withoutPassword } from './addresses.mjs'
import { lastWords, restartDelayMs } from './child.mjs'
import { brokerProperties, clusterIdFrom, propertiesText } from './kafka.mjs'
import { planPorts } from './ports.mjs'
import { redisConfig } from './redis.mjs'

test('Kafka listens on the loopback only, and creates no topic by itself', () => {
  const properties = brokerProperties({ kafka: 14004, controller: 14005 }, '/srv/fish bar/kafka')
  expect(properties.listeners).toBe('PLAINTEXT://127.0.0.1:14004,CONTROLLER://127.0.0.1:14005')
  expect(properties['advertised.listeners']).toBe(properties.listeners)
  expect(properties['auto.create.topics.enable']).toBe(false)
  expect(properties['broker.session.timeout.ms']).toBe(3000)
  expect(properties['message.max.bytes']).toBe(properties['replica.fetch.max.bytes'])
})

test('a properties file holds any path', () => {
  expect(propertiesText({ 'log.dirs': '/srv/Café\\bar' })).toBe('log.dirs=/srv/Caf\\u00e9\\\\bar\n')
})

test.each([
  ['power', 'always'],
  ['replicas', 'everysec'],
  ['process', 'everysec'],
])('with DURABILITY=%s Redis flushes %s', (durability, appendfsync) => {
  const config = redisConfig({ port: 3003, dir: '/srv/a "fish" bar', password: 'secret', durability })
  expect(config.split('\n')).toEqual(
    expect.arrayContaining([
      `appendfsync ${appendfsync}`,
      'bind 127.0.0.1',
      'requirepass secret',
      'dir "/srv/a \\"fish\\" bar"',
      'appendonly yes',
    ]),
  )
})

test('addresses: the embedded ones carry the passwords, those from the environment stay as they are', () => {
  const external = { kafka: 'kafka:9092', redis: null, postgres: null }
  const addresses = planAddresses({ external, ports: planPorts(14000) }, { redis: 'r', postgres: 'p' })
  expect(addresses).toEqual({
    kafka: 'kafka:9092',
    redis: 'redis://default:r@127.0.0.1:14003',
    postgres: 'postgresql://chippy:p@127.0.0.1:14002/chippy',
  })
  expect(withoutPassword(addresses.postgres)).toBe('postgresql://127.0.0.1:14002/chippy')
})

test('a process that keeps crashing is started again ever later, half a minute at most', () => {
  expect([1, 2, 3, 4].map(restartDelayMs)).toEqual([200, 400, 800, 1600])
  expect(restartDelayMs(50)).toBe(30_000)
})

test('a cluster id never begins with a dash, whatever was drawn', () => {
  const ids = Array.from({ length: 256 }, (_, first) => clusterIdFrom(Uint8Array.of(first, ...Array.from({ length: 15 }, () => 255))))
  expect(ids.filter((id) => !/^[A-Za-z0-9][A-Za-z0-9_-]{21}$/.test(id))).toEqual([])
})

test('why a process ended is what it said last, not its stack, and nothing when it said nothing', () => {
  const fatal = JSON.stringify({ level: 'fatal', id: 'wrong-log', msg: 'The books follow from another log.' })
  expect(lastWords(`--- start\n${JSON.stringify({ level: 'info', msg: 'working' })}\n${fatal}\n    at main (run.mjs:1)`)).toBe(
    'The books follow from another log.',
  )
  expect(lastWords('--- start\nKilled')).toBeNull()
})
