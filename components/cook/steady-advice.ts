import type { Drop, Pan } from '@/lib/domain/cook-view'

/** What a pan's key would drop moves with every dish that a till types; so long it has to be shown before the key means it. */
export const readMs = 800

type Advice = Pick<Pan, 'drop' | 'next'>
/** What one pan advises since when, and what its key meant until then. `inside`: the batches in it. */
type Shown = Advice & { inside: string; sinceMs: number; before: Advice }
export type ShownAdvice = ReadonlyMap<number, Shown>

/** What is shown after these pans came on the screen. */
export function showAdvice(shown: ShownAdvice, pans: readonly Pan[], nowMs: number): ShownAdvice {
  return new Map(
    pans.map((pan) => {
      const known = shown.get(pan.pan)
      const { drop, next } = pan
      const inside = insideOf(pan)
      if (known === undefined || known.inside !== inside)
        return [pan.pan, { drop, next, inside, sinceMs: Number.NEGATIVE_INFINITY, before: { drop, next } }]
      if (isSame(known.drop, drop) && isSame(known.next, next)) return [pan.pan, { ...known, drop, next }]
      // What stood there as the next thing to drop was read as well, while the oil came up.
      const meant = meantBy(known, nowMs)
      const told = meant.drop === null && isSame(meant.next, drop)
      return [pan.pan, { drop, next, inside, sinceMs: nowMs, before: told ? { drop, next } : meant }]
    }),
  )
}

/**
 * The pan as its key means it: with the advice that could be read before the key was pressed. What has gone in or come out is never kept
 * back: what the key would do with it is another thing by then.
 */
export function asRead(shown: ShownAdvice, pan: Pan, nowMs: number): Pan {
  const known = shown.get(pan.pan)
  return known === undefined || known.inside !== insideOf(pan) ? pan : { ...pan, ...meantBy(known, nowMs) }
}

const meantBy = ({ drop, next, sinceMs, before }: Shown, nowMs: number): Advice => (nowMs - sinceMs < readMs ? before : { drop, next })

const insideOf = ({ frying }: Pan): string => frying.map(({ batch }) => batch).join()

const isSame = (one: Drop | null, other: Drop | null): boolean => one?.food === other?.food && one?.portions === other?.portions
