import { z } from 'zod'
import { type Cart, linesToSend } from '@/lib/domain/cart'
import { allergiesToPark } from '@/lib/domain/cart-allergy'
import { parkSaleInput } from '@/lib/inputs/parked'

const { lines, eatIn, allergies, menuVersion } = parkSaleInput.shape
const draft = z.object({ lines, eatIn, allergies, menuVersion })

/** What is on the docket and not paid, as it is kept beside the page. A discount is not: somebody may have had to allow it. */
export type Draft = z.infer<typeof draft>

export type DraftBox = { read(): Draft | null; write(draft: Draft | null): void }

/** Null: there is nothing on it. */
export function draftOf(cart: Cart, version: number): Draft | null {
  if (cart.lines.length === 0) return null
  return { lines: linesToSend(cart), eatIn: cart.eatIn, allergies: allergiesToPark(cart), menuVersion: version }
}

/** Of this tab and no other: two tabs of one till serve two customers. What cannot be read is no draft. */
export function draftIn(box: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, till: number): DraftBox {
  const name = `chippy:draft:${till}`
  return {
    read() {
      try {
        return draft.nullable().parse(JSON.parse(box().getItem(name) ?? 'null'))
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
