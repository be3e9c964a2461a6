// Protects: tickets on the kitchen display stay in their order, whole, and none is lost between columns and pages.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flow } from './column-flow'

const page = { columns: 3, height: 100, gap: 10, tail: 40 }
const ofHeights = (...heights: number[]) => heights.map((height, at) => ({ id: String(at + 1), height }))

test('they go down a column, then to the top of the next', () => {
  expect(flow(ofHeights(40, 40, 60, 30), page)).toEqual([
    [
      ['1', '2'],
      ['3', '4'],
    ],
  ])
})

test('a gap counts: two that fill a column to the pixel without it do not fit', () => {
  expect(flow(ofHeights(50, 50), page)).toEqual([[['1'], ['2']]])
})

test('the foot of the last column stays free', () => {
  expect(flow(ofHeights(90, 90, 60, 20), page)).toEqual([[['1'], ['2'], ['3']], [['4']]])
})

test('what is too tall for the last column begins the next page, and nothing younger overtakes it', () => {
  expect(flow(ofHeights(90, 90, 70, 10), page)).toEqual([[['1'], ['2']], [['3', '4']]])
})

test('a ticket taller than a page has one of its own', () => {
  expect(flow(ofHeights(500, 20), page)).toEqual([[['1'], ['2']]])
})

test('nothing to show, nothing shown', () => {
  expect(flow([], page)).toEqual([])
})

test('read down the columns and over the pages every ticket stands once and in order; only a first one may be too tall', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 160 }), { maxLength: 40 })
  fc.assert(
    fc.property(heights, fc.integer({ min: 1, max: 5 }), (list, columns) => {
      const tickets = ofHeights(...list)
      const pages = flow(tickets, { ...page, columns })
      expect(pages.flat(2)).toEqual(tickets.map(({ id }) => id))
      for (const one of pages) {
        expect(one.length).toBeLessThanOrEqual(columns)
        for (const [at, column] of one.entries()) {
          const tall = column.reduce((sum, id) => sum + (list[Number(id) - 1] ?? 0), (column.length - 1) * page.gap)
          const room = page.height - (at === columns - 1 ? page.tail : 0)
          expect(tall <= room || (at === 0 && column.length === 1)).toBe(true)
        }
      }
    }),
  )
})
