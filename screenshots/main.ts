import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { playIn } from '@/e2e/open-shop'
import { openShop } from '@/prove/shop'
import { findChromium } from '@/workers/shop/chromium.mjs'
import { frames } from './frames'
import { scenes } from './scenes'
import { writeSheet } from './sheet'
import { Stage } from './stage'
import { type Picture, take } from './take'

/**
 * `npm run screenshots [-- --only till,kitchen] [--mock-ups FOLDER] [--out FOLDER] [--data FOLDER]` photographs every screen in
 * every state, and lays each picture beside its mock-up when a folder of them is named. It opens a shop of its own, empty;
 * with --data it uses the open one whose data lies there, which sells what the pictures need. `-- --frames` takes no pictures:
 * it measures how evenly the screens draw with 40 open orders.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      out: { type: 'string' },
      data: { type: 'string' },
      'mock-ups': { type: 'string' },
      frames: { type: 'boolean', default: false },
    },
  })
  const out = resolve(values.out ?? '.screenshots')
  const only = values.only?.split(',') ?? []
  if (only.length === 0 && !values.frames) rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const shop = values.data === undefined ? await openShop({ data: '.data-screenshots' }) : null
  playIn(resolve(values.data ?? '.data-screenshots'))
  const stage = await Stage.open(await chromium.launch(await findChromium()))
  const pictures: Picture[] = []
  const short: string[] = []
  try {
    if (values.frames) short.push(...(await frames(stage)))
    for (const { name, shots, prepare } of values.frames ? [] : scenes) {
      console.log(name)
      await prepare?.(stage)
      const wanted = shots.filter((shot) => only.length === 0 || only.some((word) => shot.name.startsWith(word)))
      for (const shot of wanted) for (const size of shot.sizes) pictures.push(await take(stage, shot, size, out))
    }
  } finally {
    await stage.close()
    await shop?.close()
  }
  if (values.frames) {
    console.log(short.length === 0 ? 'all as wanted' : `short of it: ${short.join(' · ')}`)
    return short.length > 0 ? 1 : 0
  }
  writeSheet(out, pictures, values['mock-ups'] === undefined ? null : resolve(values['mock-ups']))
  const missed = pictures.filter((picture) => !existsSync(join(out, picture.file)) || picture.trouble !== null)
  for (const { file, trouble } of missed) console.log(`missed: ${file} ${trouble ?? ''}`)
  console.log(`${pictures.length - missed.length} pictures, ${missed.length} missed: ${join(out, 'index.html')}`)
  return missed.length > 0 ? 1 : 0
}

process.exitCode = await main()
