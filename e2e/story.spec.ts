// Protects the reason for all of it: what two tills sell reaches the kitchen, the cook, the pick-up board and the books.
import { expect, test } from '@playwright/test'
import { cookUntilInHand, listenForErrors, openScreen, sellForCash, serve } from './people'

test('cod and chips at one till, plaice and chips at another, all the way to the manager', async ({ context }) => {
  test.setTimeout(180_000)
  const errors = listenForErrors(context)
  const till1 = await openScreen(context, '/till/1')
  const till2 = await openScreen(context, '/till/2')
  const kitchen = await openScreen(context, '/kitchen')
  const cook = await openScreen(context, '/cook')
  const board = await context.newPage()
  await board.goto('/board')
  const manager = await openScreen(context, '/manager')
  const takings = async () =>
    Number(/Takings£([\d,.]+)/.exec((await manager.getByRole('main').textContent()) ?? '')?.[1]?.replace(/[,.]/g, ''))
  const before = await takings()

  const cod = await sellForCash(till1, 'Cod & chips')
  const plaice = await sellForCash(till2, 'Plaice & chips')
  expect(cod).toMatch(/^1\d\d$/)
  expect(plaice).toMatch(/^2\d\d$/)
  await expect(kitchen.getByRole('article', { name: `Order ${cod}` })).toBeVisible()
  await expect(cook.getByText(plaice, { exact: true }).first()).toBeVisible()
  await expect(board.getByText(plaice, { exact: true })).toBeVisible()

  for (const number of [cod, plaice]) await cookUntilInHand(cook, kitchen, number)
  for (const number of [cod, plaice]) await serve(kitchen, number)
  await expect(board.getByRole('status')).toContainText(plaice)
  await expect(till2.getByRole('button', { name: `${plaice} is ready. Hand over` })).toBeVisible()

  await till1.getByRole('button', { name: `${cod} is ready. Hand over` }).click()
  await till2.getByRole('button', { name: `${plaice} is ready. Hand over` }).click()
  await expect(board.getByText(cod, { exact: true })).toHaveCount(0)
  await expect.poll(takings).toBe(before + 1060 + 1120)
  await expect(manager.getByText(/Books balanced at/)).toBeVisible()
  expect(errors).toEqual([])
})
