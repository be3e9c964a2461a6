import { z } from 'zod'
import type { ParkedSale } from '@/lib/domain/parked'
import { parkSaleInput } from '@/lib/inputs/parked'

/** A sale that waits, as the strip shows it. */
export type WaitingSale = { id: string; parked: ParkedSale }

/** A sale that this till has asked for and not heard of yet. `act`: asked again with this id, the shop says the same again. */
export type Resuming = { act: string; sale: WaitingSale }

const { lines, eatIn, allergies, menuVersion, totalPence, till } = parkSaleInput.shape
const kept = z.object({
  act: z.string(),
  sale: z.object({ id: z.string(), parked: z.object({ till, lines, eatIn, allergies, menuVersion, totalPence, atMs: z.number() }) }),
})

export type ResumingBox = { read(): Resuming | null; write(one: Resuming | null): void }

/** Kept beside the page: what the shop gave to this till must not be nobody's because the page was loaded anew before it heard so. */
export function resumingIn(box: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, till: number): ResumingBox {
  const name = `chippy:resuming:${till}`
  return {
    read() {
      try {
        return kept.nullable().parse(JSON.parse(box().getItem(name) ?? 'null'))
      } catch {
        return null
      }
    },
    write(one) {
      try {
        if (one === null) box().removeItem(name)
        else box().setItem(name, JSON.stringify(one))
      } catch {
        // A browser that keeps nothing: the sale is still on this page.
      }
    },
  }
}
