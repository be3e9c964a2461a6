import { awaitsAcknowledgement, type BoardLine, isSeenCancelled, type OrderFacts, roundOf, stateOf, unseenChanges } from './board'
import { fryMs } from './cabinet/foods'
import { type CabinetSight, type Wait, waits } from './cabinet/view'
import { choiceWords } from './choice-words'
import { type Food, foodsById, itemsById, type Menu, type MenuGroup, optionsById } from './menu'
import { unitsByLine, unitsOf } from './refund'
import { type Display, starterOf } from './started'
import { isTicked } from './ticks'

/** Food that an order lacks. `readyAtMs` null: not dropped yet, so it takes `fryMs` from whenever it is. */
export type Missing = { food: string; name: string; readyAtMs: number | null; fryMs: number }

export type TicketLine = {
  key: string
  quantity: number
  name: string
  /** Choices that differ from how it comes, then notes. */
  extras: string[]
  /** Where it stands on the menu; null when it has left it. */
  group: MenuGroup | null
  /** Places in the sale of the lines that are merged in this one. */
  lines: number[]
  /** Somebody has it wrapped. */
  ticked: boolean
  /** Those of its places that a display has started. */
  starts?: readonly LineStart[]
  /** It is not wanted any more, since these changes, and shown until somebody has seen them. */
  removed?: readonly string[]
  /** Null: its food is there. */
  missing: Missing | null
}

/** A place in the sale, and the display that has started it. `untold`: by what is kept on that device alone. */
export type LineStart = { line: number; at: Display; untold?: true }

/**
 * serve: all its food is its own · waits: short of food · new: not checked against the cabinet yet · cancelled: and nobody in the
 * kitchen has said that they have seen it.
 */
export type TicketState = 'serve' | 'waits' | 'new' | 'cancelled'

export type Ticket = {
  id: string
  ticket: string
  placed: NonNullable<OrderFacts['placed']>
  state: TicketState
  /** Times it was called back from ready. */
  round: number
  /** What it waits for longest. */
  missing: Missing | null
  lines: TicketLine[]
  /** Ids of the changes that nobody in the kitchen has seen. */
  unseen: string[]
}

/**
 * Open orders, the oldest first; cancelled ones stay in their old places until somebody has seen it. An order of which only later
 * facts are known yet is not shown: nobody could wrap it.
 */
export function tickets(orders: Iterable<OrderFacts>, cabinet: CabinetSight | null, menu: Menu | null, nowMs: number): Ticket[] {
  const waiting = cabinet && menu ? waits(cabinet, foodsById(menu), nowMs) : new Map<string, Wait[]>()
  const open: Ticket[] = []
  for (const facts of orders) {
    const state = ticketState(facts, nowMs)
    if (state === null || facts.placed === undefined) continue
    const round = roundOf(facts)
    const lines = linesOf(facts, state, waiting.get(facts.id), menu)
    const missing = slowest(
      lines.map((line) => line.missing),
      nowMs,
    )
    open.push({
      id: facts.id,
      ticket: facts.placed.ticket,
      placed: facts.placed,
      state,
      round,
      missing,
      lines,
      unseen: unseenChanges(facts),
    })
  }
  return open.toSorted((a, b) => a.placed.atMs - b.placed.atMs || (a.id < b.id ? -1 : 1))
}

function ticketState(facts: OrderFacts, nowMs: number): TicketState | null {
  const state = stateOf(facts)
  switch (state) {
    case 'hot':
    case 'hand':
      return 'serve'
    case 'waiting':
      return 'waits'
    case 'placed':
      return 'new'
    case 'unknown':
    case 'ready':
    case 'collected':
      return null
    case 'cancelled':
      return awaitsAcknowledgement(facts, nowMs) ? 'cancelled' : null
    default: {
      const unknown: never = state
      return unknown
    }
  }
}

/** One food of a waiting order: portions that are there, and the rest. */
type Pool = { there: number; missing: Missing }

function linesOf(facts: OrderFacts, state: TicketState, waiting: Wait[] | undefined, menu: Menu | null): TicketLine[] {
  const pools = state === 'waits' ? poolsOf(facts, waiting, menu) : new Map<string, Pool>()
  const round = roundOf(facts)
  const items = menu ? itemsById(menu) : null
  const unmade = unitsByLine(unitsOf(Object.values(facts.givenBack ?? {}), 'changed'))
  const lines = facts.placed?.lines ?? []
  const made = lines.map((line, at) => ({ ...line, quantity: line.quantity - (unmade.get(at) ?? 0) }))
  const gone = unseenChanges(facts).length === 0 ? [] : removedLines(facts, unmade, items, menu)
  const left = merged(made, menu).map(({ key, line, quantity, extras, lines }) => {
    let missing: Missing | null = null
    const item = items?.get(line.item)
    for (const food of item?.portions ?? []) {
      const pool = pools.get(food)
      if (pool === undefined) continue
      pool.there -= quantity
      if (pool.there < 0) missing = later(missing, pool.missing)
    }
    const ticked = lines.every((at) => isTicked(facts.ticks, round, at))
    const starts = lines.flatMap((at): LineStart[] => {
      const display = starterOf(facts.started, round, at)
      return display === null ? [] : [{ line: at, at: display }]
    })
    const shown = { key, quantity, name: line.name, extras, group: item?.group ?? null, lines, ticked, missing }
    return starts.length === 0 ? shown : { ...shown, starts }
  })
  // What a station has seen to be cancelled is no more of anybody's.
  return state === 'cancelled' ? left.filter(({ lines: places }) => !isSeenCancelled(facts, places)) : [...left, ...gone]
}

