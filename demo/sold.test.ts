// Protects order numbers: after the tills have crashed and opened again, no number is given a second time.
import { expect, test } from 'vitest'
import { openSold } from './sold'

test('tills that open for the first time begin at nothing', () => {
  expect(openSold().goOnFrom()).toEqual({})
})

test('after a crash each goes on behind what it may have had on its way, after a second crash too', () => {
  const sold = openSold()
  sold.open(2)
  for (const by of ['till 1', 'till 1', 'till 1']) sold.wrote(by)
  // Till 1 has numbers 1 to 3 in the log and perhaps 4, till 2 perhaps 1.
  expect(sold.goOnFrom()).toEqual({ 1: 4, 2: 1 })
  sold.open(2)
  sold.wrote('till 1')
  expect(sold.goOnFrom()).toEqual({ 1: 6, 2: 2 })
})

test('a till that was closed and opens again goes on too', () => {
  const sold = openSold()
  sold.open(2)
  sold.wrote('till 2')
  sold.open(1)
  expect(sold.goOnFrom()).toEqual({ 1: 1, 2: 2 })
})
