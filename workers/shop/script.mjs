// node workers/shop/script.mjs simulation/main.ts [arguments]
// Runs a program that is written in TypeScript. Needs only node_modules. (npm run simulate, prove, bench)

import { spawnSync } from 'node:child_process'
import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './build.mjs'
import { watchNpm } from './npm-parent.mjs'
import { BUILD, ROOT } from './paths.mjs'
import { Refusal } from './refusal.mjs'

try {
  const [, , source, ...args] = process.argv
  process.chdir(ROOT)
  const file = await prepare(source)
  watchNpm(() => process.kill(process.pid, 'SIGTERM'))
  process.setSourceMapsEnabled(true)
  process.argv = [process.argv[0], file, ...args]
  await import(pathToFileURL(file).href)
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error.stack)
  process.exit(1)
}

/** @returns {Promise<string>} the bundle */
async function prepare(source) {
  if (source === undefined || !existsSync(join(ROOT, source)))
    throw new Refusal(`There is no ${source ?? 'program to run'} in this checkout.`)
  if (!existsSync(join(ROOT, 'node_modules'))) throw new Refusal('The npm packages are not installed yet. Type: npm ci')
  ensureClient()
  // simulation/main.ts is the simulation, workers/rebuild.ts is rebuild.
  const name = basename(source) === 'main.ts' ? basename(dirname(source)) : basename(source, '.ts')
  const file = join(BUILD, `${name}.mjs`)
  // Put in place at once: another run of the same program may be reading the file at this moment.
  await bundle([{ in: join(ROOT, source), out: `${name}-${process.pid}` }], { sourcemap: 'inline' })
  renameSync(join(BUILD, `${name}-${process.pid}.mjs`), file)
  return file
}

/** What the program imports may use the generated database client, which a fresh checkout has not got. */
function ensureClient() {
  if (existsSync(join(ROOT, 'lib/server/generated/prisma')) || !existsSync(join(ROOT, 'prisma/schema.prisma'))) return
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  spawnSync(process.execPath, [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], { stdio: 'inherit', env })
}
