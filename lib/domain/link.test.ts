// Protects the customer's link: as random as what it is made from, the same however it is written, and nothing else is taken for one.
import { expect, test } from 'vitest'
import { linkFrom, linkIn, linkPath, linkPattern } from './link'

const bytes = (first: number) => Uint8Array.from({ length: 26 }, (_, n) => (first + n * 37) % 256)
const link = linkFrom(bytes(0))

test('26 letters of five bits each, each byte a letter of its own', () => {
  expect(link).toMatch(linkPattern)
  const letters = new Set(Array.from({ length: 256 }, (_, n) => linkFrom(new Uint8Array(26).fill(n))[0]))
  expect(letters.size).toBe(32)
  for (let at = 0; at < 26; at++) {
    const other = bytes(0)
    other[at] = (other[at] ?? 0) ^ 1
    expect(linkFrom(other)).not.toBe(link)
  }
})

test('is not made from less', () => {
  expect(() => linkFrom(new Uint8Array(16))).toThrow(RangeError)
})

test.each([
  ['the address', `https://chippy.example${linkPath(link)}`],
  ['with Caps Lock on', `HTTP://LOCALHOST:3000${linkPath(link).toUpperCase()}`],
  ['the link alone', link],
  ['with space around', `  ${link} `],
  ['with a slash behind', `https://chippy.example${linkPath(link)}/`],
])('is found in %s', (_, text) => {
  expect(linkIn(text)).toBe(link)
})

test.each([
  ['nothing', ''],
  ['a number', '271'],
  ['another address', 'https://chippy.example/till/1'],
  ['a link that is too short', `https://chippy.example/o/${link.slice(1)}`],
  ['a link that is too long', `${link}a`],
  ['a letter that is not of a link', `${link.slice(1)}1`],
])('is not found in %s', (_, text) => {
  expect(linkIn(text)).toBeNull()
})
