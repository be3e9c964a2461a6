// Protects who may come in from a power cut: what was told is on disk, whole, and half a line is nothing.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccessEvent } from '../domain/access/event'
import { accessFile } from './access-file'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chippy-access-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const gone = (person: string): AccessEvent => ({ type: 'person.removed', atMs: 1, person })

test('a shop that nobody has set up has no file, and that is no error', async () => {
  expect(await accessFile(folder).read()).toEqual([])
})

test('what was appended comes back in order, also for another process; nobody else may read it', async () => {
  await accessFile(folder).append([gone('a'), gone('b')])
  await accessFile(folder).append([])
  await accessFile(folder).append([gone('ö')])
  expect(await accessFile(folder).read()).toEqual([gone('a'), gone('b'), gone('ö')])
  expect(statSync(join(folder, 'access.jsonl')).mode & 0o777).toBe(0o600)
})

test('half a line at the end is forgotten, and what is written after it is read', async () => {
  const log = accessFile(folder)
  await log.append([gone('ä')])
  appendFileSync(join(folder, 'access.jsonl'), '[{"type":"person.rem')
  expect(await log.read()).toEqual([gone('ä')])
  await log.append([gone('b')])
  expect(await log.read()).toEqual([gone('ä'), gone('b')])
  expect(readFileSync(join(folder, 'access.jsonl'), 'utf8').split('\n').length).toBe(3)
})
