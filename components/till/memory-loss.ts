import type { TillCount } from '@/lib/domain/till-count'
import { tradingDate } from '@/lib/domain/trading-date'
import type { Memory } from '../live/use-outbox'

/** Why orders that were queued on this till may be lost. */
export type Loss =
  /** The browser has cleared the storage, and so many orders were found again beside it. */
  | { kind: 'cleared'; atMs: number; found: number }
  /** This device remembers less of this till's day than the shop does: it was cleared, or it is another device. */
  | { kind: 'new-here'; sinceMs: number; upTo: number }

/** Null: nothing is missing, or somebody has read it. `shops`: how far the shop knows this till to have counted today. */
export function memoryLoss(memory: Memory, counted: TillCount | null, shops: TillCount | null, timeZone: string): Loss | null {
  const { cleared, lossReadAtMs, bornAtMs } = memory
  if (cleared !== null && (lossReadAtMs === null || lossReadAtMs < cleared.atMs)) return { kind: 'cleared', ...cleared }
  // Two devices that both sell as one till all day remember half of it each, and nothing is lost: what tells is that this
  // memory began today.
  if (shops === null || lossReadAtMs !== null || tradingDate(bornAtMs, timeZone) !== shops.date) return null
  const remembered = counted?.date === shops.date ? memory.given : 0
  return remembered < shops.running ? { kind: 'new-here', sinceMs: bornAtMs, upTo: shops.running } : null
}
