// Protects finding an order: what a customer remembers of it is enough, and what is typed is never taken for something else.
import { expect, test } from 'vitest'
import { isFoundBy, readSearch } from './order-search'

test.each<[string, ReturnType<typeof readSearch>]>([
  ['271', { by: 'number', ticket: '271' }],
  [' 18:42 ', { by: 'time', minute: 18 * 60 + 42 }],
  ['£10.60', { by: 'amount', pence: 1060 }],
  ['10.60', { by: 'amount', pence: 1060 }],
  ['£12', { by: 'amount', pence: 1200 }],
  ['25:00', null],
  ['Jo ', { by: 'name', name: 'Jo' }],
  ['#?', null],
  ['', null],
])('%s', (typed, search) => {
  expect(readSearch(typed)).toEqual(search)
})

const order = { ticket: '271', totalPence: 1060, minute: 2, name: 'José B.' }
test.each<[string, boolean]>([
  ['271', true],
  ['71', true],
  ['27', false],
  ['23:58', true],
  ['0:07', true],
  ['0:08', false],
  ['£10.60', true],
  ['£10.61', false],
  ['jose', true],
  ['Ann', false],
])('%s finds it: %s', (typed, found) => {
  const search = readSearch(typed)
  expect(search && isFoundBy(search, order)).toBe(found)
})
