// Protects the cook's list: a badge takes room, and what does not fit for it is counted instead of cut.
import { expect, test } from 'vitest'
import { rowsThatFit } from './rows-that-fit'

const mustard = 'ALLERGY: MUSTARD'
const three = 'ALLERGY: CRUSTACEANS, MUSTARD, SULPHITES'
test.each<[string, (string | null)[], number]>([
  ['nothing', [], 0],
  ['five', [null, null, null, null, null], 5],
  ['six leave room to say how many more', [null, null, null, null, null, null], 4],
  ['three flagged fit', [mustard, mustard, mustard], 3],
  ['four flagged do not', [mustard, mustard, mustard, mustard], 2],
  ['a badge of two lines takes the room of a row', [three, null, null, null], 2],
  ['one is always shown', [`${three}, ${three}, ${three}, ${three}`, null], 1],
])('%s', (_, badges, shown) => {
  expect(rowsThatFit(badges)).toBe(shown)
})
