import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ownerAddress } from './owner-links.mjs'
import { writePrivate } from './private-file.mjs'
import { Refusal } from './refusal.mjs'

/**
 * DIR/shop.json stands while the shop is open: how to reach it, and which process is which. It holds the passwords, so only
 * the shop's own user can read it.
 */
const shopFile = (dataDir) => join(dataDir, 'shop.json')

export function writeShopFile(shop) {
  const { addresses, links, ports, shared, supervisor } = shop
  const url = `http://127.0.0.1:${ports.public}`
  const ownerLink = links?.person ? ownerAddress(url, links.person) : null
  const facts = { url, ownerLink, ...addresses, pids: supervisor.pids, settings: shared }
  writePrivate(shopFile(shop.dataDir), `${JSON.stringify(facts, null, 2)}\n`)
}

export function removeShopFile(dataDir) {
  rmSync(shopFile(dataDir), { force: true })
}

/** @returns {{url: string, ownerLink: string | null, kafka: string, redis: string, postgres: string, pids: Record<string, number>, settings: Record<string, string>}} */
export function readShopFile(dataDir) {
  const file = shopFile(dataDir)
  if (!existsSync(file)) throw new Refusal(`No shop is open in ${dataDir}. Open it with "npm start", or name its folder: --data DIR`)
  return JSON.parse(readFileSync(file, 'utf8'))
}
