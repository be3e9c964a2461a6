import type { ParSlot, RangePan } from '../domain/range/plan'

/** What GET /api/range answers. `pansSet` false: the pans are as the menu has them. */
export type RangeAnswer = { pans: RangePan[]; pansSet: boolean; par: Record<string, ParSlot[]>; lastOrders: boolean }
