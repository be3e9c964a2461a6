import { v7 as uuidv7 } from 'uuid'
import { post, troubleWith } from './post'

/** The shop says "not known yet" after some seconds; a printer that takes its time is through by then. */
const mostTries = 5

/** Has the shop print an order's receipt. Null: it is printed; else why it is not. `link`: what its code says, where it is known. */
export async function printReceipt(orderId: string, link?: string): Promise<string | null> {
  const body = { id: uuidv7(), ...(link !== undefined && { link }) }
  for (let tries = 1; ; tries++) {
    // Always with the same id: whoever asks again joins the paper that is on its way.
    const answer = await post(`/api/orders/${orderId}/printed`, body)
    if (answer.kind !== 'unconfirmed' || answer.why !== undefined || tries === mostTries) return troubleWith(answer)
  }
}

/** What becomes of the receipts that did not print. Null: done. */
export const settleUnprinted = async (print: boolean): Promise<string | null> =>
  troubleWith(await post('/api/printer/unprinted', { id: uuidv7(), print }))
