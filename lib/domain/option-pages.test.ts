// Protects the options strip of the till: every option can be reached, in the menu's order, and none lies outside the screen.
import { expect, test } from 'vitest'
import { optionPages } from './option-pages'

const group = (name: string, ...choices: string[]) => ({ name, choices })
const salt = group('salt', 'Both', 'Salt', 'Vinegar', 'None')
const paper = group('paper', 'Open', 'Wrapped')
const size = group('size', 'Small', 'Regular', 'Large')
const sauce = group('sauce', 'Ketchup', 'Tartare', 'Curry')
const scraps = group('scraps', 'Scraps')
const names = (room: number, ...groups: ReturnType<typeof group>[]) => optionPages(groups, room).map((page) => page.map(({ name }) => name))

test.each([
  ['all on one page', 78, [salt, paper, sauce, scraps], [['salt', 'paper', 'sauce', 'scraps']]],
  [
    'the rest on the next',
    78,
    [salt, paper, size, sauce, scraps],
    [
      ['salt', 'paper', 'size'],
      ['sauce', 'scraps'],
    ],
  ],
  ['on a narrow till', 50, [salt, paper, size, sauce, scraps], [['salt', 'paper'], ['size'], ['sauce', 'scraps']]],
  ['one that is wider than a page', 10, [paper, salt], [['paper'], ['salt']]],
  ['none', 78, [], [[]]],
])('%s', (_, room, groups, pages) => expect(names(room, ...groups)).toEqual(pages))
