import { chromium } from '@playwright/test'
import { playIn } from '@/e2e/open-shop'
import { placedOrders } from '@/e2e/till-queue'
import { findChromium } from '@/workers/shop/chromium.mjs'
import { planOf, wordsOf } from './offline-plan'
import { type CutTill, openCutTill } from './offline-till'
import { openShop, Proof } from './shop'

/**
 * Tills in a real browser lose their link at random places: without a network, before an order has left, after the shop has it,
 * left without an answer, in the middle of a reload, with a second tab. When it is back every order that a till has called saved
 * is in the log once. `--trials 500 --seed 1 --tills 2`
 */
const data = '.data-prove-offline'

export async function offline(args: string[]) {
  const [trials, firstSeed, tills] = [given(args, 'trials', 500), given(args, 'seed', 1), given(args, 'tills', 2)]
  const proof = new Proof('offline')
  // Robots serve what is sold, so that the kitchen does not fill up; they sell nothing themselves.
  const shop = await openShop({
    data,
    args: ['--robots', '--rate', '0', '--speed', '2000'],
    env: { COLLECT_AFTER_SECONDS: '2' },
  })
  const browser = await chromium.launch(await findChromium())
  playIn(data)
  try {
    const { url, kafka } = shop.file()
    const from = performance.now()
    const lanes: CutTill[] = []
    for (let till = 1; till <= tills; till++) lanes.push(await openCutTill(browser, url, till))
    let next = firstSeed
    let stuck = 0
    const end = firstSeed + trials
    await Promise.all(
      lanes.map(async (lane, at) => {
        while (next < end) {
          const seed = next++
          const plan = planOf(seed)
          try {
            await lane.play(plan)
            await lane.settle()
          } catch (error) {
            stuck++
            console.log(
              `trial ${seed} (till ${at + 1}) did not end: ${wordsOf(plan)}\n${error instanceof Error ? error.message : String(error)}`,
            )
            await lane.settle().catch(() => {})
          }
          if ((seed - firstSeed + 1) % 50 === 0) console.log(`${seed - firstSeed + 1} trials, ${seconds(from)} s`)
        }
      }),
    )
    const counts = await Promise.all(lanes.map((lane, at) => count(lane, kafka, at + 1)))
    const sum = (name: keyof Counts) => counts.reduce((all, one) => all + one[name], 0)
    console.log(
      `${trials} trials from seed ${firstSeed} in ${seconds(from)} s: ${sum('taken')} orders taken, ${sum('lost')} lost, ${sum('doubled')} doubled; ` +
        `${sum('unseen')} more were cut off before anybody was told, ${sum('missing')} of all that was written down are not in the log`,
    )
    proof.check('every trial came to its end', stuck === 0, `${stuck} did not`)
    proof.check('orders were taken', sum('taken') >= trials / 2, `${sum('taken')}`)
    proof.check('none is lost', sum('lost') === 0, `${sum('lost')}`)
    proof.check('none is doubled', sum('doubled') === 0, `${sum('doubled')}`)
    proof.check('no number was given twice', sum('sameNumber') === 0, `${sum('sameNumber')}`)
    proof.check('all that a till wrote down is in the log', sum('missing') === 0, `${sum('missing')}`)
    proof.check('nothing is in the log that no till wrote down', sum('unknown') === 0, `${sum('unknown')}`)
  } finally {
    await browser.close()
    console.log(`closed in ${((await shop.close()) / 1000).toFixed(1)} s`)
  }
  proof.end()
}

type Counts = { taken: number; lost: number; doubled: number; unseen: number; sameNumber: number; missing: number; unknown: number }

async function count(lane: CutTill, kafka: string, till: number): Promise<Counts> {
  const kept = await lane.kept()
  const placed = await placedOrders(kafka, till)
  const times = new Map<string, number>()
  for (const id of placed) times.set(id, (times.get(id) ?? 0) + 1)
  const idsOf = (number: string) => kept.filter((order) => order.label === number).map((order) => order.id)
  const known = new Set(kept.map((order) => order.id))
  return {
    taken: lane.told.length,
    // What was called saved, and is not in the log under the id that it was saved with.
    lost: lane.told.filter((number) => !idsOf(number).some((id) => times.has(id))).length,
    doubled: [...times.values()].filter((n) => n > 1).length,
    unseen: kept.filter((order) => !lane.told.includes(order.label)).length,
    sameNumber: kept.length - new Set(kept.map((order) => order.label)).size,
    missing: kept.filter((order) => !times.has(order.id)).length,
    unknown: placed.filter((id) => !known.has(id)).length,
  }
}

function given(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(`--${name}`)
  const value = at < 0 ? otherwise : Number(args[at + 1])
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} wants a whole number from 1`)
  return value
}

const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(0)
