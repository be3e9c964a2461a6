import { type Advice, advise } from './cabinet/advise'
import { fryMs } from './cabinet/foods'
import { type CabinetSight, isOverdue, waits } from './cabinet/view'
import { foodsById, type Menu } from './menu'

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

/** `forOrders`: ids of the orders that wait for it and have nothing in the fryer, the oldest first. */
export type Drop = { food: string; name: string; portions: number; forOrders: string[] }

export type Pan = {
  pan: number
  /** What it fries, by the menu. */
  foods: string[]
  toOrder: boolean
  /** The soonest to lift first. */
  frying: Frying[]
  drop: Drop | null
  /** What to drop once the pan is free. */
  next: Drop | null
}

/** The pans of the range, in their order. `advice` false: what is known is too old to say what to drop. */
export function pans(cabinet: CabinetSight, menu: Menu, nowMs: number, advice: boolean): Pan[] {
  const foods = foodsById(menu)
  const now = advice ? advise(cabinet, foods, nowMs) : []
  // As if all pans were free, with what they hold still counted as coming: the next drop of each.
  const emptied = { ...cabinet, fryer: Object.fromEntries(Object.entries(cabinet.fryer).map(([id, batch]) => [id, { ...batch, pan: 0 }])) }
  const next = advice ? advise(emptied, foods, nowMs) : []
  const without = new Set(
    [...waits(cabinet, foods, nowMs)].flatMap(([id, order]) =>
      order.filter((wait) => wait.readyAtMs === null && wait.aside + wait.held < wait.need).map((wait) => `${id} ${wait.food}`),
    ),
  )
  const fried = menu.foods.filter((food) => food.kind !== 'free' && food.pan > 0)
  // Food that has left the menu has pan 0; as long as an order wants it, it has a place here.
  const numbers = [...new Set([...fried, ...Object.values(cabinet.fryer), ...now].map(({ pan }) => pan))]
  return numbers
    .toSorted((a, b) => a - b)
    .map((pan) => {
      const own = fried.filter((food) => food.pan === pan)
      const drop = now.find((one) => one.pan === pan)
      const after = next.find((one) => one.pan === pan && one.food !== drop?.food)
      return {
        pan,
        foods: own.map((food) => food.name),
        toOrder: own.length > 0 && own.every((food) => food.kind === 'toOrder'),
        frying: fryingIn(cabinet, menu, pan, nowMs),
        drop: drop ? named(drop, menu, without) : null,
        next: after ? named(after, menu, without) : null,
      }
    })
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
function named({ food, portions, forOrders }: Advice, menu: Menu, without: ReadonlySet<string>): Drop {
  return { food, name: nameOf(food, menu), portions, forOrders: forOrders.filter((order) => without.has(`${order} ${food}`)) }
}

const nameOf = (food: string, menu: Menu) => foodsById(menu).get(food)?.name ?? food

/** What the pan's key does now. `early`: it has not fried long enough, so it takes a second press. */
export type PanAct = { kind: 'drop'; drop: Drop } | { kind: 'lift'; frying: Frying; early: boolean } | { kind: 'none' }

/** A cook may lift a little before the bell without being asked twice: this share of the fry time is enough. */
const cookedFrom = 0.9

export function panAct(pan: Pan, nowMs: number): PanAct {
  const [soonest] = pan.frying
  if (soonest && isDue(soonest, nowMs)) return { kind: 'lift', frying: soonest, early: false }
  if (pan.drop) return { kind: 'drop', drop: pan.drop }
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
  | { kind: 'dropped'; id: string; food: string; portions: number; atMs: number }
  | { kind: 'lifted'; id: string; batch: string }

/** The cabinet with the cook's own acts in it: the oil does not wait for the network. Portions on the shelf only ever come from the log. */
export function withActs<C extends CabinetSight>(cabinet: C, acts: readonly FryerAct[], menu: Menu): C {
  const fryer = { ...cabinet.fryer }
  for (const act of acts) {
    if (act.kind === 'dropped' && fryer[act.id] === undefined) {
      fryer[act.id] = { food: act.food, portions: act.portions, pan: foodsById(menu).get(act.food)?.pan ?? 0, atMs: act.atMs }
    }
  }
  for (const act of acts) if (act.kind === 'lifted') delete fryer[act.batch]
  return { ...cabinet, fryer }
}
