import { mergeFacts, type OrderFacts } from '@/lib/domain/board'
import type { AboutOrder } from '@/lib/operations/about-order'
import type { OrderPlaced } from '@/lib/topics/orders'
import { partitionOf } from '@/lib/topics/partition'
import type { Board, EventPlace } from './board'

export type FoundOrder = {
  facts: OrderFacts
  /** The whole sale; null when it is older than the memory of the gateway. */
  placed: OrderPlaced | null
  /** Where its events stand, as far as they are in memory. */
  places: EventPlace[]
}

export type FindOrderOptions = {
  board: Board
  /** What the books say of an order that is not in memory. Throws Away when they cannot be asked. */
  history(id: string): Promise<OrderFacts | null>
}

/** Null: nobody has ever heard of it. */
export type FindOrder = (id: string) => Promise<FoundOrder | null>

export function createFindOrder({ board, history }: FindOrderOptions): FindOrder {
  return async (id) => {
    const known = board.find(id)
    if (known?.placed) return known
    const past = await history(id)
    if (!past) return known ?? null
    return { facts: known ? mergeFacts(known.facts, past) : past, placed: null, places: known?.places ?? [] }
  }
}

/** Null while nothing is known of the sale itself, only of what followed. */
export function aboutOrder({ facts, placed, places }: FoundOrder, shop: number, partitions: number): AboutOrder | null {
  const sale = placed ?? facts.placed
  if (!sale) return null
  const { order, till, ticket, parts } = sale
  // A stranger may have put its order into any partition; what follows goes beside it.
  const own = places.find(({ type }) => type === 'order.placed') ?? places[0]
  return {
    id: facts.id,
    shop: placed?.shop ?? shop,
    order,
    till,
    ticket,
    parts,
    partition: own?.partition ?? partitionOf(shop, till, partitions),
  }
}
