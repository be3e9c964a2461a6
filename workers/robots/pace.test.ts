// Protects the busy shop from drowning: as it starts without further settings, its customers want less than its pans can fry.
// With more, the queue would grow for as long as the robots are left alone, and nobody would see a shop that works.
import { expect, test } from 'vitest'
import { foodsById, itemsById } from '@/lib/domain/menu'
import { envSchema } from '@/lib/server/env'
import { exampleMenu } from '@/prisma/menu'
import { seededChance, wishOf } from './wishes'

const { ROBOTS_RATE, ROBOTS_SPEED, ROBOTS_SEED } = envSchema.parse({})
const foods = foodsById(exampleMenu)

/** Portions by food that so many customers order. */
function portionsOf(customers: number): Map<string, number> {
  const chance = seededChance(ROBOTS_SEED)
  const portions = new Map<string, number>()
  for (let n = 0; n < customers; n++) {
    const { parts, lines = [] } = wishOf(chance, exampleMenu, [1])
    const named = lines.flatMap(({ item, quantity }) =>
      Array.from({ length: quantity }, () => itemsById(exampleMenu).get(item)?.portions ?? []),
    )
    for (const food of (parts ?? named).flat()) portions.set(food, (portions.get(food) ?? 0) + 1)
  }
  return portions
}

/** What share of the time each pan has to fry. Food cooked to order shares its pan, so it never has to wait for it. */
function busyByPan(customers: number): Map<number, number> {
  const busy = new Map<number, number>()
  for (const [id, portions] of portionsOf(customers)) {
    const food = foods.get(id)
    if (food?.kind !== 'held') continue
    const fryingSeconds = ((portions / food.batch) * food.fryMinutes * 60) / ROBOTS_SPEED
    busy.set(food.pan, (busy.get(food.pan) ?? 0) + fryingSeconds / (customers / ROBOTS_RATE))
  }
  return busy
}

test('no pan has to fry more than three quarters of the time', () => {
  const busy = busyByPan(5000)
  expect(new Set(busy.keys())).toEqual(new Set([1, 2, 4]))
  for (const [pan, share] of busy) expect(share, `pan ${pan}`).toBeLessThan(0.75)
})
