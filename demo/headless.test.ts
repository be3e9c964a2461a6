// Protects whoever reads on the page why a demonstration has ended: one plain sentence, and no lines of the program.
import { expect, test } from 'vitest'
import { inOneSentence } from './headless'

const running = Object.assign(new Error('Demonstration 3 is running already (process 7). End that one first.'), { id: 'demo-running' })

test.each([
  ['what was expected speaks for itself', running, running.message],
  [
    'only what is wrong, not where',
    new Error('EACCES: permission denied'),
    'The demonstration could not go on: EACCES: permission denied.',
  ],
  ['of several lines the first', new Error('no answer\n    at send (till.ts:3)'), 'The demonstration could not go on: no answer.'],
  ['nothing said', new Error(''), 'The demonstration could not go on: it does not say why.'],
  ['what is no error', 'gone!', 'The demonstration could not go on: gone!'],
])('%s', (_, error, sentence) => {
  expect(inOneSentence(error)).toBe(sentence)
})
