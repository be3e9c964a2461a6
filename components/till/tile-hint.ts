import { foodSight } from '@/lib/domain/cabinet/view'
import { type Food, foodsById, type Item, type Menu } from '@/lib/domain/menu'
import type { CabinetView } from '@/lib/realtime/contract'

/** What the cabinet says about an item: so many can be had at once, or it has to be cooked. Null: it never waits. */
export type TileHint = { kind: 'held'; count: number } | { kind: 'cook'; minutes: number } | null

/** Null too while nobody knows what the cabinet holds. */
export type HintOf = (item: Item, menu: Menu) => TileHint

export function tileHint(item: Item, menu: Menu, cabinet: CabinetView, nowMs: number): TileHint {
  const rules = foodsById(menu)
  const cooked = item.portions.map((id) => rules.get(id)).filter((food): food is Food => food !== undefined && food.kind !== 'free')
  if (cooked.length === 0) return null
  const enoughFor = (food: Food) =>
    Math.floor(foodSight(cabinet, food.id, rules, nowMs).heldPortions / cooked.filter((one) => one.id === food.id).length)
  const missing = cooked.filter((food) => food.kind === 'toOrder' || enoughFor(food) === 0)
  return missing.length > 0 ? { kind: 'cook', minutes: longestFry(missing) } : { kind: 'held', count: Math.min(...cooked.map(enoughFor)) }
}

const longestFry = (foods: readonly Food[]): number => Math.max(1, ...foods.map((food) => Math.ceil(food.fryMinutes)))
