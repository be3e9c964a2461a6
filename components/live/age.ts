import type { OrderFacts } from '@/lib/domain/board'
import type { Food } from '@/lib/domain/menu'

export type Age = 'fresh' | 'soon' | 'late'

/** Minutes after which an order needs somebody, and after which it is late: longer when something in it is cooked to order. */
const heldMinutes = { soon: 3, late: 5 }
const cookedToOrderMinutes = { soon: 8, late: 12 }

/** How an order's waiting time counts. `foods`: the menu's, to know what is cooked to order. */
export function ageOf(placed: NonNullable<OrderFacts['placed']>, foods: readonly Food[], nowMs: number): Age {
  const toOrder = placed.parts.some((part) => part.some((id) => foods.find((food) => food.id === id)?.kind === 'toOrder'))
  const limits = toOrder ? cookedToOrderMinutes : heldMinutes
  const minutes = (nowMs - placed.atMs) / 60_000
  if (minutes >= limits.late) return 'late'
  return minutes >= limits.soon ? 'soon' : 'fresh'
}
