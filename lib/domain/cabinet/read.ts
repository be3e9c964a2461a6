import type { CabinetChange } from './change'
import type { CabinetState } from './state'

/** What was stored or published as JSON is a cabinet again. Throws when it is not one: it must not be decided on. */
export function readCabinet(value: unknown): CabinetState {
  if (!isCabinet(value)) throw new Error('What is stored as the hot cabinet is not a cabinet of this version')
  return value
}

/** The same of a change. */
export function readChange(value: unknown): CabinetChange {
  if (!isChange(value)) throw new Error('What is stored as a change of the hot cabinet is not one of this version')
  return value
}

function isChange(value: unknown): value is CabinetChange {
  return (
    isRecord(value) &&
    ['clockMs', 'fromMs'].every((name) => Number.isFinite(value[name])) &&
    ['positions', 'totals', 'came', 'changed'].every((name) => isRecord(value[name])) &&
    ['fryer', 'par', 'parIds'].every((name) => value[name] === undefined || isRecord(value[name])) &&
    Object.values(value['came'] ?? {}).every(isOrder) &&
    Object.values(value['changed'] ?? {}).every(isRecord) &&
    Array.isArray(value['gone']) &&
    (value['lots'] === undefined || areLots(value['lots']))
  )
}

function isCabinet(value: unknown): value is CabinetState {
  return (
    isRecord(value) &&
    ['shop', 'epoch', 'version', 'clockMs'].every((name) => Number.isFinite(value[name])) &&
    ['positions', 'fryer', 'par', 'parIds', 'totals'].every((name) => isRecord(value[name])) &&
    areLots(value['lots']) &&
    isRecord(value['orders']) &&
    Object.values(value['orders']).every(isOrder)
  )
}

function areLots(value: unknown): boolean {
  return Array.isArray(value) && value.every((lot) => isRecord(lot) && Number.isInteger(lot['n']) && Number.isFinite(lot['dueMs']))
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
