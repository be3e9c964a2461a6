// Protects the experiments of the log view: each shows from the page what it promises, one tap takes it back, and none of it touches
// the shop's own topics or leaves a process behind.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import type { DemoAnswer } from '@/lib/realtime/experiments'
import { asStranger } from './log-reader'
import { dataDir, shopFile, shopsPeople } from './open-shop'
import { listenForErrors, signIn } from './people'

/** The end of each partition that is not a demonstration's. */
const shopEnds = () =>
  asStranger(async (kafka) => {
    const admin = kafka.admin()
    await admin.connect()
    const ends: string[] = []
    for (const topic of await admin.listTopics())
      if (!/^(demo\d\.|__)/.test(topic))
        for (const { partition, high } of await admin.fetchTopicOffsets(topic)) ends.push(`${topic} p${partition} ${high}`)
    await admin.disconnect()
    return ends.toSorted()
  })

test.beforeEach(({ context }) => signIn(context))

let endsBefore: string[] = []
test.beforeAll(async () => {
  endsBefore = await shopEnds()
})
test.afterAll(async () => {
  expect(await shopEnds()).toEqual(endsBefore)
})

/** Opens the page at a demonstration and starts it there, ten times faster than life. */
async function startDemo(page: Page, demo: number) {
  await page.goto(`/log?space=demo${demo}`)
  const start = page.getByRole('button', { name: `Start demo ${demo}` })
  await expect(start).toBeEnabled()
  for (const speed of [2, 5, 10]) {
    await page.getByRole('button', { name: 'Speed: more' }).click()
    await expect(page.getByRole('status', { name: 'Speed' })).toHaveText(String(speed))
  }
  await start.click()
  await expect(page.getByRole('group', { name: 'Who takes part' })).toBeVisible({ timeout: 40_000 })
}

/** The same without a pointer: the keys that the page names, then Tab. */
async function startDemoByKeys(page: Page, demo: number) {
  await page.goto('/log')
  await expect(page.getByText(/^Broker up/)).toBeVisible({ timeout: 20_000 })
  await page.keyboard.press(String(demo))
  await page.keyboard.press('r')
  const start = page.getByRole('button', { name: `Start demo ${demo}` })
  await expect(start).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  for (const speed of [2, 5, 10]) {
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status', { name: 'Speed' })).toHaveText(String(speed))
  }
  await page.keyboard.press('Tab')
  await expect(start).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('group', { name: 'Who takes part' })).toBeVisible({ timeout: 40_000 })
}

const mostTabs = 40

/** R goes to what adds a reader; from there Tab to the button, and Enter. */
async function pressByKeys(page: Page, button: Locator, tab: 'Tab' | 'Shift+Tab' = 'Shift+Tab') {
  await expect(button).toBeEnabled()
  await page.keyboard.press('r')
  await expect(page.getByRole('button', { name: 'Add an accountant' })).toBeFocused()
  const hasFocus = () => button.evaluate((element) => element === document.activeElement)
  for (let tabs = 0; tabs < mostTabs && !(await hasFocus()); tabs++) await page.keyboard.press(tab)
  await expect(button).toBeFocused()
  await page.keyboard.press('Enter')
}

async function endDemo(page: Page, demo: number) {
  await page.getByRole('button', { name: `End demo ${demo}` }).click()
  await expect(page.getByRole('button', { name: `Start demo ${demo}` })).toBeEnabled({ timeout: 40_000 })
}

const row = (page: Page, name: string) => page.getByRole('article', { name, exact: true })
const wayBack = (experiment: Locator) => experiment.getByRole('button', { name: /^Undo: / })
const undo = (experiment: Locator) => wayBack(experiment).click()

/** A figure of a result, by its label; NaN while it is not there. */
async function figure(experiment: Locator, label: string): Promise<number> {
  const term = experiment.getByRole('term').filter({ hasText: new RegExp(`^${label}$`) })
  if ((await term.count()) === 0) return Number.NaN
  return Number.parseFloat(((await term.locator('+ dd').textContent()) ?? '').replaceAll(',', ''))
}

