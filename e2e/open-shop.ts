import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { comeInAsOwner, type Employee, employ, enrol, freeTills, type KeptVisitor, Visitor } from '@/workers/robots/visitor'

/** Where the shop that the stories are played in keeps its data. */
export let dataDir = process.env['CHIPPY_DATA'] ?? '.data'

/** For whoever plays stories outside Playwright's own runner. */
export function playIn(folder: string) {
  dataDir = folder
}

type ShopFile = { url: string; ownerLink: string | null; kafka: string; redis: string; postgres: string; pids: { gateway: number } }

/** What it says of itself; a program that was started again has another pid. */
export const shopFile = (): ShopFile => JSON.parse(readFileSync(join(dataDir, 'shop.json'), 'utf8'))

/** `till`: the last one, 9, for orders that no browser takes. */
export type People = { owner: Visitor; manager: Employee; till: Visitor }
type KeptPeople = { owner: KeptVisitor; manager: Employee; till: KeptVisitor }

/** Its owner, who opened it, and a manager; kept beside its data: a link works once, and after a story that failed another program plays on. */
export async function shopsPeople(): Promise<People> {
  const file = join(dataDir, 'e2e-people.json')
  if (existsSync(file)) {
    const { owner, manager, till }: KeptPeople = JSON.parse(readFileSync(file, 'utf8'))
    return { owner: new Visitor(owner.url, owner), manager, till: new Visitor(till.url, till) }
  }
  const owner = await comeInAsOwner(shopFile().ownerLink ?? '', 'Owner')
  const manager = await employ(owner, 'Jo', ['manager'])
  // 9, unless robots have taken it: they too begin at the end.
  const number = (await freeTills(owner)).at(-1) ?? 9
  const till = await enrol(owner, { name: `Till ${number}`, kinds: ['till'], till: number }, await employ(owner, 'Till'))
  writeFileSync(file, JSON.stringify({ owner: owner.kept, manager, till: till.kept } satisfies KeptPeople))
  return { owner, manager, till }
}
