// Guarantee: the cook sees what stands on unpaid orders, once a till, and never of a till that has gone.
import { expect, test } from 'vitest'
import { Typing } from './typing'

test('what a till says replaces what it said, and tills add up', () => {
  const typing = new Typing()
  expect(typing.set('a', { cod: 2 }, 0)).toBe(true)
  expect(typing.set('a', { cod: 1, chips: 3 }, 1)).toBe(true)
  expect(typing.set('b', { chips: 1 }, 2)).toBe(true)
  expect(typing.set('b', { chips: 1 }, 3)).toBe(false)
  expect(typing.sum()).toEqual({ cod: 1, chips: 4 })
})

test('an order that is paid or cleared, and a till whose connection has gone, count no more', () => {
  const typing = new Typing()
  typing.set('a', { cod: 2 }, 0)
  typing.set('b', { cod: 1 }, 0)
  expect(typing.set('a', {}, 1)).toBe(true)
  expect(typing.gone('b')).toBe(true)
  expect(typing.gone('b')).toBe(false)
  expect(typing.sum()).toEqual({})
})

test('who is silent for a minute is forgotten, who says it again is not', () => {
  const typing = new Typing()
  typing.set('a', { cod: 2 }, 0)
  typing.set('b', { cod: 1 }, 0)
  typing.set('b', { cod: 1 }, 40_000)
  expect(typing.expire(60_000)).toBe(false)
  expect(typing.expire(60_001)).toBe(true)
  expect(typing.sum()).toEqual({ cod: 1 })
})
