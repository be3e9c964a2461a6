/** Nobody's fingers press different keys so fast one after the other. */
export const quickMs = 60
/** A scanner is quiet for so long only when it is done. */
const quietMs = 80
/** So many keys at once are a scanner's: two can be two hands. */
const burstFrom = 3

/**
 * `wait`: it counts if nothing more follows at once · `again`: the same key bounces, or is held under a hammering finger · `burst`: a
 * scanner types, and neither this key nor those that wait are meant · `other`: no key that a scanner types.
 */
type Gate = 'wait' | 'again' | 'burst' | 'other'

/** Tells fingers on a number pad from a scanner, key by key, whatever it is that is scanned: an order's code, or a box of cans. */
export function createKeyGate(): (key: string, atMs: number) => Gate {
  let last = ''
  let lastMs = Number.NEGATIVE_INFINITY
  let run = 0
  return (key, atMs) => {
    if (key.length !== 1 && key !== 'Enter') return 'other'
    const apartMs = atMs - lastMs
    const same = key === last
    last = key
    lastMs = atMs
    if (run >= burstFrom && apartMs <= quietMs) return 'burst'
    if (apartMs > quickMs) {
      run = 1
      return 'wait'
    }
    if (same) return 'again'
    run += 1
    return run >= burstFrom ? 'burst' : 'wait'
  }
}
