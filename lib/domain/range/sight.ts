import { isSoldOut, type Units } from '../availability'
import type { Menu } from '../menu'
import type { CookPlan, RangePan } from './plan'
import { rangePans } from './plan'
import type { Temperatures } from './temperature'

/** A drop or a lift that can still be taken back. `frying`: what is, or was, in the pan. */
export type Undoable = {
  batch: string
  what: 'dropped' | 'lifted'
  food: string
  portions: number
  frying: { portions: number; pan: number; droppedAtMs: number }
  atMs: number
}

/** What the cook's display knows beside the orders and the cabinet: the same on every one, and after a reload. */
export type CookNews = {
  plan: CookPlan
  timeZone: string
  /** Portions by food on orders that tills are taking and nobody has paid. */
  typed: Record<string, number>
  /** When each pan was last lifted. */
  liftedAtMs: Record<number, number>
  /** Of the last seconds. */
  undoable: Undoable[]
  /** As far back as answers are remembered: how old a reading is, it says itself. */
  temperatures: Temperatures
}

/** What the advice goes by, beside the cabinet. */
export type RangeSight = {
  pans: readonly RangePan[]
  typed: Readonly<Record<string, number>>
  /** By pan; of pans that are hot the time is past. */
  hotAtMs: Readonly<Record<number, number>>
}

/** What is typed and sold out is not wanted: the shop takes no such sale. */
export function rangeSight(
  menu: Menu,
  { plan, typed, liftedAtMs }: Pick<CookNews, 'plan' | 'typed' | 'liftedAtMs'>,
  left: Units = {},
): RangeSight {
  const pans = rangePans(menu, plan)
  const hotAtMs = Object.fromEntries(pans.map(({ pan, recoverySeconds }) => [pan, (liftedAtMs[pan] ?? 0) + recoverySeconds * 1000]))
  const wanted = Object.entries(typed).filter(([food]) => !isSoldOut(left, food))
  return { pans, typed: Object.fromEntries(wanted), hotAtMs }
}
