import type { Food } from '../menu'

/** What the cabinet has to know of a food. */
export type FoodRule = Pick<Food, 'kind' | 'holdMinutes' | 'fryMinutes' | 'batch' | 'par' | 'pan'>
export type Foods = ReadonlyMap<string, FoodRule>

const minuteMs = 60_000

/** A food that left the menu while orders for it were open is still cooked, as asked and on no particular pan. */
const departed: FoodRule = { kind: 'toOrder', holdMinutes: 10, fryMinutes: 5, batch: 1, par: 0, pan: 0 }

export function ruleOf(foods: Foods, food: string): FoodRule {
  return foods.get(food) ?? departed
}

export function holdMs(foods: Foods, food: string): number {
  return ruleOf(foods, food).holdMinutes * minuteMs
}

export function fryMs(foods: Foods, food: string): number {
  return ruleOf(foods, food).fryMinutes * minuteMs
}

/** Portions by food that an order has to wait for. Peas, sauces and cans are always there: free food is never counted. */
export function needOf(parts: readonly (readonly string[])[], foods: Foods): Record<string, number> {
  const need: Record<string, number> = {}
  for (const part of parts) {
    for (const food of part) {
      if (ruleOf(foods, food).kind !== 'free') need[food] = (need[food] ?? 0) + 1
    }
  }
  return need
}

/** Portions by food of all of these together. */
export function addPortions(all: Iterable<Readonly<Record<string, number>>>): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const portions of all) for (const [food, n] of Object.entries(portions)) sum[food] = (sum[food] ?? 0) + n
  return sum
}
