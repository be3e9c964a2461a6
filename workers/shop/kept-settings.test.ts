// Whoever forgets TOPIC_PREFIX or PARTITIONS opens the same shop as before; whoever gives others is told, before anything is started.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { envSchema } from '@/lib/server/env'
import { KEPT_DEFAULTS, keepSettings, keptSettings } from './kept-settings.mjs'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'chippy kept '))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const wide = { TOPIC_PREFIX: 'wide.', PARTITIONS: '12' }

test('the first start takes what is given, a later one what was', () => {
  expect(keptSettings(dataDir, wide)).toEqual(wide)
  keepSettings(dataDir, wide)
  expect(keptSettings(dataDir, {})).toEqual(wide)
  expect(keptSettings(dataDir, wide)).toEqual(wide)
})

test('others are refused, with what it was and what helps', () => {
  keepSettings(dataDir, wide)
  expect(() => keptSettings(dataDir, { TOPIC_PREFIX: 'narrow.' })).toThrow(/TOPIC_PREFIX=wide\.,.*TOPIC_PREFIX=narrow\..*--data DIR/)
  expect(() => keptSettings(dataDir, { PARTITIONS: '4' })).toThrow('PARTITIONS=12')
})

test('a shop that was opened without any keeps the defaults of the program', () => {
  const { TOPIC_PREFIX, PARTITIONS } = envSchema.parse({})
  expect(KEPT_DEFAULTS).toEqual({ TOPIC_PREFIX, PARTITIONS: String(PARTITIONS) })
  keepSettings(dataDir, keptSettings(dataDir, {}))
  expect(() => keptSettings(dataDir, { TOPIC_PREFIX: 'wide.' })).toThrow("made with TOPIC_PREFIX=''")
})
