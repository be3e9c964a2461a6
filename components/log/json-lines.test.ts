/** Guarantee: what the page prints of a record is the record: the same JSON, however it is broken into lines. */
import { describe, expect, it } from 'vitest'
import { jsonLines } from './json-lines'

const textOf = (value: unknown) =>
  jsonLines(JSON.stringify(value))
    ?.map(({ text }) => text)
    .join('')

describe('jsonLines', () => {
  it('puts what fits on one line', () => {
    expect(textOf({ order: 271, till: 2 })).toBe('{ "order": 271, "till": 2 }')
  })

  it('puts short entries beside each other, and gives a list that does not fit a line for each of its own', () => {
    const parts = [['cod', 'chips'], ['chips', 'chips'], ['plaice', 'chips'], ['peas'], ['scraps']]
    expect(textOf({ order: 271, till: 2, parts })).toBe(
      [
        '{ "order": 271, "till": 2,',
        '  "parts": [["cod", "chips"],',
        '            ["chips", "chips"],',
        '            ["plaice", "chips"],',
        '            ["peas"],',
        '            ["scraps"]] }',
      ].join('\n'),
    )
  })

  it.each([[{}], [[]], [null], ['text "quoted"'], [{ a: { b: { c: [1, 2.5, true, null, { d: 'x'.repeat(60) }] } } }], [[[[[]]]]]])(
    'loses nothing of %j',
    (value) => expect(JSON.parse(textOf(value) ?? '')).toEqual(value),
  )

  it('marks names only', () => {
    const names = jsonLines('{"a":{"b":"a"}}')?.filter(({ name }) => name)
    expect(names?.map(({ text }) => text)).toEqual(['"a"', '"b"'])
  })

  it('says so when it is none, or nested beyond all measure', () => {
    expect(jsonLines('{"order":')).toBeNull()
    expect(jsonLines('['.repeat(30_000) + ']'.repeat(30_000))).toBeNull()
  })
})
