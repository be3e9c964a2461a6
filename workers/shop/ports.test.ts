// Two shops stand side by side on one machine, and a port that is taken is named with who has it and what to do.
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { checkPorts, isFree, planPorts, portsTakenMessage, whoListens } from './ports.mjs'

test('without a number Kafka is where every client looks first', () => {
  expect(planPorts(undefined)).toEqual({
    public: 3000,
    web: 3001,
    postgres: 3002,
    redis: 3003,
    kafka: 9092,
    controller: 9093,
    lan: 3006,
    trust: 3007,
  })
})

test('with a number all eight follow it', () => {
  expect(planPorts(14000)).toEqual({
    public: 14000,
    web: 14001,
    postgres: 14002,
    redis: 14003,
    kafka: 14004,
    controller: 14005,
    lan: 14006,
    trust: 14007,
  })
})

test('the message names port, purpose, program and what to type', () => {
  const taken = [
    { name: 'Redis', port: 3003, by: { pid: 31039, program: 'redis-server *:3003' } },
    { name: 'the pages', port: 3001, by: null },
  ]
  expect(portsTakenMessage(taken, 14000).split('\n')).toEqual([
    'Port 3003 (Redis) is used by process 31039 (redis-server *:3003).',
    'Port 3001 (the pages) is used by another program.',
    'Stop it, or open the shop on other ports: npm start -- --port 14000   (or CHIPPY_PORT=14000 npm start)',
  ])
})

test.each(['127.0.0.1', '0.0.0.0'])('a port is seen to be taken by a listener on %s, which is this process', async (host) => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  try {
    expect(await isFree(port)).toBe(false)
    expect(whoListens(port)?.pid).toBe(process.pid)
    await expect(checkPorts({ Kafka: port })).rejects.toThrow(`Port ${port} (Kafka) is used by process ${process.pid}`)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
  expect(await isFree(port)).toBe(true)
})
