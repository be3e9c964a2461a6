// Protects: whoever names a shop gets that shop, whatever the environment names.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findServices } from './services'

const env = { NODE_ENV: 'test', KAFKA_BROKERS: '127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:2', TOPIC_PREFIX: 'a.' } as const

test('a shop that was asked for and is not open is said, not replaced by the one that the environment names', async () => {
  const data = mkdtempSync(join(tmpdir(), 'chippy-demo-'))
  await expect(findServices(env, data, () => {})).rejects.toThrow(`No shop is open in ${data}.`)
})

test('what the environment names is taken when no shop was asked for', async () => {
  expect(await findServices(env, undefined, () => {})).toMatchObject({
    kafka: '127.0.0.1:1',
    redis: 'redis://127.0.0.1:2',
    topicPrefix: 'a.',
  })
})
