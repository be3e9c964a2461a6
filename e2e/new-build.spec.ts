// Protects the order that is being taken from the shop's next build: it takes over between two customers, by itself.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { openScreen, pagesKept } from './people'

/** What the build of the shop that is open has written, and its web server reads for each that asks. */
const workerFile = 'public/service-worker.js'
/** Longer than a screen at rest is left alone. */
const restMs = 28_000

test('a new build waits for the end of an order, and then takes over by itself', async ({ context }) => {
  test.setTimeout(120_000)
  await context.clock.install()
  const till = await openScreen(context, '/till/2')
  await pagesKept(till)
  await till.getByRole('button', { name: /^Mushy peas/ }).click()
  await installNextBuild(till)
  await till.evaluate(() => Object.assign(window, { before: true }))
  // What holds it is the order: the same rests let it in below.
  await rest(till)
  await rest(till)
  expect(await isOld(till)).toBe(true)
  await till.getByRole('button', { name: /^Exact cash/ }).click()
  await till.getByRole('button', { name: 'Next customer' }).click()
  await expect(async () => {
    await rest(till)
    expect(await isOld(till)).toBe(false)
  }).toPass({ timeout: 45_000 })
  await expect(till.getByText(/^Linked/)).toBeVisible()
})

/** The file is as it was as soon as this browser has read it. */
async function installNextBuild(till: Page) {
  const worker = readFileSync(workerFile, 'utf8')
  writeFileSync(workerFile, `${worker}// the next build\n`)
  try {
    const waits = () =>
      till.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration()
        await registration?.update()
        return registration?.waiting !== null
      })
    await expect.poll(waits, { timeout: 30_000 }).toBe(true)
  } finally {
    writeFileSync(workerFile, worker)
  }
}

/** Nobody touches the screen for so long, by its own clock; and its worker has heard what it was told then. */
async function rest(till: Page) {
  // In the very moment in which the page is loaded anew nobody answers.
  await till.clock.fastForward(restMs).catch(() => {})
  await till.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update()).catch(() => {})
}

const isOld = (till: Page) => till.evaluate(() => 'before' in window).catch(() => true)
