import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { childEnv, planAddresses } from './addresses.mjs'
import { ensureInstalled } from './bootstrap.mjs'
import { ensureBuilt } from './build.mjs'
import { withCheckoutLock } from './checkout.mjs'
import { closeOnSignals } from './closing.mjs'
import { keepSettings, keptSettings } from './kept-settings.mjs'
import { ownerAddress } from './owner-links.mjs'
import { ROOT } from './paths.mjs'
import { checkPorts } from './ports.mjs'
import { checkFolders, checkPath, checkPlatform, findJava } from './prerequisites.mjs'
import { Progress } from './progress.mjs'
import { Refusal } from './refusal.mjs'
import { readSecrets } from './secrets.mjs'
import { openServices, servicePorts } from './services.mjs'
import { readSettings, USAGE } from './settings.mjs'
import { writeShopFile } from './shop-file.mjs'
import { Supervisor } from './supervisor.mjs'
import { openWholeShop } from './whole-shop.mjs'

const SCREENS = [
  ['Till 1', '/till/1'],
  ['Kitchen', '/kitchen'],
  ['Cook', '/cook'],
  ['Pick-up board', '/board'],
  ['Manager', '/manager'],
  ['Log', '/log'],
]

/** Opens the shop and keeps it open until a signal ends it. */
export async function openShop(argv, env) {
  const startedAtMs = performance.now()
  let close = async (code, why) => {
    if (why !== undefined) console.error(why)
    process.exit(code)
  }
  try {
    const settings = readSettings(argv, env)
    if (settings.help) {
      console.log(USAGE)
      return
    }
    const shop = prepareShop(settings)
    close = closeOnSignals(shop)
    await shop.supervisor.claim()
    if (settings.buildOnly) {
      await buildOnly(shop)
      return await close(0)
    }
    await (settings.servicesOnly ? openServicesOnly(shop) : openWholeShop(shop))
    shop.supervisor.onPids = () => writeShopFile(shop)
    writeShopFile(shop)
    if (!settings.servicesOnly) keepSettings(shop.dataDir, shop.shared)
    shop.progress.say(openMessage(shop, performance.now() - startedAtMs))
  } catch (error) {
    await close(1, error instanceof Refusal ? error.message : error.stack)
  }
}

/** All that can be refused without having started anything, and what the rest works with. */
export function prepareShop(settings) {
  checkPlatform()
  checkPath(ROOT)
  checkPath(settings.dataDir)
  checkFolders(settings.dataDir)
  if (settings.external.kafka === null && !settings.buildOnly) findJava()
  const shared = { ...settings.shared, ...keptSettings(settings.dataDir, settings.shared) }
  const progress = new Progress()
  const supervisor = new Supervisor({ dataDir: settings.dataDir, say: (line) => progress.say(line) })
  const secrets = readSecrets(settings.dataDir)
  const addresses = planAddresses(settings, secrets)
  const env = childEnv({ ...settings, shared }, addresses)
  return { ...settings, shared, progress, supervisor, addresses, secrets, env, release: () => {} }
}

/** For the container image. Needs neither Java nor a service. */
function buildOnly(shop) {
  return withCheckoutLock(shop.supervisor.say, async () => {
    await ensureInstalled({ ...shop, external: { kafka: '', redis: '' } })
    await ensureBuilt(shop)
  })
}

async function openServicesOnly(shop) {
  await checkPorts(servicePorts(shop))
  await withCheckoutLock(shop.supervisor.say, () => ensureInstalled(shop))
  await openServices(shop)
}

function openMessage({ ports, dataDir, servicesOnly, links, lan }, tookMs) {
  const took = `${(tookMs / 1000).toFixed(1)} s`
  if (servicesOnly) return `\nKafka, Redis and PostgreSQL are up (${took}); their addresses are in ${dataDir}/shop.json. Ctrl-C ends them.`
  const url = `http://localhost:${ports.public}`
  const screens = SCREENS.map(([title, path]) => `  ${title.padEnd(14)} ${url}${path}`)
  const come =
    links.person === null ? '' : `\n\nTo come in as its owner, open this link; it works once:\n  ${ownerAddress(url, links.person)}\n`
  return `\nThe shop is open (${took}): ${url}\n${screens.join('\n')}${come}${lan ? networkText(ports, dataDir) : ''}\nCtrl-C closes it. Its data and logs are in ${dataDir}.`
}

/** A tablet begins at the page that tells it what to trust. */
function networkText({ trust }, dataDir) {
  const { fingerprint256 } = new X509Certificate(readFileSync(join(dataDir, 'lan/authority.crt')))
  const addresses = Object.values(networkInterfaces()).flatMap((all) =>
    all.filter(({ internal, family }) => !internal && family === 'IPv4'),
  )
  const lines = addresses.map(({ address }) => `  http://${address}:${trust}`)
  return `\n\nOn a tablet in the shop's network, open this address first; its page says how to go on:\n${lines.join('\n')}\nThe certificate that the tablet then asks about has the SHA-256 fingerprint\n  ${fingerprint256}\n`
}
