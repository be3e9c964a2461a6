import { z } from 'zod'
import { type Cart, linesToSend } from '@/lib/domain/cart'
import { allergiesToPark } from '@/lib/domain/cart-allergy'
import { parkSaleInput } from '@/lib/inputs/parked'

const { id, lines, eatIn, allergies, discount, menuVersion } = parkSaleInput.shape
const draft = z.object({ id, lines, eatIn, allergies, discount, menuVersion })

/** What is on the docket and not paid, as it is kept beside the page. By its id it is seen whether it has been sold meanwhile. */
export type Draft = z.infer<typeof draft>

export type DraftBox = { read(): Draft | null; write(draft: Draft | null): void }

/** Null: there is nothing on it. */
export function draftOf(id: string, cart: Cart, version: number): Draft | null {
  if (cart.lines.length === 0) return null
  const { eatIn, discount } = cart
  return { id, lines: linesToSend(cart), eatIn, allergies: allergiesToPark(cart), ...(discount && { discount }), menuVersion: version }
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
