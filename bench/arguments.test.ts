// Protects whoever types the command: a slip is refused with the usage, instead of an hour of measuring something else.
import { expect, test } from 'vitest'
import { BadArguments, readArguments } from './arguments'

const quick = { what: 'quick', seconds: 20, by: 'http', underWay: 600, displays: 1, durability: 'power' }

test.each([
  ['', { what: 'parts', parts: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], runs: 5 }],
  ['c a', { what: 'parts', parts: ['a', 'c'], runs: 5 }],
  ['b --runs 1', { what: 'parts', parts: ['b'], runs: 1 }],
  ['quick', quick],
  [
    'quick --seconds 10 --by port --under-way 300 --displays 0 --durability process',
    { ...quick, seconds: 10, by: 'port', underWay: 300, displays: 0, durability: 'process' },
  ],
  ['render', { what: 'render' }],
])('"%s" is understood', (line, asked) => {
  expect(readArguments(line.split(' ').filter(Boolean))).toEqual(asked)
})

test.each([
  ['h', 'There is no part "h"'],
  ['a quick', 'There is no part "quick"'],
  ['quick a', '"quick" stands alone'],
  ['render b', '"render" stands alone'],
  ['b --runs 0', '--runs is a whole number'],
  ['b --runs 2.5', '--runs is a whole number'],
  ['b --runs many', '--runs is a whole number'],
  ['b --seconds 5', '--seconds is only for quick'],
  ['quick --runs 3', '--runs is only for parts'],
  ['quick --by post', '--by is http or port'],
  ['quick --durability', 'durability'],
  ['--fast', '--fast'],
])('"%s" is refused, and says how it should look', (line, problem) => {
  const read = () => readArguments(line.split(' '))
  expect(read).toThrow(BadArguments)
  expect(read).toThrow(problem)
  expect(read).toThrow('npm run bench -- quick')
})
