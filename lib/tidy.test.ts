// Protects the shape of the code: sizes, one place for settings, no escape from the types, one file per topic.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { topics } from './topics/all'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && !file.includes('/generated/'))
const source = files.map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const typed = source.filter(({ file }) => !file.endsWith('.mjs'))
const isTest = (file: string) => file.includes('.test.') || file.startsWith('e2e/')

function where(pattern: RegExp, among = typed): string[] {
  return among.filter(({ file, text }) => file !== 'lib/tidy.test.ts' && pattern.test(text)).map(({ file }) => file)
}

test('no file is longer than 300 lines, no test than 400', () => {
  const long = source.filter(({ file, text }) => text.split('\n').length - 1 > (isTest(file) ? 400 : 300)).map(({ file }) => file)
  expect(long).toEqual([])
})

test('settings are read in lib/server/env.ts; proofs, benchmarks, demonstrations and configurations pass their own environment on', () => {
  const readers = where(/process\.env/).filter(
    (file) => !/^(lib\/server\/env\.ts|prove\/|bench\/|demo\/main\.ts|[a-z.]+\.config\.ts)/.test(file) && !isTest(file),
  )
  expect(readers).toEqual([])
})

test('no any, no silenced compiler', () => {
  expect(where(/:\s*any\b(?= *[,;)=|&\]>}\n])|\bas any\b(?= *[,;)\].\n])|<any>|@ts-ignore|@ts-expect-error|@ts-nocheck/)).toEqual([])
})

test('nothing is left for later, and every test runs', () => {
  expect(where(/\b(TODO|FIXME|XXX)\b/, source)).toEqual([])
  expect(where(/\b(test|it|describe)\.(only|skip|todo|fixme)\b/)).toEqual([])
})

test('a default export only where Next.js or a tool asks for it', () => {
  const exporters = where(/^export default /m).filter((file) => !file.startsWith('app/') && !file.includes('.config.'))
  expect(exporters).toEqual([])
})

test('each topic has a file of its own name, and is in the list', () => {
  const names = files
    .map((file) => /^lib\/topics\/([a-z-]+)\.ts$/.exec(file)?.[1])
    .filter((name) => name !== undefined)
    .filter((name) => /defineTopic\(/.test(readFileSync(`lib/topics/${name}.ts`, 'utf8')) && name !== 'topic')
  expect(names.toSorted()).toEqual(topics.map((topic) => topic.name).toSorted())
})

test('every worker stands in the routing table', () => {
  const table = readFileSync('workers/index.ts', 'utf8')
  const workers = source.filter(({ file, text }) => /^workers\/[a-z-]+\.ts$/.test(file) && /: Start = /.test(text))
  expect(workers.length).toBeGreaterThan(0)
  for (const { file } of workers) expect(table).toContain(`'./${file.slice('workers/'.length, -'.ts'.length)}'`)
})

test('no folder is called utils, helpers, misc or common, and no index file only passes on', () => {
  expect(files.filter((file) => /(^|\/)(utils|helpers|misc|common)(\/|\.)/.test(file))).toEqual([])
  expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual(['workers/index.ts'])
})
