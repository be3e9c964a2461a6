import { loadavg } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { measureFrames } from '@/e2e/log-reader'
import { type Stage, seen } from './stage'

const openOrders = 40
const perSecond = 2
const measuredMs = 8_000
const screens = ['/till/2', '/kitchen', '/cook', '/counter', '/board'] as const
/** Of 60 a second, and what a person does not notice. */
const wanted = { frames: 58, longestTaskMs: 50 } as const

/**
 * How evenly the screens draw with 40 open orders, at rest and while two a second come in, and how much of what is there moves.
 * Resolves to what fell short; on a machine that does other work too that says nothing of the screens.
 */
export async function frames(stage: Stage): Promise<string[]> {
  const short: string[] = []
  for (let n = 0; n < openOrders; n++)
    await stage.past.sell({ items: n % 3 === 0 ? ['plaice-and-chips', 'mushy-peas'] : ['mushy-peas', 'can'] })
  const context = await stage.device('full')
  console.log(`${openOrders} open orders; each figure of ${measuredMs / 1000} s; no graphics card`)
  for (const path of screens) {
    const page = await context.newPage()
    await page.goto(path)
    await seen(page, /^Linked/)
    short.push(...(await measure(page, `${path}, at rest`)))
    let selling = true
    const sold = (async () => {
      while (selling) {
        await stage.past.sell({ items: ['mushy-peas'] })
        await pause(1_000 / perSecond)
      }
    })()
    short.push(...(await measure(page, `${path}, ${perSecond} orders a second`)))
    selling = false
    await sold
    await page.close()
  }
  return short
}

async function measure(page: Page, what: string): Promise<string[]> {
  await page.evaluate(noteShifts)
  const { frames: drawn, p50Ms, p95Ms, maxMs, longestTaskMs } = await measureFrames(page, measuredMs)
  const shifted = Number(await page.evaluate(() => Reflect.get(window, 'shifted')))
  const perSecondDrawn = Math.round((drawn * 1_000) / measuredMs)
  const figures = [
    `${perSecondDrawn} frames a second`,
    `p50 ${p50Ms} ms, p95 ${p95Ms}, longest ${maxMs}`,
    `longest task ${longestTaskMs} ms`,
    `layout shift ${shifted.toFixed(4)}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ]
  console.log(`  ${what}: ${figures.join(' · ')}`)
  return perSecondDrawn < wanted.frames || longestTaskMs > wanted.longestTaskMs || shifted > 0 ? [what] : []
}

/** In the page: adds up by how much what was there moves from now on. */
function noteShifts() {
  Object.assign(window, { shifted: 0 })
  new PerformanceObserver((seenNow) => {
    for (const entry of seenNow.getEntries())
      Object.assign(window, { shifted: Number(Reflect.get(window, 'shifted')) + Number(Reflect.get(entry, 'value')) })
  }).observe({ type: 'layout-shift' })
}
