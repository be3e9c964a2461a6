import type { Page } from '@playwright/test'
import { hanging, phone, working } from './sizes'
import { type Stage, seen } from './stage'
import type { Shot } from './take'

/** How many are on the order stands between its name and its price. */
export const tile = (page: Page, item: string) =>
  page.getByRole('button', { name: new RegExp(`^${item}\\s*(\\d+ on this order\\s*)?(£|Free)`) })

export async function ring(page: Page) {
  for (const item of ['Cod & chips', 'Chips, regular', 'Chips, regular', 'Plaice & chips', 'Mushy peas', 'Scraps'])
    await tile(page, item).click()
}

export const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const ringThen =
  (...names: readonly (string | RegExp)[]) =>
  async (page: Page) => {
    await ring(page)
    for (const name of names) await press(name)(page)
  }

async function askAllergy(page: Page) {
  for (const item of ['Cod & chips', 'Curry sauce']) await tile(page, item).click()
  await press(/^Allergy\?/)(page)
  await press('Mustard')(page)
}

/** More than it costs, so that there is change to hand over, and until the shop has the order. */
export async function payWithNotes(page: Page) {
  await ring(page)
  await press(/^£40 cash/)(page)
  await seen(page, 'In the kitchen')
}

async function payInTwo(page: Page) {
  await ring(page)
  await press('Split')(page)
  await press('2 equal shares')(page)
  await press(/^Exact cash/)(page)
  await seen(page, /^Change £|^No change/)
  await press(/^Card £/)(page)
  await seen(page, 'In the kitchen')
}

const payThen =
  (pay: (page: Page) => Promise<void>, ...names: readonly (string | RegExp)[]) =>
  async (page: Page) => {
    await pay(page)
    for (const name of names) await press(name)(page)
  }

const paidWrong = 'Paid wrong? Change it'

async function putRight(page: Page) {
  await payThen(payWithNotes, paidWrong, 'It was paid by card')(page)
  await seen(page, /^Changed: paid by card/)
}

async function openReceipt(page: Page) {
  await ring(page)
  await press(/^Exact cash/)(page)
  await seen(page, 'In the kitchen')
  await press('Receipt')(page)
}

/** Sold without a link while it was sold out elsewhere: the shop refuses what is paid already. */
async function sellTooLate(page: Page, stage: Stage) {
  const skate = (left: 0 | null) => stage.act('/api/availability', { kind: 'food', of: 'skate', left })
  await page.context().setOffline(true)
  await tile(page, 'Skate').click()
  await press('£20 cash')(page)
  await seen(page, /^Tell the customer/)
  await skate(0)
  await page.context().setOffline(false)
  await seen(page, /was not sold/)
  await skate(null)
}

/** What people do on a till beside selling for exact cash. */
export const tillStates: readonly Shot[] = [
  { name: 'till-allergy', path: '/till/{till}', sizes: working, mockUp: 'till-allergy', bring: askAllergy },
  { name: 'till-allergens', path: '/till/{till}', sizes: hanging, bring: ringThen(/^Allergy\?/, 'All allergens') },
  { name: 'till-split', path: '/till/{till}', sizes: working, bring: ringThen('Split') },
  { name: 'till-discount', path: '/till/{till}', sizes: working, bring: ringThen('Discount') },
  { name: 'till-void', path: '/till/{till}', sizes: hanging, bring: ringThen('Void') },
  { name: 'till-parked', path: '/till/{till}', sizes: working, bring: ringThen('Park') },
  { name: 'till-find', path: '/till/{till}', sizes: working, bring: press('Find an order') },
  { name: 'till-counter', path: '/till/{till}', sizes: hanging, bring: press(/^Counter/) },
  { name: 'till-paid-wrong', path: '/till/{till}', sizes: working, bring: payThen(payWithNotes, paidWrong) },
  { name: 'till-paid-wrong-parts', path: '/till/{till}', sizes: working, bring: payThen(payInTwo, paidWrong, /^1: /) },
  { name: 'till-paid-changed', path: '/till/{till}', sizes: working, mockUp: 'till-payment', bring: putRight },
  { name: 'till-receipt', path: '/till/{till}', sizes: hanging, bring: openReceipt },
  {
    name: 'till-sold-out',
    path: '/till/{till}',
    sizes: working,
    bring: async (page) => {
      await press(/^All the menu/)(page)
      await press(/^Sold out/)(page)
    },
  },
  { name: 'allergens', path: '/allergens', sizes: [...phone, 'small'], who: 'stranger', shows: 'Mustard' },
  { name: 'manager-range', path: '/manager/range', sizes: working },
]

/** It leaves something on the device, which its other screens say then: photographed last. */
export const notSoldStates: readonly Shot[] = [
  { name: 'till-not-sold', path: '/till/{till}', sizes: working, mockUp: 'till-payment', bring: sellTooLate },
  { name: 'kitchen-till-waits', path: '/kitchen', sizes: working },
]
