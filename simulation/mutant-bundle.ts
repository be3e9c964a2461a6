import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import type { Mutant } from './mutants'

/** One rule switched off in the source, as if somebody had written it so. */
export type Mutation = { file: string; replace: string; by: string }

/** Throws unless the text to be replaced is there exactly once: a mutant that changes nothing would prove nothing. */
function mutated(source: string, { file, replace, by }: Mutation): string {
  const parts = source.split(replace)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times what the mutant replaces: ${replace}`)
  return parts.join(by)
}

/** The simulation with the mutation in it, as a program of its own. */
export async function bundleMutant(mutant: Mutant): Promise<{ run(args: string[], print: (line: string) => void): Promise<number> }> {
  const outfile = resolve('.build/mutants', `${mutant.name}.mjs`)
  await build({
    entryPoints: [resolve('simulation/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [plugin(mutant.mutations)],
  })
  return { run: (args, print) => runProgram([outfile, ...args], print) }
}

function plugin(mutations: readonly Mutation[]): Plugin {
  return {
    name: 'mutant',
    setup({ onLoad }) {
      for (const file of new Set(mutations.map((mutation) => mutation.file))) {
        const path = resolve(file)
        onLoad({ filter: new RegExp(`^${path.replaceAll(/[.\\/[\]()*+?^$|]/g, '\\$&')}$`) }, async () => ({
          contents: mutations.filter((mutation) => mutation.file === file).reduce(mutated, await readFile(path, 'utf8')),
          loader: 'ts',
        }))
      }
    },
  }
}

/** Runs one test file of the shop on the mutated sources. Resolves with the exit code of the test runner. */
export async function testMutant(
  { name, mutations }: Pick<Mutant, 'name' | 'mutations'>,
  file: string,
  env: Record<string, string>,
  print: (line: string) => void,
): Promise<number> {
  const config = resolve('.build/mutants', `${name}.config.mjs`)
  const files: Record<string, string> = {}
  for (const mutation of mutations) {
    const path = resolve(mutation.file)
    files[path] = mutated(files[path] ?? (await readFile(path, 'utf8')), mutation)
  }
  await mkdir(dirname(config), { recursive: true })
  await writeFile(
    config,
    `const files = new Map(Object.entries(${JSON.stringify(files)}))
const config = {
  root: ${JSON.stringify(resolve('.'))},
  resolve: { alias: { '@': ${JSON.stringify(resolve('.'))} } },
  plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => files.get(id) }],
  test: { include: [${JSON.stringify(file)}], env: ${JSON.stringify(env)}, testTimeout: 60_000, hookTimeout: 60_000, bail: 1 },
}
export { config as default }
`,
  )
  return runProgram(['node_modules/vitest/vitest.mjs', 'run', '--no-color', '--config', config], print)
}

/** Runs Node and passes on what it says, line by line. Resolves with its exit code. */
function runProgram(args: readonly string[], print: (line: string) => void): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let rest = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) print(line)
      })
    }
    child.once('error', failed)
    child.once('close', (code) => done(code ?? 1))
  })
}
