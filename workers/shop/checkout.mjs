import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { BUILD } from './paths.mjs'
import { readPidFile, startOf, writePidFile } from './processes.mjs'
import { Refusal } from './refusal.mjs'

const SHOPS = join(BUILD, 'shops')
const LOCK = join(BUILD, 'lock')
const WAIT_MAX_MS = 600_000

/** Notes that a shop runs on this checkout's packages and bundles. Returns what takes the note back. */
export function registerShop(dataDir) {
  mkdirSync(SHOPS, { recursive: true })
  const note = join(SHOPS, String(process.pid))
  writePidFile(note, process.pid)
  writeFileSync(`${note}.data`, dataDir)
  return () => {
    for (const file of [note, `${note}.data`]) rmSync(file, { force: true })
  }
}

/** @returns {{pid: number, dataDir: string}[]} the shops that run on this checkout, this process left out */
function otherShops() {
  mkdirSync(SHOPS, { recursive: true })
  return readdirSync(SHOPS)
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => readPidFile(join(SHOPS, name)) !== null)
    .map((name) => ({ pid: Number(name), dataDir: readFileSync(join(SHOPS, `${name}.data`), 'utf8') }))
}

/**
 * Packages, jars and bundles are what a running shop's processes are started from, at a crash also later: replaced under it,
 * it would go on with half of the old and half of the new.
 */
export function refuseUnderOthers(what) {
  const [other] = otherShops()
  if (other === undefined) return
  throw new Refusal(
    `${what} changed since another shop of this checkout was opened (process ${other.pid}, data in ${other.dataDir}).\nEnd that one first (kill ${other.pid}), then start again.`,
  )
}

/** Two starts at once must not install or build into the same folders: the second waits, and then finds it done. */
export async function withCheckoutLock(say, work) {
  await takeLock(say)
  try {
    return await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

async function takeLock(say) {
  const deadline = performance.now() + WAIT_MAX_MS
  for (let told = false; performance.now() < deadline; ) {
    if (createLock()) return
    const owner = readPidFile(LOCK)
    if (owner === null) {
      rmSync(LOCK, { force: true })
      continue
    }
    if (!told) say(`  Waiting for another start (process ${owner}) that installs or builds in this checkout.`)
    told = true
    await sleep(250)
  }
  throw new Refusal(`Another start (process ${readPidFile(LOCK)}) has been building for ten minutes. End it, then try again.`)
}

function createLock() {
  mkdirSync(BUILD, { recursive: true })
  try {
    writeFileSync(LOCK, `${process.pid} ${startOf(process.pid)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}
