import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writePrivate } from './private-file.mjs'
import { Refusal } from './refusal.mjs'

/** Which log the data of a shop belong to, and its defaults (lib/server/env.ts). With others the shop would stand beside its own data. */
export const KEPT_DEFAULTS = { TOPIC_PREFIX: '', PARTITIONS: '8' }

const keptFile = (dataDir) => join(dataDir, 'settings.json')

/**
 * What is fixed for the life of a data folder: as it was at its first start, or as it is given now when there was none.
 *
 * @param {string} dataDir
 * @param {Record<string, string>} given
 * @returns {{TOPIC_PREFIX: string, PARTITIONS: string}}
 * @throws {Refusal} when something else is given than what the data were made with
 */
export function keptSettings(dataDir, given) {
  const file = keptFile(dataDir)
  const kept = { ...KEPT_DEFAULTS, ...(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : given) }
  const others = Object.keys(KEPT_DEFAULTS).filter((name) => given[name] !== undefined && given[name] !== kept[name])
  if (others.length > 0) {
    const was = others.map((name) => `${name}=${kept[name] || "''"}`).join(' ')
    const is = others.map((name) => `${name}=${given[name] || "''"}`).join(' ')
    throw new Refusal(
      `The data in ${dataDir} were made with ${was}, and this start says ${is}: ` +
        'leave that out to open this shop, or give the other one a folder of its own: --data DIR',
    )
  }
  return { TOPIC_PREFIX: kept.TOPIC_PREFIX, PARTITIONS: kept.PARTITIONS }
}

/** Once a shop has opened: from then on there are data. */
export function keepSettings(dataDir, { TOPIC_PREFIX, PARTITIONS }) {
  if (!existsSync(keptFile(dataDir))) writePrivate(keptFile(dataDir), `${JSON.stringify({ TOPIC_PREFIX, PARTITIONS }, null, 2)}\n`)
}
