import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { refuseUnderOthers } from './checkout.mjs'
import { BUILD, ROOT } from './paths.mjs'
import { Refusal } from './refusal.mjs'
import { stampOf } from './stamp.mjs'

/** What each bundle is made from; it becomes .build/NAME.mjs. */
export const ENTRY_POINTS = {
  gateway: 'workers/gateway/main.ts',
  run: 'workers/run.ts',
  robots: 'workers/robots/main.ts',
  topics: 'workers/topics.ts',
  demos: 'demo/main.ts',
}

const SETTINGS = ['package-lock.json', 'tsconfig.json', 'prisma/schema.prisma']

/** What is built, from what, and what must be there afterwards. A part is built again when any of its sources changed. */
const PARTS = {
  client: {
    title: 'database client',
    sources: ['package-lock.json', 'prisma.config.ts', 'prisma/schema.prisma'],
    output: join(ROOT, 'lib/server/generated/prisma/client.ts'),
    build: buildClient,
  },
  bundles: {
    title: 'gateway and workers',
    sources: [...SETTINGS, 'lib', 'workers', 'prisma', 'demo'],
    output: join(BUILD, 'gateway.mjs'),
    build: buildBundles,
  },
  pages: {
    title: 'pages',
    sources: [...SETTINGS, 'next.config.ts', 'postcss.config.mjs', 'app', 'components', 'lib', 'public'],
    output: join(ROOT, '.next/BUILD_ID'),
    build: buildPages,
  },
}

/** Beside what it speaks of: a copy of the folder without .next, or with an old one, must not count as built. */
const stampFile = (part) => join(BUILD, `${part}.stamp`)

function isStale(part) {
  const { output, sources } = PARTS[part]
  const file = stampFile(part)
  return !existsSync(output) || !existsSync(file) || readFileSync(file, 'utf8') !== stampOf(ROOT, sources)
}

/** Builds what changed since it was last built. Call it under the checkout's lock. */
export async function ensureBuilt(shop, parts = Object.keys(PARTS)) {
  const stale = parts.filter(isStale)
  if (stale.length === 0) return
  refuseUnderOthers('The program')
  // The bundles and the pages contain the client; those two do not need each other.
  if (stale.includes('client')) await buildPart(shop, 'client')
  await Promise.all(stale.filter((part) => part !== 'client').map((part) => buildPart(shop, part)))
}

async function buildPart(shop, part) {
  const { title, sources, build } = PARTS[part]
  // Taken before the build: what is changed while it runs is built the next time.
  const stamp = stampOf(ROOT, sources)
  await shop.progress.step(title, () => build(shop))
  mkdirSync(BUILD, { recursive: true })
  writeFileSync(stampFile(part), stamp)
}

/**
 * The generator only wants a file that exists where its schema engine would be, and does not run it: without this it tries to
 * download one. (Not /bin/true: other Prisma commands would then do nothing and report success.)
 */
async function buildClient({ supervisor }) {
  const prisma = join(ROOT, 'node_modules/prisma/build/index.js')
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  const { ok, output } = await supervisor.run('prisma-generate', process.execPath, [prisma, 'generate'], { cwd: ROOT, env })
  if (!ok) throw new Refusal(`The database client could not be generated:\n${output}`)
}

async function buildBundles() {
  await bundle(Object.entries(ENTRY_POINTS).map(([out, file]) => ({ in: join(ROOT, file), out })))
}

/**
 * Packages stay outside: they are installed anyway, and some load native parts by their place on the disk. ESM, because the
 * database client uses import.meta.
 */
export async function bundle(entryPoints, { sourcemap = true } = {}) {
  const { build } = await import('esbuild')
  try {
    await build({
      entryPoints,
      absWorkingDir: ROOT,
      tsconfig: join(ROOT, 'tsconfig.json'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      outdir: BUILD,
      outExtension: { '.js': '.mjs' },
      sourcemap,
      logLevel: 'silent',
    })
  } catch (error) {
    throw new Refusal(error.message)
  }
}

async function buildPages({ supervisor, env }) {
  const next = join(ROOT, 'node_modules/next/dist/bin/next')
  const { ok, output } = await supervisor.run('next-build', process.execPath, [next, 'build'], { cwd: ROOT, env })
  if (!ok) throw new Refusal(`The pages could not be built:\n${output}`)
  await buildServiceWorker()
}

/** With the names of all that the pages load in it: a device keeps these files, and a page only when it loads nothing else. */
async function buildServiceWorker() {
  const { build } = await import('esbuild')
  const folder = join(ROOT, '.next/static')
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => !file.endsWith('.map') && statSync(join(folder, file)).isFile())
    .map((file) => `/_next/static/${file.split(sep).join('/')}`)
  await build({
    entryPoints: [join(ROOT, 'app/service-worker/main.ts')],
    outfile: join(ROOT, 'public/service-worker.js'),
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2022',
    define: {
      BUILD_ID: JSON.stringify(readFileSync(join(ROOT, '.next/BUILD_ID'), 'utf8')),
      BUILT_FILES: JSON.stringify(files.toSorted()),
      'process.env.NODE_ENV': '"production"',
    },
    logLevel: 'silent',
  })
}
