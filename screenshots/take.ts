import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type SizeName, sizes, sizeText } from './sizes'
import { type Stage, seen } from './stage'

/**
 * One state of one screen. `path` may name what a scene has noted ({link}) and the till that the device is ({till}). `shows`: what
 * says that it is there. `bring`: what people then do. `mockUp`: the file that it is laid beside, without size and ending.
 */
export type Shot = {
  name: string
  path: string
  sizes: readonly SizeName[]
  who?: 'stranger'
  mockUp?: string
  shows?: string | RegExp
  /** Before the page is opened. */
  before?: (page: Page) => Promise<unknown>
  bring?: (page: Page, stage: Stage) => Promise<unknown>
}
export type Picture = { name: string; size: SizeName; file: string; mockUp: string | null; trouble: string | null }

/** For each thing that people do. */
const patienceMs = 8_000

/** A state that cannot be reached is said, and the others are photographed all the same. */
export async function take(stage: Stage, shot: Shot, size: SizeName, out: string): Promise<Picture> {
  const file = `${shot.name}-${sizeText(size)}.png`
  const context = await (shot.who === 'stranger' ? stage.stranger(size) : stage.device(size))
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  let trouble: string | null = null
  try {
    await shot.before?.(page)
    await page.goto(fill(shot.path, { till: String(sizes[size].till), ...Object.fromEntries(stage.known) }))
    await seen(page, shot.shows ?? /^Linked/)
    await shot.bring?.(page, stage)
  } catch (error) {
    trouble = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
  }
  // What moves in has arrived, and the pointer is on nothing.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' }).catch(() => {})
  await page.close()
  await context.setOffline(false)
  if (shot.who === 'stranger') await context.close()
  console.log(`  ${file}${trouble === null ? '' : `: ${trouble}`}`)
  return { name: shot.name, size, file, mockUp: shot.mockUp === undefined ? null : `${shot.mockUp}-${sizeText(size)}.png`, trouble }
}

const fill = (path: string, known: Record<string, string>) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? name)