test('by keys alone, one reader: stopped it catches up, rewound it reads again, and a new one starts at offset 0', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const errors = listenForErrors(context)
  await startDemoByKeys(page, 1)

  const stop = row(page, 'Stop a reader')
  await pressByKeys(page, stop.getByRole('button', { name: 'Stop preparer 1' }))
  await expect(stop).toContainText('preparer 1 is away')
  await expect.poll(() => figure(stop, 'waiting now')).toBeGreaterThan(10)
  await pressByKeys(page, wayBack(stop))
  await expect(stop).toContainText('what had waited has been read', { timeout: 30_000 })
  expect(await figure(stop, 'had waited')).toBeGreaterThan(10)
  expect(await figure(stop, 'of them to go')).toBe(0)
  await expect(stop).toContainText('Taken back.')

  const rewind = row(page, 'Rewind a reader')
  await pressByKeys(page, rewind.getByRole('button', { name: 'Rewind preparer 1' }))
  await expect.poll(() => figure(rewind, 'read again')).toBeGreaterThan(3)
  await pressByKeys(page, wayBack(rewind))
  await expect(rewind).toContainText('stands where it would be')
  await expect(rewind).toContainText('Taken back.')

  const add = row(page, 'Add a reader')
  await pressByKeys(page, add.getByRole('button', { name: 'Add an accountant' }))
  await expect(add).toContainText('has read all that was in the log', { timeout: 30_000 })
  expect(await figure(add, 'read from offset 0')).toBeGreaterThan(10)
  expect(await figure(add, 'other flags moved back')).toBe(0)
  await pressByKeys(page, wayBack(add), 'Tab')
  await expect(add).toContainText('reading had taken nothing from it')

  await pressByKeys(page, page.getByRole('button', { name: 'Tills: more' }))
  await expect(page.getByText('2 tills, in one process')).toBeVisible()
  await pressByKeys(page, page.getByRole('button', { name: 'End demo 1' }))
  await expect(page.getByText('The last run')).toBeVisible({ timeout: 40_000 })
  expect(errors).toEqual([])
})

test('a group: killed, its work moves; rewound to a time, the others stay; a burst; and keys that leave a partition idle', async ({
  page,
  context,
}) => {
  test.setTimeout(150_000)
  const errors = listenForErrors(context)
  await startDemo(page, 3)

  const kill = row(page, 'Kill a reader')
  await page.getByRole('radio', { name: /^preparer 2/ }).check()
  // Tapped twice: the second tap finds it killed.
  await kill.getByRole('button', { name: 'Kill preparer 2' }).dblclick()
  await expect(kill).toContainText('still counts on it')
  await expect.poll(() => figure(kill, 'moved after'), { timeout: 30_000 }).toBeGreaterThan(1)
  await expect(kill).toContainText('now preparer 1')
  await expect(kill.getByRole('button', { name: /^Undo: / })).toHaveCount(1)
  await undo(kill)
  await expect(kill).toContainText('in the group again', { timeout: 30_000 })

  const rewind = row(page, 'Rewind a reader')
  await rewind.getByLabel('Rewind to').selectOption('to seconds ago')
  await rewind.getByLabel('Seconds ago').fill('20')
  await rewind.getByRole('button', { name: 'Rewind preparer 2' }).click()
  await expect.poll(() => figure(rewind, 'read again')).toBeGreaterThan(0)
  expect(await figure(rewind, 'other flags moved back')).toBe(0)
  await undo(rewind)
  await expect(rewind).toContainText('Taken back.')

  const burst = row(page, 'A burst of orders')
  await burst.getByRole('button', { name: 'Let the coach stop' }).click()
  await expect(burst).toContainText('The coach has gone')
  expect(await figure(burst, 'ordered since')).toBeGreaterThanOrEqual(40)
  expect(await figure(burst, 'behind at most')).toBeGreaterThan(await figure(burst, 'behind before'))
  await undo(burst)
  await expect(burst).toContainText('As many tills as before')

  const keys = row(page, 'Hash the keys')
  await keys.getByRole('button', { name: 'Hash the keys' }).click()
  await expect(keys).toContainText('No key hashes to p1: it stays empty', { timeout: 60_000 })
  // Of the first dozen of orders two tills may have as few as one.
  await expect
    .poll(async () => (await figure(keys, 'orders p2')) - (await figure(keys, 'orders p0')), { timeout: 30_000 })
    .toBeGreaterThan(0)
  expect(await figure(keys, 'orders p1')).toBe(0)
  await undo(keys)
  await expect(keys).toContainText('The partitions are named again', { timeout: 60_000 })
  await endDemo(page, 3)
  expect(errors).toEqual([])
})

