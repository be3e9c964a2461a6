import { addPortions, type Foods, needOf } from '../cabinet/foods'
import { lacking } from '../cabinet/settle'
import type { CabinetSight } from '../cabinet/view'
import { type Cart, itemOf } from '../cart'
import { foodsById, type Menu } from '../menu'
import { foodAtMs, type Portions, supplyOf } from './food-time'

/**
 * When an order will be ready: its food when those before it have had theirs (food-time.ts), then one person who wraps one order after
 * the other, as their food comes. More orders before it never make it sooner.
 *
 * Left out: food that goes off before it is taken, more than one who wraps, how large an order is to wrap, a cook who does not drop
 * what is advised, orders that are taken at other tills in this very moment, a food that runs out. What that costs is measured: each
 * promise is kept with its order and held against when it was ready.
 */

type CabinetOrder = CabinetSight['orders'][string]

/** To wrap one order and call it. */
const wrapMs = 45_000
/** Who has had their food for so long is not being wrapped: somebody forgot to say that it is ready. */
const forgottenMs = 30 * 60_000
/** A promise is "about": a minute later is still kept. */
export const graceMs = 60_000
/** Nobody is told more. */
const mostMinutes = 180

/** When an order that is not paid yet would be ready. `need`: its portions by food. */
export function newOrderReadyAtMs(cabinet: CabinetSight, foods: Foods, nowMs: number, need: Portions): number {
  return readyAtMs(cabinet, foods, nowMs, need, Object.values(cabinet.orders))
}

/** When an order will be ready that is being made; one that the kitchen has not looked at yet comes after all others. */
export function orderReadyAtMs(
  cabinet: CabinetSight,
  foods: Foods,
  nowMs: number,
  order: { id: string; parts: readonly (readonly string[])[] },
): number {
  const known = cabinet.orders[order.id]
  if (known === undefined) return newOrderReadyAtMs(cabinet, foods, nowMs, needOf(order.parts, foods))
  const ids = Object.keys(cabinet.orders)
  const before = Object.values(cabinet.orders).slice(0, ids.indexOf(order.id))
  return readyAtMs(cabinet, foods, nowMs, known.status === 'waiting' ? lacking(known) : {}, before)
}

function readyAtMs(cabinet: CabinetSight, foods: Foods, nowMs: number, own: Portions, before: readonly CabinetOrder[]): number {
  const supply = supplyOf(cabinet, foods, nowMs)
  const waiting = before.filter((order) => order.status === 'waiting').map(lacking)
  const foodMs = foodAtMs(supply, foods, own, addPortions([...waiting, own]))
  // Who waits is taken to come to be wrapped as soon as their food could be there at all: with what others take of it reckoned in, an
  // order more could send one that is before us behind us, and promise us less.
  const soonest = waiting.map((lacks) => foodAtMs(supply, foods, lacks, lacks)).filter((atMs) => atMs <= foodMs)
  const wrapped = before.filter((order) => isBeingWrapped(order, nowMs)).map(() => nowMs)
  let handsFreeMs = nowMs
  for (const atMs of [...wrapped, ...soonest.toSorted((a, b) => a - b)]) handsFreeMs = Math.max(handsFreeMs, atMs) + wrapMs
  return Math.max(handsFreeMs, foodMs) + wrapMs
}

function isBeingWrapped({ status, sinceMs }: CabinetOrder, nowMs: number): boolean {
  return (status === 'hot' || status === 'hand') && nowMs - sinceMs < forgottenMs
}

/** Whole minutes from now, as they are said; at least one. */
export function minutesUntil(atMs: number, nowMs: number): number {
  return Math.min(mostMinutes, Math.max(1, Math.ceil((atMs - nowMs) / 60_000)))
}

/** "Say 6 min", and the time that it means. */
export type Promised = { minutes: number; atMs: number }

/** What to say to the customer of this cart; to the next one, who will order the best seller, while it is empty. */
export function promiseFor(cabinet: CabinetSight, menu: Menu, cart: Cart, nowMs: number): Promised {
  const foods = foodsById(menu)
  const parts = cart.lines.flatMap((line) => {
    const portions = itemOf(menu, line)?.portions ?? []
    return Array.from({ length: line.quantity }, () => portions)
  })
  const need = needOf(cart.lines.length > 0 ? parts : [bestSeller(menu)], foods)
  const minutes = minutesUntil(newOrderReadyAtMs(cabinet, foods, nowMs, need), nowMs)
  return { minutes, atMs: nowMs + minutes * 60_000 }
}

/** The first tile of the till. */
const bestSeller = (menu: Menu): string[] => (menu.items.find(({ tile }) => tile === 1) ?? menu.items[0])?.portions ?? []

/** What a customer who waits is told now: what was promised for as long as that can be kept, else the truth and that we are sorry. */
export type Standing = Promised & { late: boolean }

export function standing(promisedAtMs: number | null, expectedAtMs: number, nowMs: number): Standing {
  const late = promisedAtMs !== null && Math.max(expectedAtMs, nowMs) > promisedAtMs + graceMs
  const atMs = promisedAtMs === null || late ? expectedAtMs : promisedAtMs
  return { atMs, minutes: minutesUntil(atMs, nowMs), late }
}
