// Protects the till from its scanner: the digits of an address are no quantities and its Enter takes no money; and from fingers, which
// are never taken for a scanner.
import { expect, test } from 'vitest'
import { createBurst, type Pressed } from './burst'

const link = 'abcdefghijklmnopqrstuvwx27'
const address = `http://localhost:3000/o/${link}`

function type(text: string, betweenMs: number, press = createBurst(), fromMs = 0): Pressed[] {
  return [...text.split(''), 'Enter'].map((key, n) => press(key, fromMs + n * betweenMs))
}

test('a scan is found with its Enter, and from its fourth letter on no key does anything else', () => {
  const pressed = type(address, 10)
  expect(pressed.map(({ mine }) => mine)).toEqual([false, false, false, ...Array.from({ length: pressed.length - 3 }, () => true)])
  expect(pressed.map(({ link: found }) => found).filter((found) => found !== null)).toEqual([link])
})

test('with Caps Lock on, and with Shift between the letters', () => {
  const press = createBurst()
  const keys = address
    .toUpperCase()
    .split('')
    .flatMap((key) => ['Shift', key])
  const pressed = [...keys, 'Enter'].map((key, n) => press(key, n * 5))
  expect(pressed.at(-1)).toEqual({ mine: true, link })
})

test('fingers are no scanner, however they type it', () => {
  expect(type(address, 81).every(({ mine, link: found }) => !mine && found === null)).toBe(true)
})

test('digits and Enter that are typed fast stay what they are', () => {
  expect(type('271', 10).every(({ mine }) => !mine)).toBe(true)
})

test('a scan of something else does nothing at all', () => {
  expect(type('https://example.org/menu', 10).at(-1)).toEqual({ mine: true, link: null })
})

test('a second scan straight after the first is one of its own', () => {
  const press = createBurst()
  type(address, 10, press)
  expect(type(address, 10, press, 2_000).at(-1)?.link).toBe(link)
})
