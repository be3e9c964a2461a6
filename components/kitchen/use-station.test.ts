// Protects a sound from being lost: what another tab writes is no other choice of what this display shows.
import { expect, test } from 'vitest'
import { wholeShop } from '@/lib/domain/station'
import { sameOr } from './use-station'

test('the same choice, read again, is the same object; another is another', () => {
  const read = structuredClone(wholeShop)
  expect(sameOr(wholeShop, read)).toBe(wholeShop)
  const sides = { ...read, groups: ['side' as const] }
  expect(sameOr(wholeShop, sides)).toBe(sides)
})
