import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { staffTills } from './till-staff'
import { comeInAsOwner, freeTills, type KeptVisitor, Visitor } from './visitor'

type Kept = { till: number; visitor: KeptVisitor }[]

/**
 * The robots' tills, signed in. The first time they come in by a one-time link of their own, as an owner would; from then on
 * with the cookies and the PIN that they keep beside the shop's data. They take the highest numbers: people count from 1.
 */
export async function robotTills({ url, link, dataDir, count }: { url: string; link: string; dataDir: string; count: number }) {
  const file = join(dataDir, 'robots.json')
  if (existsSync(file)) {
    const kept: Kept = JSON.parse(readFileSync(file, 'utf8'))
    return new Map(kept.map(({ till, visitor }) => [till, new Visitor(url, visitor)]))
  }
  // Kept at once: the link works once, and whatever comes next may be cut off.
  const ownerFile = join(dataDir, 'robots-owner.json')
  const owner = existsSync(ownerFile)
    ? new Visitor(url, JSON.parse(readFileSync(ownerFile, 'utf8')))
    : await comeInAsOwner(`${url}/set-up#${link}`, 'Robots')
  writeFileSync(ownerFile, JSON.stringify(owner.kept), { mode: 0o600 })
  const staff = await staffTills(owner, (await freeTills(owner)).toReversed().slice(0, count), 'Robot')
  const kept: Kept = [...staff].map(([till, visitor]) => ({ till, visitor: visitor.kept }))
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 })
  return staff
}
