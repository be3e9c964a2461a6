// Protects the README: its topic table, its dependency table and its screens are those of the code.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { topics } from '@/lib/topics/all'

const readme = readFileSync('README.md', 'utf8')

function section(title: string): string {
  const from = readme.indexOf(`## ${title}\n`)
  expect(from).toBeGreaterThan(0)
  const to = readme.indexOf('\n## ', from)
  return readme.slice(from, to < 0 ? undefined : to)
}

const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

test('the topic table is the code', () => {
  const kept = (topic: (typeof topics)[number]) => {
    if (topic.retentionBytes > 0) return `${topic.retentionBytes / 1024 ** 3} GiB`
    return topic.retentionMs < 0 ? 'for ever' : `${topic.retentionMs / 86_400_000} days`
  }
  const table = rows(section('Topics')).filter(([name]) => name?.startsWith('`'))
  const code = topics.map((topic) => [
    `\`${topic.name}\``,
    topic.key,
    topic.spread === 'till' ? '8' : '1',
    kept(topic),
    Object.keys(topic.types).join(', '),
  ])
  expect(table).toEqual(code)
})

test('each dependency has its reason', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const explained = rows(section('Dependencies')).flatMap(([names]) => names?.split(', ') ?? [])
  const used = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'))
  expect(explained.filter((name) => name !== 'Package' && !name.startsWith('---')).toSorted()).toEqual(used.toSorted())
})

test('each screen has its page', () => {
  const addresses = rows(section('The screens'))
    .map(([address]) => /`(\/[a-z]*)/.exec(address ?? '')?.[1])
    .filter((address) => address !== undefined)
  expect(addresses.length).toBeGreaterThan(5)
  for (const address of addresses) expect(existsSync(`app${address === '/' ? '' : address}/page.tsx`), address).toBe(true)
})

test('each folder of the map is there', () => {
  const folders = rows(section('Folders')).flatMap(([names]) =>
    [...(names ?? '').matchAll(/`([a-z/]+)\/`/g)].map((match) => match[1] ?? ''),
  )
  expect(folders.length).toBeGreaterThan(10)
  for (const folder of folders) expect(existsSync(folder), folder).toBe(true)
})
