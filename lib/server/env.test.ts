// Protects programs that take settings of a running shop over their own: what was read once can be read again and is the same.
import { expect, test } from 'vitest'
import { envSchema } from './env'

test('settings that were read are settings', () => {
  const read = envSchema.parse({ OWNER_LINKS: 'one,two', PARTITIONS: '12', COLLECT_AFTER_SECONDS: '60' })
  expect(envSchema.parse(read)).toEqual(read)
})
