type Reference = { id: string; order: number; till: number; ticket: string; parts: string[][]; shop: number }
export type Sale = { reference: Reference; partition: number; atMs: number }

/** What people have really done with real food, whatever the shop believes. */
export type Truth = {
  sales: Map<string, Sale>
  cancelled: Map<string, number>
  /** Parts that are not wanted any more, by their places in the sale, and since when. */
  changed: Map<string, { part: number; atMs: number }[]>
  refunded: Set<string>
  /** Orders that somebody has wrapped, with or without knowing that they were cancelled. */
  wrapped: Set<string>
  /** What was really wrapped of each of them. */
  wrappedParts: Map<string, string[][]>
  /** Orders that somebody would not wrap, as they were cancelled. */
  spared: Set<string>
  lifted: Map<string, { food: string; portions: number; atMs: number }>
  /** Batches whose lift was pressed by mistake: what came out of them was lifted under another name. */
  unlifted: Set<string>
  /** Portions that somebody says to have binned, by food. */
  binned: Map<string, number>
}

export function emptyTruth(): Truth {
  return {
    ...{ sales: new Map(), cancelled: new Map(), changed: new Map(), refunded: new Set() },
    ...{ wrapped: new Set(), wrappedParts: new Map(), spared: new Set(), lifted: new Map(), unlifted: new Set(), binned: new Map() },
  }
}
