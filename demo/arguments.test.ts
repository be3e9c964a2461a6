// Protects the command line of the demonstrations: the defaults are the talk's, and what cannot be is refused with the reason.
import { expect, test } from 'vitest'
import { readArguments } from './arguments'

const settings = (...argv: string[]) => {
  const asked = readArguments(argv)
  return 'wrong' in asked ? asked.wrong : asked.settings
}

test.each([
  ['1', { tills: 1, preparers: 1, cooks: 0, partitions: 1 }],
  ['2', { tills: 3, preparers: 1, cooks: 0, partitions: 3 }],
  ['3', { tills: 3, preparers: 2, cooks: 0, partitions: 3 }],
  ['4', { tills: 1, preparers: 1, cooks: 1, partitions: 1 }],
  ['5', { tills: 1, preparers: 1, cooks: 1, partitions: 2 }],
  ['6', { tills: 2, preparers: 2, cooks: 0, partitions: 2 }],
])('demonstration %s begins as the talk has it', (demo, expected) => {
  expect(settings(demo)).toEqual({ ...expected, speed: 1, keys: false })
})

test('everything can be varied', () => {
  expect(settings('3', '--tills', '6', '--preparers', '3', '--partitions', '6', '--speed', '10', '--keys')).toMatchObject({
    ...{ tills: 6, preparers: 3, partitions: 6, speed: 10, keys: true },
  })
})

test.each([
  [['7'], 'N: '],
  [[], 'N: '],
  [['3', '--preparers', '99'], 'preparers: '],
  [['3', '--speed', '0'], 'speed: '],
  [['1', '--cooks', '1'], 'cooks: '],
  [['1', '--colour', 'blue'], '--colour'],
])('%j is refused', (argv, why) => {
  expect(settings(...argv)).toContain(why)
})
