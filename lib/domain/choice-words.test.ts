/** Guarantee: a choice read out by itself cannot be taken for another one. */
import { expect, it } from 'vitest'
import { choiceWords } from './choice-words'

const salt = { id: 'salt', name: 'Salt & vinegar', choices: ['Both', 'Salt', 'Vinegar', 'None'], default: 'Both' }
const paper = { id: 'paper', name: 'Paper', choices: ['Open', 'Wrapped'], default: 'Open' }
const onTop = { id: 'on-top', name: 'On top', choices: ['Ketchup', 'Tartare'], default: null }

it.each([
  { option: salt, choice: 'Both', words: 'Salt & vinegar' },
  { option: salt, choice: 'Salt', words: 'Salt only' },
  { option: salt, choice: 'None', words: 'No salt & vinegar' },
  { option: paper, choice: 'Wrapped', words: 'Wrapped' },
  { option: onTop, choice: 'Tartare', words: 'Tartare on top' },
])('$option.name: $choice → $words', ({ option, choice, words }) => {
  expect(choiceWords(option, choice)).toBe(words)
})
