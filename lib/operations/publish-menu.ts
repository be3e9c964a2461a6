import type { Menu } from '../domain/menu'
import { checkMenu } from '../domain/menu-check'
import { derivedId } from '../topics/ids'
import { readRecord } from '../topics/read'
import type { Clock, Log, LogReader } from './ports'

/** Every reader must have a menu before it counts (docs/decisions/0002). */
const noticeMs = 5000

export type PublishedMenu = { menu: Menu; changed: boolean }

/**
 * Publishes the menu as the next version, unless the newest one says the same already.
 *
 * @throws in words for the owner, when the menu cannot be sold from
 */
export async function publishMenu(
  { log, reader, clock }: { log: Log; reader: LogReader; clock: Clock },
  shop: number,
  wanted: Menu,
): Promise<PublishedMenu> {
  const problems = checkMenu(wanted)
  if (problems.length > 0) throw new Error(`The menu cannot be published:\n${problems.join('\n')}`)
  const newest = await newestMenu(reader, shop)
  if (newest && sameMenu(newest, wanted)) return { menu: newest, changed: false }
  const menu = { ...wanted, version: (newest?.version ?? 0) + 1 }
  const effectiveAt = new Date(clock.nowMs() + (newest ? noticeMs : 0)).toISOString()
  // The content is not in the id: two that publish different menus at once cannot both be the next version.
  const id = derivedId(`menu/${shop}`, 'menu.published', menu.version)
  await log.append([{ partition: 0, event: { type: 'menu.published', id, value: { shop, effectiveAt, menu } } }])
  return { menu, changed: true }
}

async function newestMenu(reader: LogReader, shop: number): Promise<Menu | null> {
  const { first, next } = await reader.ends('menu', 0)
  let newest: Menu | null = null
  for (const record of await reader.read('menu', 0, first, next)) {
    const reading = readRecord(record, noMenus)
    if ('event' in reading && reading.event.type === 'menu.published' && reading.event.value.shop === shop)
      newest = reading.event.value.menu
  }
  return newest
}

/** Reading a menu asks for no other. */
const noMenus = {
  at: (): Menu => {
    throw new Error('a menu was read by another menu')
  },
  version: () => undefined,
}

/** But for the version, which is the log's own count. */
function sameMenu(a: Menu, b: Menu): boolean {
  return canonical({ ...a, version: 0 }) === canonical({ ...b, version: 0 })
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
