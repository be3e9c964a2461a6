import { type Advice, advise } from './cabinet/advise'
import { fryMs } from './cabinet/foods'
import type { FryingBatch } from './cabinet/state'
import { type CabinetSight, isOverdue, waits } from './cabinet/view'
import { foodsById, type Menu } from './menu'
import { noPlan, rangePans } from './range/plan'
import type { RangeSight } from './range/sight'
import type { Probed } from './range/temperature'

export type Frying = {
  batch: string
  food: string
  name: string
  portions: number
  readyAtMs: number
  fryMs: number
  /** Twice its time has passed: nobody counts on it any more. */
  forgotten: boolean
}

/** `forOrders`: ids of the orders that wait for it and have nothing in the fryer, the oldest first. `typed`: so many are not paid yet. */
export type Drop = { food: string; name: string; portions: number; forOrders: string[]; typed: number }

/** One usual batch of what a pan fries, for a cook who drops without being asked to. `joins`: it may go in beside what fries. */
export type Offer = { food: string; name: string; portions: number; joins: boolean }

export type Pan = {
  pan: number
  name: string
  /** Ids of what it fries. */
  foods: string[]
  /** What the cook may drop in it, whatever is advised. */
  offers: Offer[]
  /** The soonest to lift first. */
  frying: Frying[]
  drop: Drop | null
  /** What to drop once the pan is free. */
  next: Drop | null
  /** It is empty, and its oil comes up: hot again at `atMs`. */
  recovering: { atMs: number; forMs: number } | null
}

/** The pans of the range, in their order. `advice` false: what is known is too old to say what to drop. */
export function pans(cabinet: CabinetSight, menu: Menu, nowMs: number, advice: boolean, range: RangeSight = plainRange(menu)): Pan[] {
  const foods = foodsById(menu)
  const now = advice ? advise(cabinet, foods, nowMs, range) : []
  const without = new Set(
    [...waits(cabinet, foods, nowMs)].flatMap(([id, order]) =>
      order.filter((wait) => wait.readyAtMs === null && wait.aside + wait.held < wait.need).map((wait) => `${id} ${wait.food}`),
    ),
  )
  // Food that has left the menu has pan 0; as long as an order wants it, it has a place here.
  const numbers = [...new Set([...range.pans, ...Object.values(cabinet.fryer), ...now].map(({ pan }) => pan))]
  return numbers
    .toSorted((a, b) => a - b)
    .map((pan) => {
      const known = range.pans.find((one) => one.pan === pan)
      const frying = fryingIn(cabinet, menu, pan, nowMs)
      const drop = now.find((one) => one.pan === pan)
      const after = advice
        ? advise(emptied(cabinet, pan), foods, nowMs, { ...range, hotAtMs: { ...range.hotAtMs, [pan]: 0 } }).find(
            (one) => one.pan === pan && one.food !== drop?.food,
          )
        : undefined
      const hotAtMs = range.hotAtMs[pan] ?? 0
      return {
        pan,
        name: known?.name ?? '',
        foods: known?.foods ?? [],
        offers: offersOf(known?.foods ?? [], menu),
        frying,
        drop: drop ? named(drop, menu, without) : null,
        next: after ? named(after, menu, without) : null,
        recovering: frying.length === 0 && hotAtMs > nowMs ? { atMs: hotAtMs, forMs: (known?.recoverySeconds ?? 0) * 1000 } : null,
      }
    })
}

/** Without a link nothing is advised, and the fat is hot all the same. */
function offersOf(of: readonly string[], menu: Menu): Offer[] {
  return of.flatMap((id) => {
    const food = foodsById(menu).get(id)
    if (food === undefined || food.kind === 'free') return []
    const joins = food.kind === 'toOrder'
    return [{ food: id, name: food.name, portions: joins ? 1 : food.batch, joins }]
  })
}

/** As if this pan were free, with what it holds still counted as coming. */
function emptied(cabinet: CabinetSight, pan: number): CabinetSight {
  const fryer = Object.entries(cabinet.fryer).map(([id, batch]) => [id, batch.pan === pan ? { ...batch, pan: 0 } : batch])
  return { ...cabinet, fryer: Object.fromEntries(fryer) }
}

/** Each food in the menu's pan, all of them hot. */
function plainRange(menu: Menu): RangeSight {
  return { pans: rangePans(menu, noPlan), typed: {}, hotAtMs: {} }
}

