import { expect, type Page } from '@playwright/test'
import { systemIds } from '@/lib/server/system'
import { cookStates, customerStates, kitchenStates, officeStates } from './display-states'
import { goOffline } from './doors'
import type { Scene } from './scenes'
import { hanging, phone, working } from './sizes'
import { type Stage, seen } from './stage'
import { notSoldStates, payWithNotes, press, ring, tile, tillStates } from './till-states'

/** A Friday at its busiest: what has been sold in the last hours, what is in the cabinet and the fat, and what waits. */
async function prepare(stage: Stage) {
  const { past } = stage
  for (const [food, portions, pan, minutesAgo] of held) await past.fry(food, portions, pan, minutesAgo)
  for (const [food, portions, pan, minutesAgo] of frying) await past.fry(food, portions, pan, minutesAgo, false)
  for (const [celsius, minutesAgo, pan] of probed) await past.probe(celsius, minutesAgo, pan)
  for (let hour = 4; hour > 0; hour--) {
    for (let nth = 0; nth < 3; nth++) {
      const { id, link } = await past.sell({ items: ['mushy-peas', 'can', 'tea'], minutesAgo: 60 * hour - 9 * nth, eatIn: nth === 2 })
      await done(stage, id, ['ready', 'collected'])
      stage.known.set('collected', link)
    }
  }
  for (let nth = 0; nth < 7; nth++) {
    const { id, link } = await past.sell({ items: ['mushy-peas'], minutesAgo: 6 })
    await done(stage, id, ['ready'])
    if (nth === 6) stage.known.set('ready', link).set('ready-order', id)
  }
  const late = await past.sell({ items: ['plaice-and-chips', 'mushy-peas'], minutesAgo: 7, promisedInMinutes: -2 })
  stage.known.set('late', late.link)
  for (const [items, minutesAgo, eatIn] of open) {
    const { id } = await past.sell({ items, minutesAgo, eatIn })
    if (items.length === 1) stage.known.set('to-start', id)
  }
  await past.sell({ items: ['plaice', 'curry-sauce'], minutesAgo: 1.1, allergies: ['egg'] })
  const changed = await past.sell({ items: ['cod-and-chips', 'fishcake'], minutesAgo: 1.8 })
  const remove = [{ line: 1, quantity: 1 }]
  await expect(() => stage.act(`/api/orders/${changed.id}/changed`, { id: systemIds.next(), reason: 'changed their mind', remove })).toPass(
    { timeout: 30_000 },
  )
  const gone = await past.sell({ items: ['fishcake', 'chips'], minutesAgo: 2 })
  await done(stage, gone.id, ['cancelled'])
  stage.known.set('cancelled', gone.link)
  const waits = await past.sell({ items: ['haddock-and-chips', 'curry-sauce', 'can'], promisedInMinutes: 6 })
  stage.known.set('waits', waits.link).set('then', String(Date.now()))
}

const held = [
  ['cod', 6, 1, 12],
  ['haddock', 4, 1, 20],
  ['chips', 8, 2, 5],
  ['chips', 6, 2, 1],
  ['fishcake', 3, 4, 9],
  ['sausage', 4, 4, 50],
  ['saveloy', 4, 4, 30],
] as const
const frying = [
  ['cod', 6, 1, 2],
  ['chips', 12, 2, 4],
  ['plaice', 3, 3, 5],
] as const
/** In the cabinet, and in each pan. */
const probed = [
  [64, 9],
  [178, 8, 1],
  [174, 8, 2],
  [176, 8, 3],
  [161, 8, 4],
] as const
const open: readonly (readonly [items: readonly string[], minutesAgo: number, eatIn: boolean])[] = [
  [['skate', 'haddock-and-chips', 'curry-sauce'], 8.4, false],
  [['cod-and-chips', 'cod-and-chips', 'chips', 'mushy-peas', 'mushy-peas'], 5.5, false],
  [['sausage-and-chips', 'chips', 'chips', 'scraps'], 4.2, true],
  [['plaice-and-chips', 'chips', 'chips'], 3.6, false],
  [['cod-and-chips'], 3.1, false],
  [['haddock-and-chips', 'haddock-and-chips', 'curry-sauce', 'pickled-egg'], 2.1, false],
  [['large-chips', 'large-chips', 'large-chips', 'large-chips'], 1.4, false],
  [['fishcake', 'fishcake', 'chips', 'can'], 0.8, true],
  [['plaice-and-chips', 'cod-and-chips', 'chips', 'chips', 'mushy-peas', 'scraps'], 0.3, false],
]

