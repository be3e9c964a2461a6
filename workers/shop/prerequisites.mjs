import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BUILD, isExecutable, onPath, ROOT } from './paths.mjs'
import { Refusal } from './refusal.mjs'

const JAVA_MIN = 17
/** The account without rights, on every system of ours. */
export const NOBODY = 65534

/** @param {string} what */
export function installHint(what) {
  return `${what}
  Debian, Ubuntu, Windows (in WSL): sudo apt install default-jre-headless maven
  macOS:                            brew install openjdk maven
  With Docker instead of both:      docker compose up`
}

/** The major version in the first line of `java -version`: 'openjdk version "17.0.15"' is 17, the old '"1.8.0_392"' is 8. */
export function javaMajor(text) {
  const found = /version "(?:1\.)?(\d+)/.exec(text)
  return found === null ? null : Number(found[1])
}

/** @returns {{java: string, version: string}} the program and its own description of itself */
export function findJava() {
  const candidates = [process.env.JAVA_HOME && join(process.env.JAVA_HOME, 'bin/java'), onPath('java')]
  const java = candidates.find((file) => file && isExecutable(file))
  if (!java) throw new Refusal(installHint(`Kafka needs Java ${JAVA_MIN} or newer, and no Java was found.`))
  const version = spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr ?? ''
  const major = javaMajor(version)
  if (major === null || major < JAVA_MIN) {
    throw new Refusal(
      installHint(`Kafka needs Java ${JAVA_MIN} or newer; ${java} is ${major === null ? 'of an unknown version' : `Java ${major}`}.`),
    )
  }
  return { java, version }
}

export function findMaven() {
  const maven = onPath('mvn')
  if (maven === undefined) throw new Refusal(installHint('Kafka and Redis are fetched by Maven, and no Maven was found.'))
  return maven
}

export function checkPlatform() {
  if (process.platform === 'win32') {
    throw new Refusal('On Windows, Chippy runs in WSL: install it with "wsl --install" and type npm start in its terminal.')
  }
}

/**
 * Java's class path splits at ":" and Kafka's list of data folders at ",": in such a folder Kafka would look in the wrong
 * places and say something unrelated.
 */
export function checkPath(path) {
  const bad = [':', ','].find((sign) => path.includes(sign))
  if (bad !== undefined)
    throw new Refusal(`Kafka cannot work in a folder with "${bad}" in its name: ${path}\nMove it, or choose another with --data DIR.`)
}

/** Makes the data folder, or says what to do when this user may not write there or somebody else wrote it. */
export function checkFolders(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true })
    mkdirSync(BUILD, { recursive: true })
  } catch (error) {
    const folder = error.path ?? dataDir
    throw new Refusal(
      `${folder} cannot be made (${error.code}). Choose another folder with --data DIR, or make this one yours:\n  ${chown(dirname(folder))}`,
    )
  }
  for (const folder of [
    dataDir,
    BUILD,
    join(ROOT, '.next'),
    join(ROOT, 'node_modules'),
    ...['postgres', 'redis', 'kafka', 'run', 'logs'].map((name) => join(dataDir, name)),
  ]) {
    const problem = existsSync(folder) ? ownerMessage(folder, statSync(folder).uid, process.getuid?.()) : null
    if (problem !== null) throw new Refusal(problem)
  }
}

/**
 * PostgreSQL refuses a data folder of another user, root included, so this is said before anything is started. Under root its
 * folder may be nobody's (postgres.mjs).
 */
export function ownerMessage(folder, ownerUid, ownUid) {
  if (ownUid === undefined || ownerUid === ownUid) return null
  if (ownUid === 0 && ownerUid === NOBODY) return null
  return `${folder} belongs to another user (uid ${ownerUid}).\nStart Chippy as that user, or take it over:\n  ${chown(folder)}`
}

function chown(folder) {
  return `sudo chown -R "$(id -un)" '${folder}'`
}
