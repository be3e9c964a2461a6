import type { CabinetState } from './state'

/** What was stored or published as JSON is a cabinet again. Throws when it is not one: it must not be decided on. */
export function readCabinet(value: unknown): CabinetState {
  if (!isCabinet(value)) throw new Error('What is stored as the hot cabinet is not a cabinet of this version')
  return value
}

function isCabinet(value: unknown): value is CabinetState {
  return (
    isRecord(value) &&
    ['shop', 'epoch', 'version', 'clockMs'].every((name) => Number.isFinite(value[name])) &&
    ['positions', 'fryer', 'par', 'parIds', 'totals'].every((name) => isRecord(value[name])) &&
    Array.isArray(value['lots']) &&
    value['lots'].every((lot) => isRecord(lot) && Number.isInteger(lot['n']) && Number.isFinite(lot['dueMs'])) &&
    isRecord(value['orders']) &&
    Object.values(value['orders']).every(isOrder)
  )
}

function isOrder(value: unknown): boolean {
  return (
    isRecord(value) &&
    ['waiting', 'hot', 'hand', 'ready'].some((status) => value['status'] === status) &&
    ['round', 'readyRound', 'sinceMs', 'partition'].every((name) => Number.isFinite(value[name])) &&
    ['need', 'cause'].every((name) => isRecord(value[name])) &&
    ['parts', 'got', 'missing'].every((name) => Array.isArray(value[name]))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
