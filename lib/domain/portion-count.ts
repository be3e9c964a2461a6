import type { CabinetState } from './cabinet/state'
import type { CabinetSight } from './cabinet/view'

/** Portions of all foods since the log began. cooked = served + wasted + expired + held, always; `adrift` is what is missing to that. */
export type PortionCount = { cooked: number; served: number; wasted: number; expired: number; held: number; adrift: number }

/** `wasReady`: ids of the orders that were ready once; what they have set aside is counted as served, even when they were called back. */
export function countPortions(cabinet: CabinetSight & Pick<CabinetState, 'totals'>, wasReady: ReadonlySet<string>): PortionCount {
  const total = { cooked: 0, served: 0, wasted: 0, expired: 0 }
  for (const food of Object.values(cabinet.totals)) {
    total.cooked += food.cooked
    total.served += food.served
    total.wasted += food.wasted
    total.expired += food.expired
  }
  const setAside = Object.entries(cabinet.orders).flatMap(([id, order]) => (order.status === 'ready' || wasReady.has(id) ? [] : order.got))
  const held = [...cabinet.lots, ...setAside].reduce((sum, lot) => sum + lot.n, 0)
  return { ...total, held, adrift: total.cooked - total.served - total.wasted - total.expired - held }
}
