/** Guarantee: what the till says to take and to give back is exact to the penny. */
import { describe, expect, it } from 'vitest'
import { changeIn, face, penceFrom, quickNotes } from './cash'

describe('quick notes', () => {
  it.each([
    { name: 'the next pound, five, ten and fifty', totalPence: 3_040, notes: [3_100, 3_500, 4_000, 5_000] },
    { name: 'another odd sum', totalPence: 3_380, notes: [3_400, 3_500, 4_000, 5_000] },
    { name: 'cod and chips', totalPence: 1_060, notes: [1_100, 1_500, 2_000, 5_000] },
    { name: 'a carrier bag', totalPence: 10, notes: [100, 500, 1_000, 2_000] },
    { name: 'a round sum is never offered as its own note', totalPence: 3_000, notes: [4_000, 5_000, 6_000, 10_000] },
    { name: 'a round hundred still gets four', totalPence: 10_000, notes: [12_000, 14_000, 16_000, 18_000] },
  ])('$name', ({ totalPence, notes }) => {
    expect(quickNotes(totalPence)).toEqual(notes)
  })

  it('are always four, all above the sum and ascending', () => {
    for (let totalPence = 0; totalPence <= 30_000; totalPence += 7) {
      const notes = quickNotes(totalPence)
      expect(notes).toHaveLength(4)
      expect(notes.every((pence, at) => pence > (notes[at - 1] ?? totalPence))).toBe(true)
    }
  })
})

describe('change', () => {
  it('is the fewest notes and coins', () => {
    expect(changeIn(960).map((one) => one.pence)).toEqual([500, 200, 200, 50, 10])
    expect(changeIn(3_388).map((one) => one.pence)).toEqual([2_000, 1_000, 200, 100, 50, 20, 10, 5, 2, 1])
    expect(changeIn(0)).toEqual([])
  })

  it('always adds up', () => {
    for (let pence = 0; pence < 5_000; pence += 1) {
      expect(changeIn(pence).reduce((sum, one) => sum + one.pence, 0)).toBe(pence)
    }
  })
})

describe('amounts in words', () => {
  it('reads what was typed, and nothing else', () => {
    expect(['40', '40.5', '£40.50', ' 7.05 '].map(penceFrom)).toEqual([4_000, 4_050, 4_050, 705])
    expect(['', '.', '40.555', '-4', '4e3', '1,000', 'forty'].map(penceFrom)).toEqual([null, null, null, null, null, null, null])
  })

  it('writes what is printed on a note or coin, and odd sums in full', () => {
    expect([face(4_000), face(50), face(3_040)]).toEqual(['£40', '50p', '£30.40'])
  })
})
