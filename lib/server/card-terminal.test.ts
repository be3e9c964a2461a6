// Protects the customer's card: asked with one id however often, the terminal takes it once and says the same.
import { expect, test } from 'vitest'
import { cardTerminal, simulatedTerminal } from './card-terminal'

const atOnce = async () => {}
const id = '0192f0c0-0000-7000-8000-00000000000a'

test('a shop without one has none', () => {
  expect(cardTerminal('none')).toBeNull()
})

test('asked twice at once and once more later, it takes one card', async () => {
  let presented = 0
  const terminal = simulatedTerminal(async () => void presented++)
  const [one, two] = await Promise.all([terminal.take({ id, pence: 1_060, till: 1 }), terminal.take({ id, pence: 1_060, till: 1 })])
  expect(one).toEqual({ kind: 'approved', reference: 'SIM-00000000000a' })
  expect([two, await terminal.take({ id, pence: 1_060, till: 1 })]).toEqual([one, one])
  expect(presented).toBe(1)
})

test('an amount that ends in 01 is declined, and stays declined', async () => {
  const terminal = simulatedTerminal(atOnce)
  const first = await terminal.take({ id, pence: 301, till: 1 })
  expect(first.kind).toBe('declined')
  expect(await terminal.take({ id, pence: 301, till: 1 })).toEqual(first)
})

test('an amount that ends in 02 is not known at first, and known when it is asked again', async () => {
  const terminal = simulatedTerminal(atOnce)
  expect((await terminal.take({ id, pence: 302, till: 1 })).kind).toBe('unknown')
  expect((await terminal.take({ id, pence: 302, till: 1 })).kind).toBe('approved')
})
