import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuseUnderOthers } from './checkout.mjs'
import { JARS, ROOT } from './paths.mjs'
import { findMaven } from './prerequisites.mjs'
import { Refusal } from './refusal.mjs'

const POM = join(ROOT, 'workers/shop/pom.xml')

/** Brings what the lockfile and the pom ask for, if it is not there; after the first time no network is needed. */
export async function ensureInstalled({ supervisor, progress, external }) {
  const steps = []
  if (packagesNeeded()) {
    refuseUnderOthers('The npm packages')
    steps.push(progress.step('npm packages', () => installPackages(supervisor)))
  }
  if (external.kafka === null || external.redis === null) steps.push(ensureJars({ supervisor, progress }))
  await Promise.all(steps)
}

/** The jars alone, for those who need no more than a broker. */
export async function ensureJars({ supervisor, progress }) {
  if (!jarsNeeded()) return
  refuseUnderOthers('The versions of Kafka or Redis')
  await progress.step('jars of Kafka, Redis', () => fetchJars(supervisor))
}

/**
 * What the lockfile asks for and node_modules has not, by npm's own record of what it installed. Packages for other systems
 * are optional and may be missing.
 *
 * @param {{packages: Record<string, {version?: string, optional?: boolean, devOptional?: boolean, link?: boolean}>}} lock
 * @param {{packages: Record<string, {version?: string}>} | null} installed
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([folder, wanted]) => folder !== '' && !wanted.link)
    .filter(([folder, wanted]) => {
      const have = installed?.packages[folder]
      return have === undefined ? !wanted.optional : have.version !== wanted.version
    })
    .map(([folder]) => folder)
}

function packagesNeeded() {
  const record = join(ROOT, 'node_modules/.package-lock.json')
  const installed = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : null
  return missingPackages(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')), installed).length > 0
}

async function installPackages(supervisor) {
  // Inside `npm start` the very npm that runs us; else the one on PATH.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...args] = [...npm, 'ci', '--prefer-offline', '--no-audit', '--no-fund']
  const { ok, output } = await supervisor.run('npm-ci', command, args, { cwd: ROOT, env: installEnv() })
  if (!ok) throw new Refusal(`The npm packages could not be installed (is there a network?):\n${output}`)
}

/** Settings of the run we are in (npm start, NODE_ENV) must not leak into an install: NODE_ENV=production leaves half of it out. */
function installEnv() {
  const env = { ...process.env }
  delete env.NODE_ENV
  delete env.npm_config_omit
  return env
}

function pomHash() {
  return createHash('sha256').update(readFileSync(POM)).digest('hex')
}

function jarsNeeded() {
  const stamp = join(JARS, 'stamp')
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== pomHash()
}

async function fetchJars(supervisor) {
  const maven = findMaven()
  // Old jars beside new ones would both be on the class path.
  rmSync(JARS, { recursive: true, force: true })
  const args = ['--quiet', '--batch-mode', '--file', POM, `-Dout=${JARS}`, 'package']
  const { ok, output } = await supervisor.run('maven', maven, args, { cwd: ROOT })
  const complete = ok && readdirSync(join(JARS, 'kafka')).length > 0
  if (!complete) throw new Refusal(`Kafka and Redis could not be fetched (is there a network?):\n${output}`)
  writeFileSync(join(JARS, 'stamp'), pomHash())
}