/** What the kitchen must not make any more, all of the order's changes together. */
function removedLines(
  { placed, givenBack }: OrderFacts,
  unmade: ReadonlyMap<number, number>,
  items: ReturnType<typeof itemsById> | null,
  menu: Menu | null,
): TicketLine[] {
  const changes = Object.entries(givenBack ?? {}).filter(([, { kind }]) => kind === 'changed')
  const changesOf = (places: readonly number[]) =>
    changes.filter(([, { lines }]) => lines.some(({ line }) => places.includes(line))).map(([id]) => id)
  const removed = (placed?.lines ?? []).map((line, at) => ({ ...line, quantity: Math.min(line.quantity, unmade.get(at) ?? 0) }))
  return merged(removed, menu).map(({ key, line, quantity, extras, lines: places }) => ({
    ...{ key: `removed ${key}`, quantity, name: line.name, extras, group: items?.get(line.item)?.group ?? null },
    ...{ lines: places, ticked: false, removed: changesOf(places), missing: null },
  }))
}

function poolsOf(facts: OrderFacts, waiting: Wait[] | undefined, menu: Menu | null): Map<string, Pool> {
  const foods: ReadonlyMap<string, Food> = menu ? foodsById(menu) : new Map()
  const missing = (food: string, readyAtMs: number | null): Missing => ({
    food,
    name: foods.get(food)?.name ?? food,
    readyAtMs,
    fryMs: fryMs(foods, food),
  })
  if (waiting)
    return new Map(waiting.map((wait) => [wait.food, { there: wait.aside + wait.held, missing: missing(wait.food, wait.readyAtMs) }]))
  // The cabinet that says so has not come yet: what was short when the order began to wait is the best that is known.
  const pools = new Map<string, Pool>()
  for (const part of facts.placed?.parts ?? []) {
    for (const food of part) {
      const pool = pools.get(food) ?? { there: 0, missing: missing(food, null) }
      pools.set(food, { ...pool, there: pool.there + 1 })
    }
  }
  for (const food of facts.waiting?.missing ?? []) {
    const pool = pools.get(food)
    if (pool) pool.there -= 1
  }
  return pools
}

/** What is not dropped comes after everything that fries; of two such, what fries longer. */
function later(a: Missing | null, b: Missing): Missing {
  if (a === null) return b
  if (a.readyAtMs === null || b.readyAtMs === null) {
    if (a.readyAtMs !== null) return b
    return b.readyAtMs === null && b.fryMs > a.fryMs ? b : a
  }
  return b.readyAtMs > a.readyAtMs ? b : a
}

function slowest(missing: readonly (Missing | null)[], nowMs: number): Missing | null {
  return missing.reduce(
    (worst, one) => (one !== null && (worst === null || remainingMs(one, nowMs) > remainingMs(worst, nowMs)) ? one : worst),
    null,
  )
}

/** How long it still takes: until the lift, or the whole fry time when nobody has dropped it. */
export function remainingMs(missing: Missing, nowMs: number): number {
  return missing.readyAtMs === null ? missing.fryMs : Math.max(0, missing.readyAtMs - nowMs)
}

type MergedLine = { key: string; line: BoardLine; quantity: number; extras: string[]; lines: number[] }

/** Two lines that are wrapped alike are one line on the ticket. Of what has no units left there is none. */
function merged(lines: readonly BoardLine[], menu: Menu | null): MergedLine[] {
  const byKey = new Map<string, MergedLine>()
  for (const [at, line] of lines.entries()) {
    if (line.quantity <= 0) continue
    const extras = extrasOf(line, menu)
    const key = JSON.stringify([line.item, line.name, ...extras])
    const same = byKey.get(key)
    byKey.set(key, {
      key,
      line,
      extras,
      quantity: (same?.quantity ?? 0) + line.quantity,
      lines: [...(same?.lines ?? []), at],
    })
  }
  return [...byKey.values()]
}

/** As it comes needs no words: only what was asked for differently is read out at the pass. */
function extrasOf(line: BoardLine, menu: Menu | null): string[] {
  const options = menu ? optionsById(menu) : null
  const choices = Object.entries(line.options ?? {}).flatMap(([id, choice]) => {
    const option = options?.get(id)
    if (option === undefined) return [choice]
    return option.default === choice ? [] : [choiceWords(option, choice)]
  })
  return line.note ? [...choices, line.note] : choices
}
