// Guarantee: what is recorded as dropped is what the cook has read, whatever tills type while the finger comes down.
import { expect, test } from 'vitest'
import type { Drop, Frying, Pan } from '@/lib/domain/cook-view'
import { asRead, readMs, type ShownAdvice, showAdvice } from './steady-advice'

const drop = (food: string, portions: number): Drop => ({ food, name: food, portions, forOrders: [], typed: 0 })
const frying: Frying = { batch: 'b', food: 'cod', name: 'cod', portions: 6, readyAtMs: 0, fryMs: 1, forgotten: false }
const idle: Pan = { pan: 1, name: '', foods: ['cod', 'haddock'], offers: [], frying: [], drop: null, next: null, recovering: null }
const cod = { ...idle, drop: drop('cod', 6) }
const haddock = { ...idle, drop: drop('haddock', 4) }
/** Pans as they came on the screen, each at its time. */
const seen = (...steps: [Pan, number][]) => steps.reduce<ShownAdvice>((shown, [pan, atMs]) => showAdvice(shown, [pan], atMs), new Map())
const meant = (shown: ShownAdvice, pan: Pan, atMs: number) => asRead(shown, pan, atMs).drop?.food ?? null

test.each([
  ['the advice has just changed', seen([cod, 0], [haddock, 5_000]), haddock, 5_700, 'cod'],
  ['it has been there to be read', seen([cod, 0], [haddock, 5_000]), haddock, 5_000 + readMs, 'haddock'],
  [
    'it changes with each dish that is typed',
    seen([cod, 0], [haddock, 5_000], [{ ...idle, drop: drop('haddock', 8) }, 5_300]),
    haddock,
    5_600,
    'cod',
  ],
  ['it goes away', seen([cod, 0], [idle, 5_000]), idle, 5_300, 'cod'],
  ['it comes', seen([idle, 0], [cod, 5_000]), cod, 5_300, null],
  ['it is the first that is shown', seen([cod, 5_000]), cod, 5_001, 'cod'],
  ['it was announced while the oil came up', seen([{ ...idle, next: cod.drop }, 0], [cod, 5_000]), cod, 5_001, 'cod'],
  ['somebody else has dropped it', seen([cod, 0], [{ ...idle, frying: [frying] }, 5_000]), { ...idle, frying: [frying] }, 5_300, null],
  ['a frame says the same again', seen([cod, 0], [haddock, 5_000], [haddock, 5_500]), haddock, 5_000 + readMs, 'haddock'],
])('a press when %s', (_, shown, pan, atMs, food) => {
  expect(meant(shown, pan, atMs)).toBe(food)
})
