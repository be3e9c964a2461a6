import type { CabinetOrder, CabinetState } from './state'

/**
 * What one step did to the cabinet; what is not named stayed as it was. It says what things have become, not by how much they
 * moved, and fits only the very state that it was made from: that of the version before.
 */
export type CabinetChange = Partial<Pick<CabinetState, 'lots' | 'fryer' | 'par' | 'parIds'>> & {
  clockMs: number
  /** `clockMs` of the state that it was made from: a version alone does not name a state if somebody has put an older one back. */
  fromMs: number
  /** Only those that moved, as are totals. */
  positions: CabinetState['positions']
  totals: CabinetState['totals']
  /** Orders that came, in the order of arrival. */
  came: Record<string, CabinetOrder>
  /** Of orders that were there only the fields that changed. */
  changed: Record<string, Partial<CabinetOrder>>
  /** Ids of the orders that left. */
  gone: string[]
}

/** Costs a comparison of references for each open order: a state shares what did not change with the one it came from. */
export function changeBetween(before: CabinetState, after: CabinetState): CabinetChange {
  const came: Record<string, CabinetOrder> = {}
  const changed: Record<string, Partial<CabinetOrder>> = {}
  for (const [id, order] of Object.entries(after.orders)) {
    const old = before.orders[id]
    if (!old) came[id] = order
    else if (old !== order) changed[id] = whatDiffers(old, order)
  }
  return {
    clockMs: after.clockMs,
    fromMs: before.clockMs,
    positions: whatMoved(before.positions, after.positions),
    totals: whatMoved(before.totals, after.totals),
    came,
    changed,
    gone: Object.keys(before.orders).filter((id) => !(id in after.orders)),
    ...(isSameList(before.lots, after.lots) ? {} : { lots: after.lots }),
    ...(isSame(before.fryer, after.fryer) ? {} : { fryer: after.fryer }),
    ...(isSame(before.par, after.par) ? {} : { par: after.par }),
    ...(isSame(before.parIds, after.parIds) ? {} : { parIds: after.parIds }),
  }
}

/** The state after these steps, one after the other. What `changeBetween(before, after)` found, applied to `before`, is `after`. */
export function applyChanges(before: CabinetState, changes: readonly CabinetChange[]): CabinetState {
  if (changes.length === 0) return before
  // Copied once, however many steps follow: with many open orders that is what a step costs.
  const orders = { ...before.orders }
  const positions = { ...before.positions }
  const totals = { ...before.totals }
  let { lots, fryer, par, parIds, clockMs } = before
  for (const change of changes) {
    for (const id of change.gone) delete orders[id]
    for (const [id, fields] of Object.entries(change.changed)) {
      const old = orders[id]
      if (!old) throw new Error(`A change of the hot cabinet speaks of order ${id}, which is not in it: it belongs to another state`)
      orders[id] = { ...old, ...fields }
    }
    Object.assign(orders, change.came)
    Object.assign(positions, change.positions)
    Object.assign(totals, change.totals)
    ;({ lots = lots, fryer = fryer, par = par, parIds = parIds, clockMs } = change)
  }
  const version = before.version + changes.length
  return { ...before, version, positions, totals, lots, orders, fryer, par, parIds, clockMs }
}

function whatMoved<Value>(before: Record<string, Value>, after: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value))
}

function whatDiffers(before: CabinetOrder, after: CabinetOrder): Partial<CabinetOrder> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => Reflect.get(before, name) !== value))
}

/** Of the containers that every step copies, changed or not; what they hold is shared when it is the same. */
function isSame<Value>(before: Record<string, Value>, after: Record<string, Value>): boolean {
  const names = Object.keys(after)
  return names.length === Object.keys(before).length && names.every((name) => before[name] === after[name])
}

function isSameList<Value>(before: readonly Value[], after: readonly Value[]): boolean {
  return before.length === after.length && before.every((value, i) => value === after[i])
}