test('the broker killed with acks 0, 1 and all: what is lost and doubled is counted', async ({ page, context }) => {
  test.setTimeout(180_000)
  const errors = listenForErrors(context)
  await page.goto('/log?space=demo2')
  const acks = row(page, 'Kill the broker')
  const counted = async (value: string) => {
    await acks.getByRole('button', { name: `acks=${value}`, exact: true }).click()
    await expect(
      acks
        .getByRole('status')
        .filter({ hasText: `acks=${value}` })
        .first(),
    ).toBeVisible()
    const result = acks.getByRole('row', { name: new RegExp(`^${value} `) })
    await expect(result).toBeVisible({ timeout: 50_000 })
    const cells = await result.getByRole('cell').allTextContents()
    const [sent, acknowledged, inLog, lost, doubled] = cells.map((text) => (text === 'never' ? text : Number(text.replaceAll(',', ''))))
    return { sent: Number(sent), acknowledged, inLog: Number(inLog), lost: Number(lost), doubled: Number(doubled) }
  }
  const zero = await counted('0')
  expect(zero).toMatchObject({ acknowledged: 'never', lost: zero.sent - zero.inLog })
  await expect(acks).toContainText('No broker ever acknowledges.')
  const one = await counted('1')
  expect(one).toMatchObject({ acknowledged: one.sent, lost: one.sent - one.inLog })
  const all = await counted('all')
  expect(all).toMatchObject({ acknowledged: all.sent, inLog: all.sent, lost: 0 })
  await expect(acks).toContainText(/Acknowledged means that each copy in sync has it: of [\d,]+ orders 0 were lost/)

  await undo(acks)
  await expect(acks.getByRole('table')).toHaveCount(0)
  // Begun and taken back in the middle: its brokers go with it.
  await acks.getByRole('button', { name: 'acks=all', exact: true }).click()
  await expect(acks).toContainText(/\d+ orders sent, [\d,]+ acknowledged/, { timeout: 40_000 })
  expect(existsSync(join(dataDir, 'acks'))).toBe(true)
  await undo(acks)
  await expect(acks.getByRole('button', { name: 'acks=all', exact: true })).toBeEnabled()
  await expect.poll(() => existsSync(join(dataDir, 'acks'))).toBe(false)
  expect(errors).toEqual([])
})

test('one that was started in a terminal is only watched here', async ({ page }) => {
  const terminal = spawn(process.execPath, ['workers/shop/script.mjs', 'demo/main.ts', '6', '--speed', '5', '--data', dataDir], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => terminal.once('exit', resolve))
  try {
    await page.goto('/log?space=demo6')
    await expect(page.getByText('runs in a terminal')).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('it can only be watched here')).toBeVisible()
    await expect(page.getByRole('button', { name: /demo 6$/ })).toHaveCount(0)
    await expect(row(page, 'Stop a reader').getByRole('button')).toBeDisabled()
  } finally {
    terminal.kill('SIGINT')
    await ended
  }
  await expect(page.getByRole('button', { name: 'Start demo 6' })).toBeEnabled({ timeout: 20_000 })
})

test('two demonstrations at once, a third is refused in words; a gateway that dies takes them with it', async ({ page, context }) => {
  test.setTimeout(150_000)
  // A refusal, and what a browser says when nobody answers.
  const errors = listenForErrors(context, /Failed to load resource|net::ERR_|WebSocket connection to/)
  await startDemo(page, 2)
  const second = await context.newPage()
  await startDemo(second, 5)
  const third = await context.newPage()
  await third.goto('/log?space=demo4')
  await third.getByRole('button', { name: 'Start demo 4' }).click()
  await expect(third.getByRole('alert').first()).toContainText('Demonstrations 2 and 5 run already')
  await third.close()

  const { owner } = await shopsPeople()
  const answer = (await owner.get('/api/demos/one?demo=2')).body as DemoAnswer
  const workers = answer.run.by === 'here' ? (answer.run.report?.participants ?? []).flatMap(({ pid }) => pid ?? []) : []
  expect(workers.length).toBeGreaterThan(1)
  process.kill(shopFile().pids.gateway, 'SIGKILL')
  await expect.poll(() => workers.filter(isAlive), { timeout: 20_000 }).toEqual([])
  await expect(page.getByRole('button', { name: 'Start demo 2' })).toBeEnabled({ timeout: 30_000 })
  await startDemo(page, 2)
  await endDemo(page, 2)
  expect(errors).toEqual([])
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
