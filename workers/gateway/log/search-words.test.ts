// Protects how the words in the search field are taken: an order, an id, a key, an offset or a time.
import { expect, test } from 'vitest'
import { wantedIn } from './search-words'

const now = Date.parse('2026-11-25T21:14:00Z')
const wanted = (words: string) => wantedIn(words, now, 'Europe/London')

test.each([
  ['271', { as: 'order', order: 271 }],
  ['#271', { as: 'order', order: 271 }],
  ['order 271', { as: 'order', order: 271 }],
  ['no-271', { as: 'order', order: 271 }],
  ['0/3', { as: 'key', key: '0/3' }],
  ['key till-2', { as: 'key', key: 'till-2' }],
  ['@69', { as: 'offset', topic: null, partition: null, offset: 69 }],
  ['orders p1@69', { as: 'offset', topic: 'orders', partition: 1, offset: 69 }],
  ['ORDERS p1 @69', { as: 'offset', topic: 'orders', partition: 1, offset: 69 }],
  ['hot-food p0, offset 12', { as: 'offset', topic: 'hot-food', partition: 0, offset: 12 }],
  ['p2@7', { as: 'offset', topic: null, partition: 2, offset: 7 }],
  ['18:42:10', { as: 'time', atMs: Date.parse('2026-11-25T18:42:10Z') }],
  ['18:42', { as: 'time', atMs: Date.parse('2026-11-25T18:42:00Z') }],
  ['18:41:52.188', { as: 'time', atMs: Date.parse('2026-11-25T18:41:52.188Z') }],
  ['00:30', { as: 'time', atMs: Date.parse('2026-11-26T00:30:00Z') }],
  ['2026-11-24T12:00:00Z', { as: 'time', atMs: Date.parse('2026-11-24T12:00:00Z') }],
  ['01a21261-b76d-74fa-862e-fdc0b629c3ac', { as: 'id', id: '01a21261-b76d-74fa-862e-fdc0b629c3ac' }],
])('%s', (words, expected) => {
  expect(wanted(words)).toEqual(expected)
})

test.each(['', 'cod', '25:00', 'two words', '2026-99-99T00:00'])('"%s" is nothing that can be looked for', (words) => {
  expect(wanted(words)).toBeNull()
})