/** What the log has been told is known a moment later. Asked again with the same id: an answer that was lost is not a second act. */
async function done(stage: Stage, order: string, acts: readonly string[]) {
  for (const act of acts) {
    const id = systemIds.next()
    await expect(() => stage.act(`/api/orders/${order}/${act}`, { id })).toPass({ timeout: 30_000 })
  }
}

async function payOffline(page: Page) {
  await ring(page)
  await page.context().setOffline(true)
  await seen(page, /^No link/)
  await page.getByRole('button', { name: /^Exact cash/ }).click()
  await seen(page, /^Queued on this till/)
}

async function ringOffline(page: Page) {
  await ring(page)
  await page.context().setOffline(true)
  await seen(page, /^No link/)
}

/** Something has gone off the menu between telling and taking. */
async function refuse(page: Page) {
  await page.route('**/api/orders', (route) =>
    route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), lines: [{ item: 'rock-salmon', quantity: 1 }] }) }),
  )
  await tile(page, 'Mushy peas').click()
  await page.getByRole('button', { name: /^Exact cash/ }).click()
  await page.getByRole('button', { name: 'Next customer' }).click()
  await seen(page, /refused|not on the menu|Nothing was sold/i)
}

export const evening: Scene = {
  name: 'A busy evening',
  prepare,
  shots: [
    { name: 'till-selling', path: '/till/{till}', sizes: working, mockUp: 'till', bring: ring },
    { name: 'till-paid', path: '/till/{till}', sizes: working, mockUp: 'till-payment', bring: payWithNotes },
    { name: 'till-offline', path: '/till/{till}', sizes: working, mockUp: 'till-offline', bring: ringOffline },
    { name: 'till-queued', path: '/till/{till}', sizes: working, bring: payOffline },
    { name: 'till-menu', path: '/till/{till}', sizes: working, bring: press(/^All the menu/) },
    { name: 'till-refused', path: '/till/{till}', sizes: working, bring: refuse },
    ...tillStates,
    { name: 'kitchen', path: '/kitchen', sizes: working, mockUp: 'preparer' },
    { name: 'kitchen-stale', path: '/kitchen', sizes: working, mockUp: 'preparer-stale', bring: goOffline },
    { name: 'kitchen-station', path: '/kitchen', sizes: working, bring: press(/^This display/) },
    ...kitchenStates,
    { name: 'cook', path: '/cook', sizes: working, mockUp: 'cook' },
    { name: 'cook-stale', path: '/cook', sizes: working, bring: goOffline },
    ...cookStates,
    { name: 'counter', path: '/counter', sizes: working },
    { name: 'board', path: '/board', sizes: hanging, mockUp: 'board' },
    { name: 'board-stale', path: '/board', sizes: hanging, bring: goOffline },
    { name: 'track-waits', path: '/o/{waits}', sizes: phone, who: 'stranger', shows: /^Ready about/, mockUp: 'track' },
    { name: 'track-late', path: '/o/{late}', sizes: phone, who: 'stranger', shows: /^Sorry/ },
    { name: 'track-ready', path: '/o/{ready}', sizes: phone, who: 'stranger', shows: /ready/i },
    ...customerStates,
    ...officeStates,
    { name: 'manager', path: '/manager', sizes: working, mockUp: 'dashboard', shows: 'Takings' },
    { name: 'staff', path: '/manager/staff', sizes: working },
    { name: 'log', path: '/log', sizes: working, mockUp: 'log', shows: /^Broker up/ },
    { name: 'log-event', path: '/log', sizes: working, shows: /^Broker up/, bring: (page) => page.keyboard.press('ArrowLeft') },
    { name: 'log-letters', path: '/log', sizes: hanging, shows: /^Broker up/, bring: press(/[Dd]ead letters|letters/) },
    { name: 'log-demo', path: '/log?space=demo1', sizes: working, shows: 'Only the shop has a kitchen display.' },
    {
      name: 'log-demo-experiments',
      path: '/log?space=demo1',
      sizes: hanging,
      shows: 'Only the shop has a kitchen display.',
      bring: (page) => page.keyboard.press('e'),
    },
    ...notSoldStates,
  ],
}
