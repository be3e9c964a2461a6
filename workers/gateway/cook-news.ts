import { addPortions } from '@/lib/domain/cabinet/foods'
import type { CookPlan } from '@/lib/domain/range/plan'
import type { CookNews, Undoable } from '@/lib/domain/range/sight'
import { undoMs } from '@/lib/domain/undo'
import type { Range } from './range'
import type { Typing } from './typing'

/** No pan's oil takes longer to come up (lib/topics/menu.ts). */
const LONGEST_RECOVERY_MS = 600_000

/** `parked`: portions of what was put aside lately. Both are on orders that nobody has paid yet. */
export type CookNewsOptions = {
  plan: CookPlan
  timeZone: string
  typing: Typing
  parked: Readonly<Record<string, number>>
  range: Range
  nowMs: number
}

/** What the cook's displays are told beside orders and cabinet. All of it but what is being typed follows from the log. */
export function cookNews({ plan, timeZone, typing, parked, range, nowMs }: CookNewsOptions): CookNews {
  const liftedAtMs: Record<number, number> = {}
  for (const { frying, liftedAtMs: atMs } of range.since(nowMs - LONGEST_RECOVERY_MS).lifted)
    liftedAtMs[frying.pan] = Math.max(liftedAtMs[frying.pan] ?? 0, atMs)
  const typed = addPortions([typing.sum(), parked])
  return { plan, timeZone, typed, liftedAtMs, undoable: undoableOf(range, nowMs - undoMs), temperatures: range.temperatures }
}

function undoableOf(range: Range, sinceMs: number): Undoable[] {
  const { dropped, lifted } = range.since(sinceMs)
  return [
    ...dropped.map(
      ({ batch, food, portions, pan, droppedAtMs }): Undoable => ({
        batch,
        what: 'dropped',
        food,
        portions,
        frying: { portions, pan, droppedAtMs },
        atMs: droppedAtMs,
      }),
    ),
    ...lifted.map(
      ({ frying: { batch, food, portions: inPan, pan, droppedAtMs }, portions, liftedAtMs }): Undoable => ({
        batch,
        what: 'lifted',
        food,
        portions,
        frying: { portions: inPan, pan, droppedAtMs },
        atMs: liftedAtMs,
      }),
    ),
  ]
}
