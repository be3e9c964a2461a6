import type { OrderFacts } from './board'
import type { Food } from './menu'

export type Age = 'fresh' | 'soon' | 'late'

/** Minutes after which an order needs somebody, and after which it is late. */
export type Limit = { soon: number; late: number }
/** Longer when something in the order is cooked to order. */
export type AgeLimits = { held: Limit; toOrder: Limit }

/** A customer is content up to about six minutes; what is cooked to order takes ten to twelve (Fry Magazine). */
export const usualLimits: AgeLimits = { held: { soon: 3, late: 5 }, toOrder: { soon: 8, late: 12 } }

/** How an order's waiting time counts. `foods`: the menu's, to know what is cooked to order. Times by the server's clock. */
export function ageOf(
  placed: NonNullable<OrderFacts['placed']>,
  foods: readonly Food[],
  nowMs: number,
  limits: AgeLimits = usualLimits,
): Age {
  const toOrder = placed.parts.some((part) => part.some((id) => foods.find((food) => food.id === id)?.kind === 'toOrder'))
  const limit = toOrder ? limits.toOrder : limits.held
  const minutes = (nowMs - placed.atMs) / 60_000
  if (minutes >= limit.late) return 'late'
  return minutes >= limit.soon ? 'soon' : 'fresh'
}
