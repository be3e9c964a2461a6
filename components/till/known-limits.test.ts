// Protects what a till may give away by itself: the manager's own limits, also when it is opened without a link.
import { expect, test } from 'vitest'
import { usualLimits } from '@/lib/domain/limits'
import { limitsIn } from './known-limits'

const limits = { discountPercent: 5, discountPence: 200, voidPence: 0, refundPence: 900, docketPence: 2000 }

function storage() {
  const rows = new Map<string, string>()
  return { getItem: (name: string) => rows.get(name) ?? null, setItem: (name: string, text: string) => void rows.set(name, text) }
}

test('what the shop said counts at once and after the till was opened anew', () => {
  const kept = storage()
  const box = limitsIn(() => kept)
  expect(box.known()).toEqual(usualLimits)
  expect(box.hear({ limits })).toEqual(limits)
  expect([box.known(), limitsIn(() => kept).known()]).toEqual([limits, limits])
})

test('what is no answer changes nothing', () => {
  const box = limitsIn(storage)
  box.hear({ limits })
  expect([box.hear({ limits: { discountPercent: 'all' } }), box.known()]).toEqual([null, limits])
})

test('a browser that keeps nothing knows them as long as the page lives', () => {
  const box = limitsIn(() => {
    throw new Error('storage is switched off')
  })
  box.hear({ limits })
  expect(box.known()).toEqual(limits)
})

test('what was kept before dockets had a limit counts with the usual one', () => {
  const kept = storage()
  const { docketPence: _, ...before } = limits
  kept.setItem('chippy:limits', JSON.stringify(before))
  expect(limitsIn(() => kept).known()).toEqual({ ...before, docketPence: usualLimits.docketPence })
})
