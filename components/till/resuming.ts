import { z } from 'zod'
import type { ParkedSale } from '@/lib/domain/parked'
import { parkSaleInput } from '@/lib/inputs/parked'

/** A sale that waits, as the strip shows it. */
export type WaitingSale = { id: string; parked: ParkedSale }

/**
 * A sale that this till has asked for and that is on no docket yet. `act`: asked again with this id, the shop says the same again.
 * `given`: it is this till's, and waits only for a docket with nothing on it.
 */
export type Resuming = { act: string; sale: WaitingSale; given?: boolean }

const { lines, eatIn, allergies, discount, menuVersion, totalPence, till } = parkSaleInput.shape
const kept = z.object({
  act: z.string(),
  sale: z.object({
    id: z.string(),
    parked: z.object({ till, lines, eatIn, allergies, discount, menuVersion, totalPence, atMs: z.number() }),
  }),
  given: z.boolean().optional(),
})

export type ResumingBox = {
  all(): readonly Resuming[]
  find(saleId: string): Resuming | undefined
  /** In place of what was kept of the same sale. */
  keep(one: Resuming): void
  forget(saleId: string): void
}

/** Kept beside the page: what the shop gave to this till must not be nobody's because the page was loaded anew before it heard so. */
export function resumingIn(box: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, till: number): ResumingBox {
  const name = `chippy:resuming:${till}`
  // For a browser that keeps nothing: the sale is still on this page.
  let page: readonly Resuming[] = []
  const all = () => {
    try {
      return z.array(kept).parse(JSON.parse(box().getItem(name) ?? '[]'))
    } catch {
      return page
    }
  }
  const write = (next: readonly Resuming[]) => {
    page = next
    try {
      if (next.length === 0) box().removeItem(name)
      else box().setItem(name, JSON.stringify(next))
    } catch {
      // Then all() answers with the page's own.
    }
  }
  const others = (saleId: string) => all().filter(({ sale }) => sale.id !== saleId)
  return {
    all,
    find: (saleId) => all().find(({ sale }) => sale.id === saleId),
    keep: (one) => write([...others(one.sale.id), one]),
    forget: (saleId) => write(others(saleId)),
  }
}
