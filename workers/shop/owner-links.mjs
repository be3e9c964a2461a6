import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const oneTimeLink = () => randomBytes(24).toString('base64url')

/**
 * The one-time links of this start: for a person while nobody has set the shop up (or when asked for), and one for the robots
 * when they come in for the first time. Null where none is needed.
 *
 * @param {{dataDir: string, robots: boolean, ownerLink: boolean}} settings
 * @returns {{person: string | null, robots: string | null}}
 */
export function makeOwnerLinks({ dataDir, robots, ownerLink }) {
  const isSetUp = existsSync(join(dataDir, 'access.jsonl'))
  const knowsRobots = existsSync(join(dataDir, 'robots.json'))
  return {
    person: ownerLink || !isSetUp ? oneTimeLink() : null,
    robots: robots && !isSetUp && !knowsRobots ? oneTimeLink() : null,
  }
}

/** Behind the #, so that it stands in no log and is told to nobody. */
export const ownerAddress = (url, link) => `${url}/set-up#${link}`
