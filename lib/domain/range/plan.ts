import { type Food, foodsById, type Menu } from '../menu'
import { tradingDate } from '../trading-date'

/** A pan of the range as the shop has it. A food may have more than one. */
export type RangePan = { pan: number; name: string; foods: string[]; recoverySeconds: number }

/** A par level on these weekdays (0 = Sunday) from one time of the wall's clock to another; `to` no later than `from` is on the next morning. */
export type ParSlot = { days: number[]; from: string; to: string; par: number }

/** How the shop cooks: what the manager has laid down, and whether the last orders are being taken. */
export type CookPlan = {
  /** Null: nobody has said, each food is fried in the menu's pan. */
  pans: RangePan[] | null
  /** By food; what has no slot at this hour is kept at the menu's par. */
  par: Record<string, ParSlot[]>
  lastOrders: { on: boolean; atMs: number } | null
}

export const noPlan: CookPlan = { pans: null, par: {}, lastOrders: null }

type PlanEvent = { timestampMs: number } & (
  | { type: 'range.set'; value: { pans: RangePan[] } }
  | { type: 'par.scheduled'; value: { food: string; slots: ParSlot[] } }
  | { type: 'last-orders.set'; value: { on: boolean } }
)

/** They stand in one partition: of two the later one counts. */
export function planAfter(plan: CookPlan, event: PlanEvent): CookPlan {
  switch (event.type) {
    case 'range.set':
      return { ...plan, pans: event.value.pans }
    case 'par.scheduled':
      return { ...plan, par: { ...plan.par, [event.value.food]: event.value.slots } }
    case 'last-orders.set':
      return { ...plan, lastOrders: { on: event.value.on, atMs: event.timestampMs } }
    default: {
      const unknown: never = event
      return unknown
    }
  }
}

/** They end with the trading day: nobody has to think of it in the morning. */
export function areLastOrders({ lastOrders }: CookPlan, nowMs: number, timeZone: string): boolean {
  return lastOrders?.on === true && tradingDate(lastOrders.atMs, timeZone) === tradingDate(nowMs, timeZone)
}

/** Oil comes up again in about so long after a full batch (POS.md: "let oil recover between batches"); what is cooked to order cools it little. */
const usualRecoverySeconds = 30

const isCooked = (food: Food) => food.kind !== 'free' && food.pan > 0

/** The pans in use. Food that the manager has put into none (it may be new on the menu) is fried in the menu's. */
export function rangePans(menu: Menu, { pans }: CookPlan): RangePan[] {
  if (pans === null) return pansOfMenu(menu.foods.filter(isCooked))
  const placed = new Set(pans.flatMap(({ foods }) => foods))
  const left = pansOfMenu(menu.foods.filter((food) => isCooked(food) && !placed.has(food.id)))
  const all = new Map(pans.map((pan) => [pan.pan, pan]))
  for (const pan of left) {
    const known = all.get(pan.pan)
    all.set(pan.pan, known ? { ...known, foods: [...known.foods, ...pan.foods] } : pan)
  }
  return [...all.values()].toSorted((a, b) => a.pan - b.pan)
}

function pansOfMenu(foods: readonly Food[]): RangePan[] {
  const numbers = [...new Set(foods.map(({ pan }) => pan))].toSorted((a, b) => a - b)
  return numbers.map((pan) => {
    const own = foods.filter((food) => food.pan === pan)
    const toOrder = own.every(({ kind }) => kind === 'toOrder')
    const name = toOrder ? 'to order' : own.map((food) => food.name.toLowerCase()).join(', ')
    return { pan, name, foods: own.map(({ id }) => id), recoverySeconds: toOrder ? 0 : usualRecoverySeconds }
  })
}

/** What a range of pans cannot be; null when it can. Every food that is cooked needs a pan, or its orders would wait for ever. */
export function wrongRange(pans: readonly RangePan[], menu: Menu): string | null {
  const numbers = pans.map(({ pan }) => pan)
  if (new Set(numbers).size < numbers.length) return 'Two pans have the same number.'
  const foods = foodsById(menu)
  const placed = new Set(pans.flatMap((pan) => pan.foods))
  const odd = [...placed].find((id) => (foods.get(id)?.kind ?? 'free') === 'free')
  if (odd !== undefined) return `"${odd}" is not a cooked food of the menu.`
  const without = menu.foods.filter((food) => isCooked(food) && !placed.has(food.id)).map(({ name }) => name)
  return without.length === 0 ? null : `No pan for ${without.join(', ')}.`
}
