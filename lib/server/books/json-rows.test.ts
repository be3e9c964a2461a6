// Protects the sinks from text that JSON carries and PostgreSQL refuses: one such order would stop its partition for ever.
import { expect, test } from 'vitest'
import { jsonRows } from './json-rows'

const roundTrip = (text: string): unknown => JSON.parse(jsonRows([{ [text]: text }]))

test.each([
  ['NUL', 'a\0b', 'a\uFFFDb'],
  ['a high surrogate alone', 'a\uD83Db', 'a\uFFFDb'],
  ['a low surrogate alone', '\uDC1F', '\uFFFD'],
])('%s becomes a replacement character, in names and in values', (_, text, stored) => {
  expect(roundTrip(text)).toEqual([{ [stored]: stored }])
})

test.each([
  ['a pair', '\u{1F41F} & chips'],
  ['a written-out escape', 'C:\\u0000 \\\\ud83d'],
  ['quotes, backslashes, line ends', '"\\\n\t'],
])('%s stays as it is', (_, text) => {
  expect(roundTrip(text)).toEqual([{ [text]: text }])
})
