// node workers/shop/script.mjs simulation/main.ts [arguments]
// Runs a program that is written in TypeScript. Needs only node_modules. (npm run simulate, prove, bench)

import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle } from './build.mjs'
import { watchNpm } from './npm-parent.mjs'
import { BUILD, ROOT } from './paths.mjs'

const [, , source, ...args] = process.argv
if (source === undefined || !existsSync(join(ROOT, source))) {
  console.error(`There is no ${source ?? 'program to run'} in this checkout.`)
  process.exit(1)
}

process.chdir(ROOT)
ensureClient()
// With the process number, because two runs of the same program may bundle it at the same time.
const name = `${basename(dirname(source))}-${process.pid}`
const file = join(BUILD, `${name}.mjs`)
process.on('exit', () => {
  for (const left of [file, `${file}.map`]) rmSync(left, { force: true })
})
watchNpm(() => process.kill(process.pid, 'SIGTERM'))
process.setSourceMapsEnabled(true)
await bundle([{ in: join(ROOT, source), out: name }])
process.argv = [process.argv[0], file, ...args]
await import(pathToFileURL(file).href)

/** What the program imports may use the generated database client, which a fresh checkout has not got. */
function ensureClient() {
  if (existsSync(join(ROOT, 'lib/server/generated/prisma')) || !existsSync(join(ROOT, 'prisma/schema.prisma'))) return
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
  spawnSync(process.execPath, [join(ROOT, 'node_modules/prisma/build/index.js'), 'generate'], { stdio: 'inherit', env })
}
