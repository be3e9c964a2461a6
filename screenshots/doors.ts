import type { Page } from '@playwright/test'
import { systemIds } from '@/lib/server/system'
import type { Scene } from './scenes'
import { hanging, working } from './sizes'
import { type Stage, seen } from './stage'

const sized = working

/** What stands between a page and the shop. */
export const backOf = {
  silence: async (page: Page) => {
    await page.routeWebSocket(/\/rt\//, () => {})
    await page.route(/\/rt\//, () => {})
  },
}

export const goOffline = async (page: Page) => {
  await page.context().setOffline(true)
  await seen(page, /^(No link|NOT UP TO DATE)/i, 20_000)
}

async function askToBeTill(page: Page) {
  await page.getByRole('button', { name: 'Till', exact: true }).click()
  await page.getByRole('button', { name: /free$/ }).last().click()
  await page.getByRole('button', { name: /^Ask/ }).click()
  await seen(page, 'Compare the code')
}

/** Enrolled as a kitchen display, and nobody on it yet. */
async function becomeKitchen(page: Page, stage: Stage) {
  const id = systemIds.next()
  const asked = await page.request.post('/api/enrolments', {
    data: { id, name: 'Kitchen', kinds: ['kitchen'] },
    headers: { origin: stage.people.owner.url },
  })
  if (!asked.ok()) throw new Error(`asking to be enrolled: ${asked.status()}`)
  await stage.people.owner.post(`/api/enrolments/${id}/approved`, {})
  await page.goto('/kitchen')
  await seen(page, 'Who is on?')
}

async function chooseFirst(page: Page, stage: Stage) {
  await becomeKitchen(page, stage)
  await page.getByRole('button', { name: /^Till/ }).first().click()
}

async function typeWrong(page: Page, stage: Stage) {
  await chooseFirst(page, stage)
  for (const digit of '000001') await page.getByRole('button', { name: digit, exact: true }).click()
  await seen(page, /left/)
}

export const doors: Scene = {
  name: 'Coming in',
  shots: [
    { name: 'set-up', path: '/set-up', sizes: sized, who: 'stranger', shows: 'Set a new password' },
    { name: 'enrol', path: '/', sizes: sized, who: 'stranger', shows: 'Enrol this device' },
    { name: 'enrol-code', path: '/', sizes: sized, who: 'stranger', shows: 'Enrol this device', mockUp: 'enrol', bring: askToBeTill },
    { name: 'sign-in', path: '/', sizes: sized, who: 'stranger', shows: 'Enrol this device', mockUp: 'sign-in', bring: chooseFirst },
    { name: 'sign-in-wrong', path: '/', sizes: hanging, who: 'stranger', shows: 'Enrol this device', bring: typeWrong },
  ],
}
