/** Guarantee: a till goes on counting from whoever knows of the furthest number of the day, and from nothing else. */
import { describe, expect, it } from 'vitest'
import { furthest, nextRunning, shopsCount } from './till-count'

const timeZone = 'Europe/London'
const today = '2026-11-20'
const atMs = Date.parse('2026-11-20T18:42:00Z')

describe('next running number', () => {
  it.each([
    { name: 'first of the day', counts: [null, null], next: 1 },
    {
      name: 'own count is ahead, sold without a link',
      counts: [
        { date: today, running: 7 },
        { date: today, running: 4 },
      ],
      next: 8,
    },
    {
      name: 'the shop knows more, another device was this till',
      counts: [
        { date: today, running: 2 },
        { date: today, running: 4 },
      ],
      next: 5,
    },
    {
      name: 'yesterday counts for nothing',
      counts: [
        { date: '2026-11-19', running: 80 },
        { date: '2026-11-19', running: 81 },
      ],
      next: 1,
    },
  ])('$name', ({ counts, next }) => {
    expect(nextRunning(counts, today)).toBe(next)
  })
})

describe('what the shop knows', () => {
  it('is the running number on the trading day of the snapshot', () => {
    expect(shopsCount(2, 271, atMs, timeZone)).toEqual({ date: today, running: 71 })
    expect(shopsCount(2, 271, Date.parse('2026-11-21T02:00:00Z'), timeZone)).toEqual({ date: today, running: 71 })
  })

  it.each([
    { name: 'no order yet', order: undefined },
    { name: 'number of another till', order: 305 },
    { name: 'number far beyond a day of selling', order: 2_123_456 },
  ])('counts for nothing when there is $name', ({ order }) => {
    expect(shopsCount(2, order, atMs, timeZone)).toBeNull()
  })
})

describe('the furthest count', () => {
  it.each([
    { name: 'is the higher number of a day', runnings: [4, 71, 12], furthestRunning: 71 },
    { name: 'is none when nobody knows one', runnings: [], furthestRunning: undefined },
  ])('$name', ({ runnings, furthestRunning }) => {
    expect(furthest([null, ...runnings.map((running) => ({ date: today, running })), null])?.running).toBe(furthestRunning)
  })

  it('is that of the later day, however far the day before had come', () => {
    const yesterday = { date: '2026-11-19', running: 80 }
    expect(furthest([yesterday, { date: today, running: 2 }, yesterday])).toEqual({ date: today, running: 2 })
  })
})
