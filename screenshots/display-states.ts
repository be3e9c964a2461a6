import type { Page } from '@playwright/test'
import { systemIds } from '@/lib/server/system'
import { goOffline } from './doors'
import { hanging, phone, working } from './sizes'
import { type Stage, seen } from './stage'
import type { Shot } from './take'
import { press } from './till-states'

const full = ['full'] as const

const type =
  (...keys: readonly string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }

/** The gateway cannot be reached for this, and all else is live: what is pressed is kept on the device. */
const without =
  (path: RegExp, ...keys: readonly string[]) =>
  async (page: Page) => {
    await page.route(path, (route) => route.abort())
    await type(...keys)(page)
    await page.waitForTimeout(2_000)
  }

/** Started here, and on another display of which somebody here taps. */
async function start(page: Page, stage: Stage) {
  await stage.act(`/api/orders/${stage.known.get('to-start')}/started`, { id: systemIds.next(), lines: [0], done: true })
  await seen(page, /^STARTED ·/)
  await page
    .getByRole('button', { name: /^Start \d/ })
    .first()
    .click()
  await seen(page, /^STARTED here/)
  await page
    .getByRole('button', { name: /is started at/ })
    .first()
    .click()
  await seen(page, /takes it over$/)
}

/** What people do on a kitchen display beside serving; the last of them change what the others show. */
export const kitchenStates: readonly Shot[] = [
  { name: 'kitchen-counts', path: '/kitchen', sizes: hanging, bring: type('/') },
  { name: 'kitchen-back', path: '/kitchen', sizes: hanging, bring: type('0', '.') },
  {
    name: 'kitchen-sold-out',
    path: '/kitchen',
    sizes: hanging,
    bring: async (page) => {
      await press(/^This display/)(page)
      await press(/^Sold out/)(page)
    },
  },
  { name: 'kitchen-not-yet', path: '/kitchen', sizes: full, bring: type('1') },
  { name: 'kitchen-replay', path: '/kitchen?at={then}', sizes: hanging, shows: 'REPLAY, read only' },
  {
    name: 'kitchen-star',
    path: '/kitchen',
    sizes: hanging,
    bring: async (page) => {
      await page.keyboard.press('*')
      await seen(page, /^\* then/)
    },
  },
  // On the second display the first one's order is another's; the first serves its own below.
  { name: 'kitchen-started', path: '/kitchen', sizes: hanging, bring: start },
  { name: 'kitchen-start-kept', path: '/kitchen', sizes: full, bring: without(/\/api\/orders\/[^/]+\/started/, '*', '7') },
  { name: 'kitchen-kept', path: '/kitchen', sizes: full, bring: without(/\/api\/orders\/[^/]+\/ready/, '3') },
]

/** A pan at its moments: a batch that is done, one that nobody has lifted, the oil after it, and what is pressed by mistake. */
export const cookStates: readonly Shot[] = [
  { name: 'cook-bin', path: '/cook', sizes: hanging, bring: type('*', '3') },
  {
    name: 'cook-lift',
    path: '/cook',
    sizes: full,
    bring: async (page, { past }) => {
      await past.fry('sausage', 4, 4, 5.1, false)
      await seen(page, 'LIFT NOW')
    },
  },
  {
    name: 'cook-oil',
    path: '/cook',
    sizes: full,
    bring: async (page) => {
      await seen(page, 'LIFT NOW')
      await page.keyboard.press('4')
      await seen(page, 'Oil coming up')
    },
  },
  { name: 'cook-not-done', path: '/cook', sizes: full, bring: type('2') },
  { name: 'cook-probe', path: '/cook', sizes: hanging, bring: type('/') },
  { name: 'cook-probe-typed', path: '/cook', sizes: hanging, bring: type('/', '0', '6', '4', '.', '5') },
  {
    name: 'cook-probe-stale',
    path: '/cook',
    sizes: working,
    bring: async (page) => {
      await type('/', '1', '1', '6')(page)
      await goOffline(page)
    },
  },
  { name: 'cook-probe-wrong', path: '/cook', sizes: full, bring: type('/', '0', '1', '7', '8', 'Enter') },
  {
    name: 'cook-too-cold',
    path: '/cook',
    sizes: hanging,
    bring: async (page, { past }) => {
      await past.probe(58, 0)
      await seen(page, /reheat or bin/)
    },
  },
  {
    name: 'cook-too-cold-stale',
    path: '/cook',
    sizes: hanging,
    bring: async (page) => {
      await seen(page, /reheat or bin/)
      await goOffline(page)
    },
  },
  // A pan was tapped wrongly while somebody probes.
  {
    name: 'cook-probe-undo',
    path: '/cook',
    sizes: hanging,
    bring: async (page, stage) => {
      await stage.act('/api/fryer/dropped', { id: systemIds.next(), food: 'sausage', portions: 2 })
      await seen(page, /^Undo: /)
      await type('/')(page)
    },
  },
  // Of three batches in one pan nobody has lifted the first.
  {
    name: 'cook-crowded',
    path: '/cook',
    sizes: hanging,
    bring: async (page, { past }) => {
      for (const minutesAgo of [14, 3]) await past.fry('haddock', 4, 1, minutesAgo, false)
      await seen(page, 'NOT LIFTED')
    },
  },
  { name: 'cook-last-orders', path: '/cook', sizes: full, bring: press('Last orders') },
]

/** What customers see when something has become of their order. */
export const customerStates: readonly Shot[] = [
  {
    name: 'board-called',
    path: '/board',
    sizes: full,
    bring: async (page: Page, stage: Stage) => {
      await stage.act(`/api/orders/${stage.known.get('ready-order')}/called`)
      await seen(page, 'please')
    },
  },
  { name: 'track-collected', path: '/o/{collected}', sizes: phone, who: 'stranger', shows: /collected|Enjoy/i },
  { name: 'track-cancelled', path: '/o/{cancelled}', sizes: phone, who: 'stranger', shows: /cancelled/i },
  {
    name: 'track-stale',
    path: '/o/{waits}',
    sizes: phone,
    who: 'stranger',
    shows: /^Ready about/,
    bring: async (page) => {
      await page.context().setOffline(true)
      await seen(page, /^No link/, 30_000)
    },
  },
]

/** The office without a link. */
export const officeStates: readonly Shot[] = [
  { name: 'counter-stale', path: '/counter', sizes: hanging, bring: goOffline },
  { name: 'manager-stale', path: '/manager', sizes: hanging, shows: 'Takings', bring: goOffline },
  { name: 'log-stale', path: '/log', sizes: hanging, shows: /^Broker up/, bring: goOffline },
]
