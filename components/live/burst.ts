import { linkIn } from '@/lib/domain/link'

/** A scanner types an address and Enter, faster than anybody's fingers: so long between two keys at the most. */
const betweenMs = 80
/** From these letters on nobody but a scanner can have typed them so fast. */
const begins = 'http'

/** What to do with a key: `mine`, it must do nothing else; `link`, the scan is whole. */
export type Pressed = { mine: boolean; link: string | null }

/** Tells a scanner from fingers, key by key. `key` as the browser names it. */
export function createBurst(): (key: string, atMs: number) => Pressed {
  let text = ''
  let lastMs = Number.NEGATIVE_INFINITY
  return (key, atMs) => {
    // Shift and the like stand between the letters of an address.
    if (key.length !== 1 && key !== 'Enter') return { mine: false, link: null }
    if (atMs - lastMs > betweenMs) text = ''
    lastMs = atMs
    if (key !== 'Enter') {
      text += key
      return { mine: isScan(text), link: null }
    }
    const scanned = text
    text = ''
    return isScan(scanned) ? { mine: true, link: linkIn(scanned) } : { mine: false, link: null }
  }
}

const isScan = (text: string): boolean => text.toLowerCase().startsWith(begins)
