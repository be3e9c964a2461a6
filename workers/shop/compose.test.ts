// docker-compose.yml cannot be run where there is no Docker, so it is held against the program: every variable is one that
// the program reads and takes, every command starts something that exists.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { envSchema } from '@/lib/server/env'
import { ENTRY_POINTS } from './build.mjs'
import { ROOT } from './paths.mjs'
import { planProcesses } from './plan.mjs'

type Service = {
  image: string
  build?: string
  command?: string[]
  environment?: Record<string, string | number>
  network_mode?: string
  ports?: string[]
  depends_on?: Record<string, object>
  healthcheck?: object
}

const compose: { services: Record<string, Service>; volumes: Record<string, null> } = parse(
  readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'),
  {
    merge: true,
  },
)
const services = Object.entries(compose.services)
const ours = services.filter(([, service]) => service.build !== undefined)

/** What Compose would put in: ${NAME:-default} without NAME being set. */
function withDefaults(environment: Record<string, string | number>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, String(value).replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')]),
  )
}

test.each(ours)('%s: the program knows each of its variables and takes its value', (_name, { environment = {} }) => {
  const known = Object.keys(envSchema.shape)
  expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([])
  expect(envSchema.safeParse(withDefaults(environment)).error).toBeUndefined()
})

test.each(ours)('%s: its command starts something that exists', (_name, { command = [] }) => {
  const files = command.join(' ').match(/\S+\.mjs|node_modules\/\S+/g) ?? []
  // A bundle is there only after a build: what counts is that it is one that is built.
  const built = Object.keys(ENTRY_POINTS).map((name) => `.build/${name}.mjs`)
  expect(files.filter((file) => !built.includes(file) && !existsSync(join(ROOT, file)))).toEqual([])
})

test('the same processes with the same workers as npm start', () => {
  for (const { name, bundle, args } of planProcesses({ robots: false, split: false })) {
    const command = compose.services[name]?.command ?? []
    expect(command.slice(command.indexOf(`.build/${bundle}.mjs`) + 1), name).toEqual(args)
  }
})

test('the image runs the scripts that package.json has', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const used = [...readFileSync(join(ROOT, 'Dockerfile'), 'utf8').matchAll(/npm (?:run )?(start|test|run \S+)/g)].map(([, name]) => name)
  expect(used.length).toBeGreaterThan(0)
  for (const name of used) expect(Object.keys(scripts)).toContain(name)
})

test('nothing can be reached from another machine', () => {
  for (const port of services.flatMap(([, { ports = [] }]) => ports)) expect(port).toMatch(/^127\.0\.0\.1:/)
})

test('everything that stays up has a health check, and whatever is waited for exists', () => {
  const withoutCheck = services.filter(([, { healthcheck }]) => healthcheck === undefined).map(([name]) => name)
  expect(withoutCheck.sort()).toEqual(['front', 'topics'])
  for (const [, { depends_on = {} }] of services) {
    for (const name of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(name)
  }
})

test('Kafka is the version that npm start brings', () => {
  const version = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>(.+)<\/version>/.exec(
    readFileSync(join(ROOT, 'workers/shop/pom.xml'), 'utf8'),
  )?.[1]
  expect(compose.services.kafka?.image).toBe(`apache/kafka:${version}`)
})
