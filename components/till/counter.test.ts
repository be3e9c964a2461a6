/** Guarantee: two orders of one till never get the same number on one day, with or without a link, before and after a reload. */
import { describe, expect, it } from 'vitest'
import { counterFrom, createOrderCounter, furthest, nextRunning, shopsCounter } from './counter'

const timeZone = 'Europe/London'
const today = '2026-11-20'
const atMs = Date.parse('2026-11-20T18:42:00Z')

function device() {
  let kept: string | null = null
  return { till: 2, timeZone, read: () => kept, write: (text: string) => (kept = text) }
}

describe('next running number', () => {
  it.each([
    { name: 'first of the day', counters: [null, null], next: 1 },
    {
      name: 'own count is ahead, sold without a link',
      counters: [
        { date: today, running: 7 },
        { date: today, running: 4 },
      ],
      next: 8,
    },
    {
      name: 'the shop knows more, another device was this till',
      counters: [
        { date: today, running: 2 },
        { date: today, running: 4 },
      ],
      next: 5,
    },
    {
      name: 'yesterday counts for nothing',
      counters: [
        { date: '2026-11-19', running: 80 },
        { date: '2026-11-19', running: 81 },
      ],
      next: 1,
    },
  ])('$name', ({ counters, next }) => {
    expect(nextRunning(counters, today)).toBe(next)
  })
})

describe('what the shop knows', () => {
  it('is the running number on the trading day of the snapshot', () => {
    expect(shopsCounter(2, 271, atMs, timeZone)).toEqual({ date: today, running: 71 })
    expect(shopsCounter(2, 271, Date.parse('2026-11-21T02:00:00Z'), timeZone)).toEqual({ date: today, running: 71 })
  })

  it.each([
    { name: 'no order yet', order: undefined },
    { name: 'number of another till', order: 305 },
    { name: 'number far beyond a day of selling', order: 2_123_456 },
  ])('counts for nothing when there is $name', ({ order }) => {
    expect(shopsCounter(2, order, atMs, timeZone)).toBeNull()
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

describe('order counter', () => {
  it('gives out one number after the other, and the one it showed', () => {
    const counter = createOrderCounter(device())
    expect(counter.peek(null, atMs)).toBe(201)
    expect([
      counter.take(null, atMs),
      counter.take(null, atMs),
      counter.take({ date: today, running: 98 }, atMs),
      counter.take(null, atMs),
    ]).toEqual([201, 202, 299, 2_100])
  })

  it('goes on after a reload and starts again on the next trading day', () => {
    const till = device()
    createOrderCounter(till).take(null, atMs)
    const reloaded = createOrderCounter(till)
    expect([reloaded.take(null, atMs), reloaded.take(null, atMs + 24 * 3_600_000)]).toEqual([202, 201])
  })

  it('does not repeat itself on a device that keeps nothing', () => {
    const counter = createOrderCounter({ ...device(), read: () => null })
    expect([counter.take(null, atMs), counter.take(null, atMs)]).toEqual([201, 202])
  })

  it('takes nonsense in the memory for nothing', () => {
    expect([counterFrom(null), counterFrom('12'), counterFrom('2026-11-20 x')]).toEqual([null, null, null])
  })
})
