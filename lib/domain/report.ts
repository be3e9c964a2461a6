/** The manager's day: figures of one trading day, from the books, the facts and the stock. Money in pence. */
export type DayReport = {
  /** Trading date, YYYY-MM-DD. */
  date: string
  atMs: number
  takingsPence: number
  orders: number
  cancelled: number
  /** Of orders that were not cancelled: refunds, and lines that were not wanted any more. */
  givenBackPence: number
  /** From placed to ready, of the orders that are ready; null when there is none. */
  averageWaitMs: number | null
  /** Orders that had to wait for the cook. */
  sentToCook: number
  /** What customers were told about when it is ready, held against when it was. */
  promises: PromiseScore
  hours: { hour: number; takingsPence: number; orders: number }[]
  waits: { atMs: number; waitMs: number }[]
  tills: { till: number; orders: number; takingsPence: number; cashPence: number; cardPence: number; notRecordedPence: number }[]
  /** VAT by code. */
  vat: { code: string; grossPence: number; vatPence: number }[]
  foods: { food: string; cooked: number; sold: number; wasted: number }[]
  stock: { consumable: string; name: string; unit: string; used: number; wasted: number }[]
  books: {
    /** True when debits = credits and the ledger's takings are those of the orders that the statistician read from the log himself. */
    balanced: boolean
    atMs: number
    debitPence: number
    creditPence: number
    ledgerTakingsPence: number
    factsTakingsPence: number
    receipts: number
  }
}

/** Orders of which somebody said when they would be ready, and which are ready, or past that time and not. */
export type PromiseScore = {
  made: number
  /** Ready no later than a minute after what was said. */
  kept: number
  /** Mean of how far off it was, early or late; null when none of them is ready. */
  meanErrorMs: number | null
}
