import { allergensOf } from './allergy'
import { type BoardLine, type OrderFacts, stateOf } from './board'
import { type CabinetSight, waits } from './cabinet/view'
import { choiceWords } from './choice-words'
import { type Allergen, foodsById, itemsById, type Menu, optionsById } from './menu'
import type { PaidHow, PricedLine } from './order'
import { orderReadyAtMs, type Standing, standing } from './promise/promise'
import { unitsByLine, unitsOf } from './refund'
import { type VatRow, vatRows } from './vat-rows'

/** What becomes of an order now. sent: the kitchen has not looked at it yet; waits: its food has not been dropped. Foods by name. */
export type Stage = { kind: 'sent' | 'wraps' | 'ready' | 'collected' | 'cancelled' } | { kind: 'waits' | 'fries'; foods: string[] }

/** `allergens` null: the menu does not know the item any more. */
export type TrackLine = {
  quantity: number
  /** So many of them are not wanted any more. */
  unmade: number
  name: string
  choices: string[]
  totalPence: number
  allergens: Allergen[] | null
}

/**
 * What a customer may know: of their own order all that was sold and what becomes of it; of other people, of who made it, and of the
 * shop's inside nothing, not even its id. Notes are left out: they were written for the kitchen.
 */
export type Track = {
  ticket: string
  placedAtMs: number
  inKitchenAtMs: number | null
  stage: Stage
  /** When it will be ready, as it is told now; null when it is ready or over. */
  standing: Standing | null
  readyAtMs: number | null
  /** Collected or cancelled. */
  endedAtMs: number | null
  eatIn: boolean
  /** What they said that they must avoid; empty: nothing, or nobody asked. */
  allergies: Allergen[]
  payment: PaidHow | null
  lines: TrackLine[]
  totalPence: number
  /** What came back of it since. */
  backPence: number
  /** Null when only the books remember the order. */
  vatPence: number | null
  /** The same by rate; null with it. */
  vat: VatRow[] | null
  /** False: nobody has checked the menu's allergens. */
  allergensChecked: boolean
}

/** So long after its end a link shows the order, then it shows nothing. */
const shownForMs = 24 * 3_600_000

/** `menu`: the one it was sold from. `foodMenu`: the one in force, which says how things fry. */
export type Told = {
  facts: OrderFacts
  /** The whole sale; null when only the books remember the order. */
  sold: { lines: readonly PricedLine[]; vatPence: number } | null
  menu: Menu
  foodMenu: Menu
  cabinet: CabinetSight
  nowMs: number
}

/** Null: there is nothing to show, or no longer. */
export function trackOf({ facts, sold, menu, foodMenu, cabinet, nowMs }: Told): Track | null {
  const { placed } = facts
  const endedAtMs = facts.collectedAtMs ?? facts.cancelledAtMs ?? null
  if (placed === undefined || (endedAtMs !== null && nowMs - endedAtMs > shownForMs)) return null
  const stage = stageOf(facts, cabinet, foodMenu, nowMs)
  const given = Object.values(facts.givenBack ?? {})
  const unmade = unitsByLine(unitsOf(given, 'changed'))
  return {
    ticket: placed.ticket,
    placedAtMs: placed.atMs,
    inKitchenAtMs: first([facts.waiting?.atMs, facts.hotAtMs, facts.handAtMs, facts.ready?.atMs]),
    stage,
    standing: isBeingMade(stage)
      ? standing(
          placed.promisedAtMs ?? null,
          orderReadyAtMs(cabinet, foodsById(foodMenu), nowMs, { id: facts.id, parts: placed.parts }),
          nowMs,
        )
      : null,
    readyAtMs: stage.kind === 'ready' || stage.kind === 'collected' ? (facts.ready?.atMs ?? null) : null,
    endedAtMs,
    eatIn: placed.eatIn,
    allergies: placed.allergies ?? [],
    payment: facts.corrected?.payment.method ?? placed.payment,
    lines: placed.lines.map((line, at) => ({ ...trackLine(line, menu), unmade: unmade.get(at) ?? 0 })),
    totalPence: placed.totalPence,
    backPence: given.reduce((sum, { totalPence }) => sum + totalPence, 0),
    vatPence: sold?.vatPence ?? null,
    vat: sold && vatRows(sold.lines),
    allergensChecked: menu.confirmed,
  }
}

const isBeingMade = ({ kind }: Stage): boolean => kind !== 'ready' && kind !== 'collected' && kind !== 'cancelled'

function stageOf(facts: OrderFacts, cabinet: CabinetSight, menu: Menu, nowMs: number): Stage {
  const state = stateOf(facts)
  switch (state) {
    case 'unknown':
    case 'placed':
      return { kind: 'sent' }
    case 'waiting':
      return waitingStage(facts, cabinet, menu, nowMs)
    case 'hot':
    case 'hand':
      return { kind: 'wraps' }
    case 'ready':
    case 'collected':
    case 'cancelled':
      return { kind: state }
    default: {
      const unknown: never = state
      return unknown
    }
  }
}

function waitingStage(facts: OrderFacts, cabinet: CabinetSight, menu: Menu, nowMs: number): Stage {
  const foods = foodsById(menu)
  const named = (ids: Iterable<string>) => [...new Set(ids)].map((id) => foods.get(id)?.name ?? id)
  const lacks = waits(cabinet, foods, nowMs).get(facts.id)
  // The cabinet that says so has not come yet: what was short when it began to wait is the best that is known.
  if (lacks === undefined) return { kind: 'waits', foods: named(facts.waiting?.missing ?? []) }
  const missing = lacks.filter((wait) => wait.aside + wait.held < wait.need)
  const undropped = missing.filter((wait) => wait.readyAtMs === null)
  if (undropped.length > 0) return { kind: 'waits', foods: named(undropped.map(({ food }) => food)) }
  return missing.length > 0 ? { kind: 'fries', foods: named(missing.map(({ food }) => food)) } : { kind: 'wraps' }
}

function trackLine({ item, name, quantity, totalPence, options }: BoardLine, menu: Menu): Omit<TrackLine, 'unmade'> {
  const known = itemsById(menu).get(item)
  const choices = (known?.options ?? []).flatMap((id) => {
    const option = optionsById(menu).get(id)
    const choice = options?.[id]
    return option && choice !== undefined ? [choiceWords(option, choice)] : []
  })
  return { quantity, name, choices, totalPence, allergens: allergensOf(menu, { item, ...(options && { options }) }) }
}

function first(times: readonly (number | undefined)[]): number | null {
  const known = times.filter((atMs) => atMs !== undefined)
  return known.length === 0 ? null : Math.min(...known)
}
