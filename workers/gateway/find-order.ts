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
  /** Where the sale stands in `orders`, by what the books say. */
  soldAt?: SalePlace
}

export type SalePlace = { partition: number; offset: number }

export type FindOrderOptions = {
  board: Board
  /** What the books say of an order that is not in memory. Throws Away when they cannot be asked. */
  history(id: string): Promise<{ facts: OrderFacts; soldAt: SalePlace | null } | null>
  /** The sale, read back from the log; null where the log does not go back so far. */
  readSale(id: string, place: SalePlace): Promise<OrderPlaced | null>
}

/** Null: nobody has ever heard of it. */
export type FindOrder = (id: string) => Promise<FoundOrder | null>

/** The whole sale, from wherever it is; null: it is too long ago. */
export type FindSale = (found: FoundOrder) => Promise<OrderPlaced | null>

export const createFindSale =
  ({ readSale }: Pick<FindOrderOptions, 'readSale'>): FindSale =>
  async ({ facts, placed, soldAt }) =>
    placed ?? (soldAt ? readSale(facts.id, soldAt) : null)

export function createFindOrder({ board, history }: Omit<FindOrderOptions, 'readSale'>): FindOrder {
  return async (id) => {
    const known = board.find(id)
    if (known?.placed) return known
    const past = await history(id)
    if (!past) return known ?? null
    const { facts, soldAt } = past
    return {
      facts: known ? mergeFacts(known.facts, facts) : facts,
      placed: null,
      places: known?.places ?? [],
      ...(soldAt && { soldAt }),
    }
  }
}

/** Null while nothing is known of the sale itself, only of what followed. */
export function aboutOrder({ facts, placed, places, soldAt }: FoundOrder, shop: number, partitions: number): AboutOrder | null {
  const sale = placed ?? facts.placed
  if (!sale) return null
  const { order, till, ticket, parts } = sale
  // A stranger may have put its order into any partition; what follows goes beside it.
  const own = places.find(({ type }) => type === 'order.placed') ?? soldAt ?? places[0]
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
