import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureInstalled } from './bootstrap.mjs'
import { ensureBuilt } from './build.mjs'
import { registerShop, withCheckoutLock } from './checkout.mjs'
import { makeClassArchiveLater } from './class-archive.mjs'
import { makeOwnerLinks } from './owner-links.mjs'
import { BUILD, ROOT } from './paths.mjs'
import { planProcesses, ROBOTS } from './plan.mjs'
import { checkPorts } from './ports.mjs'
import { Refusal } from './refusal.mjs'
import { openService, openStores, servicePorts } from './services.mjs'

/** Above the services: everything that talks to people or to the log is ended before what it talks to. */
const TIER = 3
const REQUEST_TIMEOUT_MS = 2000
/** Longer than the gateway keeps a connection to Next that it does not use (workers/gateway/proxy.ts); Next's own default is 5 s. */
const KEEP_ALIVE_MS = 65_000

/** Everything side by side that does not need each other; resolves when each has answered a real request. */
export async function openWholeShop(shop) {
  const { ports, supervisor } = shop
  shop.links = makeOwnerLinks(shop)
  const lanPorts = shop.lan && { 'the shop’s network': ports.lan, 'how to trust it': ports.trust }
  await checkPorts({ 'the public port': ports.public, 'the pages': ports.web, ...lanPorts, ...servicePorts(shop) })
  await withCheckoutLock(supervisor.say, () => ensureInstalled(shop))
  const built = withCheckoutLock(supervisor.say, async () => {
    await ensureBuilt(shop)
    shop.release = registerShop(shop.dataDir)
  })
  const web = built.then(() => openProcess(shop, webSpec(shop)))
  const topics = Promise.all([built, openService(shop, 'kafka')]).then(() => makeTopics(shop))
  await Promise.all([openStores(shop), topics])
  await Promise.all([web, ...planProcesses(shop).map((plan) => openProcess(shop, processSpec(shop, plan)))])
  if (shop.robots) await openProcess(shop, processSpec(shop, ROBOTS))
  if (shop.external.kafka === null && process.env.NODE_ENV !== 'test') makeClassArchiveLater(shop)
}

async function makeTopics({ progress, supervisor, env }) {
  await progress.step('topics and menu', async () => {
    const { ok, output } = await supervisor.run('topics', process.execPath, nodeArgs('topics'), { cwd: ROOT, env })
    if (!ok) throw new Refusal(`The topics could not be made:\n${output}`)
  })
}

function openProcess({ progress, supervisor }, spec) {
  return progress.step(spec.name, () => supervisor.start(spec))
}

const nodeArgs = (bundle) => ['--enable-source-maps', join(BUILD, `${bundle}.mjs`)]

function processSpec(shop, { name, bundle, args, ready, niceness }) {
  const readyFile = join(shop.supervisor.runDir, `${name}.ready`)
  rmSync(readyFile, { force: true })
  return {
    name,
    niceness,
    tier: TIER,
    command: process.execPath,
    args: [...nodeArgs(bundle), ...args],
    cwd: ROOT,
    env: { ...shop.env, ...onlyFor(name, shop), CHIPPY_READY_FILE: readyFile },
    ready: ready === 'gateway' ? () => answersOk(`http://127.0.0.1:${shop.ports.public}/api/ready`) : (pid) => saysReady(readyFile, pid),
  }
}

/** What nobody else needs to know. */
function onlyFor(name, { links: { person, robots }, lan, ports }) {
  const network = lan ? { LAN_PORT: String(ports.lan), TRUST_PORT: String(ports.trust) } : {}
  if (name === 'gateway') return { OWNER_LINKS: [person, robots].filter((link) => link !== null).join(','), ...network }
  return name === 'robots' && robots !== null ? { ROBOTS_LINK: robots } : {}
}

/** Next listens for the gateway only, which passes pages on from the public port. */
function webSpec({ ports, env }) {
  return {
    name: 'web',
    tier: TIER,
    command: process.execPath,
    args: [join(ROOT, 'node_modules/next/dist/bin/next'), 'start', ...listenArgs(ports.web)],
    cwd: ROOT,
    env,
    ready: () => answersOk(`http://127.0.0.1:${ports.web}/`),
  }
}

const listenArgs = (port) => ['-p', String(port), '-H', '127.0.0.1', '--keepAliveTimeout', String(KEEP_ALIVE_MS)]

/** Timed here and not only by the signal: on a busy machine a fetch was seen that neither answered nor heard it, and the start hung. */
async function answersOk(url) {
  const patience = new AbortController()
  const late = sleep(REQUEST_TIMEOUT_MS, undefined, { signal: patience.signal }).then(() => {
    throw new Error(`${url} does not answer within ${REQUEST_TIMEOUT_MS} ms`)
  })
  const { ok, status } = await Promise.race([late, readAll(url, patience.signal)]).finally(() => patience.abort())
  if (!ok) throw new Error(`${url} answers ${status}`)
}

async function readAll(url, signal) {
  const response = await fetch(url, { signal })
  await response.arrayBuffer()
  return response
}

/** A worker has no port to ask: it writes this file when it has joined its groups. An old one of an earlier process is not it. */
function saysReady(file, pid) {
  if (!existsSync(file)) throw new Error('it has not said that it is ready')
  if (JSON.parse(readFileSync(file, 'utf8')).pid !== pid) throw new Error('an earlier process said that it is ready, this one has not')
}
