import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
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
  const knowsRobots = existsSync(join(dataDir, 'robots.json'))
  return {
    person: ownerLink || !hasOwner(dataDir) ? oneTimeLink() : null,
    robots: robots && !knowsRobots ? oneTimeLink() : null,
  }
}

/** A person, that is: robots who have come in first are owners too, and of no use to anybody who wants to. */
function hasOwner(dataDir) {
  const file = join(dataDir, 'access.jsonl')
  if (!existsSync(file)) return false
  const events = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (line.endsWith(']') ? JSON.parse(line) : []))
  return events.some(({ type, roles, name }) => type === 'person.added' && roles.includes('owner') && name !== 'Robots')
}

/** Behind the #, so that it stands in no log and is told to nobody. */
export const ownerAddress = (url, link) => `${url}/set-up#${link}`
