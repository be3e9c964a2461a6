/**
 * What is known of an order, as a set of facts from several topics. There is no order across topics, so merging is
 * commutative and idempotent: any order of arrival and any repeat give the same facts.
 */

export type BoardLine = { item: string; name: string; quantity: number; totalPence: number; options?: Record<string, string>; note?: string }

export type OrderFacts = {
  id: string
  placed?: { order: number; till: number; ticket: string; atMs: number; eatIn: boolean; parts: string[][]; lines: BoardLine[]; totalPence: number; payment: 'cash' | 'card' | null }
  /** The kitchen is short of this food, one id a portion. */
  waiting?: { atMs: number; missing: string[] }
  hotAtMs?: number
  /** Being wrapped since. */
  handAtMs?: number
  /** Highest rounds seen. ready ⇔ ready round > recalled round. */
  ready?: { round: number; atMs: number }
  recalled?: { round: number; atMs: number }
  collectedAtMs?: number
  cancelledAtMs?: number
}

export type OrderState = 'unknown' | 'placed' | 'waiting' | 'hot' | 'hand' | 'ready' | 'collected' | 'cancelled'
