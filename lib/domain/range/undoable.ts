import type { FryerAct } from '../cook-view'
import { undoMs } from '../undo'
import type { Undoable } from './sight'

/** What can still be taken back, the latest first: what the shop knows, and drops of this display that are on their way. `acts` are its own. */
export function undoables(known: readonly Undoable[], acts: readonly FryerAct[], nowMs: number): Undoable[] {
  const undone = new Set(acts.flatMap((act) => (act.kind === 'undone' ? [act.batch] : [])))
  const lifted = new Set(acts.flatMap((act) => (act.kind === 'lifted' ? [act.batch] : [])))
  const own = acts.flatMap((act): Undoable[] =>
    act.kind === 'dropped' && !known.some(({ batch }) => batch === act.id)
      ? [
          {
            batch: act.id,
            what: 'dropped',
            food: act.food,
            portions: act.portions,
            frying: { portions: act.portions, pan: act.pan, droppedAtMs: act.atMs },
            atMs: act.atMs,
          },
        ]
      : [],
  )
  return [...known, ...own]
    .filter(({ batch, what, atMs }) => nowMs - atMs < undoMs && !undone.has(batch) && !(what === 'dropped' && lifted.has(batch)))
    .toSorted((a, b) => b.atMs - a.atMs)
}