function fryingIn(cabinet: CabinetSight, menu: Menu, pan: number, nowMs: number): Frying[] {
  const foods = foodsById(menu)
  return Object.entries(cabinet.fryer)
    .filter(([, batch]) => batch.pan === pan)
    .map(([batch, { food, portions, atMs, pan: inPan }]) => ({
      batch,
      food,
      name: nameOf(food, menu),
      portions,
      readyAtMs: atMs + fryMs(foods, food),
      fryMs: fryMs(foods, food),
      forgotten: isOverdue({ food, portions, atMs, pan: inPan }, foods, nowMs),
    }))
    .toSorted((a, b) => a.readyAtMs - b.readyAtMs || (a.batch < b.batch ? -1 : 1))
}

/** `without`: food of an order for which nothing fries yet. */
function named({ food, portions, forOrders, typed = 0 }: Advice, menu: Menu, without: ReadonlySet<string>): Drop {
  return { food, name: nameOf(food, menu), portions, typed, forOrders: forOrders.filter((order) => without.has(`${order} ${food}`)) }
}

const nameOf = (food: string, menu: Menu) => foodsById(menu).get(food)?.name ?? food

/** What the pan's key does now. `early`: it has not fried long enough, or the oil is not hot, so it takes a second press. */
export type PanAct = { kind: 'drop'; drop: Drop; early: boolean } | { kind: 'lift'; frying: Frying; early: boolean } | { kind: 'none' }

/** A cook may lift a little before the bell without being asked twice: this share of the fry time is enough. */
const cookedFrom = 0.9

export function panAct(pan: Pan, nowMs: number): PanAct {
  const [soonest] = pan.frying
  if (soonest && isDue(soonest, nowMs)) return { kind: 'lift', frying: soonest, early: false }
  if (pan.drop) return { kind: 'drop', drop: pan.drop, early: false }
  if (!soonest && pan.recovering && pan.next) return { kind: 'drop', drop: pan.next, early: true }
  if (!soonest) return { kind: 'none' }
  return { kind: 'lift', frying: soonest, early: soonest.readyAtMs - nowMs > (1 - cookedFrom) * soonest.fryMs }
}

export const isDue = (frying: Frying, nowMs: number): boolean => frying.readyAtMs <= nowMs

/** What one order waits for from the pan that cooks to order. */
export type ToOrder = {
  id: string
  ticket: string
  name: string
  portions: number
  when: { kind: 'drop' } | { kind: 'lift'; atMs: number } | { kind: 'there' }
}

/** Oldest order first. */
export function cookedToOrder(
  cabinet: CabinetSight & { orders: Record<string, { ticket: string }> },
  menu: Menu,
  nowMs: number,
): ToOrder[] {
  const foods = foodsById(menu)
  const list: ToOrder[] = []
  for (const [id, order] of waits(cabinet, foods, nowMs)) {
    for (const wait of order) {
      const food = foods.get(wait.food)
      if (food?.kind !== 'toOrder') continue
      const lacking = wait.need - wait.aside - wait.held
      const when: ToOrder['when'] =
        lacking === 0 ? { kind: 'there' } : wait.readyAtMs === null ? { kind: 'drop' } : { kind: 'lift', atMs: wait.readyAtMs }
      list.push({ id, ticket: cabinet.orders[id]?.ticket ?? '?', name: food.name, portions: wait.need, when })
    }
  }
  return list
}

/** What the cook did here and the log has not shown yet. The batch is named by the act that dropped it. */
export type FryerAct =
  | { kind: 'dropped'; id: string; food: string; portions: number; pan: number; atMs: number }
  | { kind: 'lifted'; id: string; batch: string }
  /** `back`: after a lift the batch fries on, named by this act. */
  | { kind: 'undone'; id: string; batch: string; back: FryingBatch | null; atMs: number }
  /** Nothing in a pan is other than before. */
  | ({ kind: 'probed'; id: string } & Probed)

/** The cabinet with the cook's own acts in it: the oil does not wait for the network. Portions on the shelf only ever come from the log. */
export function withActs<C extends CabinetSight>(cabinet: C, acts: readonly FryerAct[]): C {
  const fryer = { ...cabinet.fryer }
  for (const act of acts) {
    if (act.kind === 'dropped' && fryer[act.id] === undefined) {
      fryer[act.id] = { food: act.food, portions: act.portions, pan: act.pan, atMs: act.atMs }
    }
    if (act.kind === 'undone' && act.back !== null) fryer[act.id] ??= act.back
  }
  for (const act of acts) if (act.kind === 'lifted' || act.kind === 'undone') delete fryer[act.batch]
  return { ...cabinet, fryer }
}
