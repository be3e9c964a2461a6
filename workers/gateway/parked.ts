import { isWaiting, mergeSale, type SaleFacts, saleFactsOf } from '@/lib/domain/parked'
import { dropOldest } from '@/lib/operations/drop-oldest'
import type { LogEvent } from '@/lib/topics/event'

/** More than any shop puts aside in a week, which is as far back as the log is read. */
const MOST_WAITING = 2000
const MOST_OVER = 5000

/** The sales that wait for somebody to go on with them, and the last ones that somebody did go on with. */
export class Parked {
  private readonly waiting = new Map<string, SaleFacts>()
  private readonly over = new Map<string, SaleFacts>()

  /** Answers all that is known of the sale then; null when the event says nothing about one. */
  take(event: LogEvent): SaleFacts | null {
    const news = saleFactsOf(event)
    if (news === null) return null
    const known = this.find(news.id)
    const sale = known ? mergeSale(known, news) : news
    this.waiting.delete(sale.id)
    const kept = isWaiting(sale) ? this.waiting : this.over
    kept.set(sale.id, sale)
    dropOldest(this.waiting, MOST_WAITING)
    dropOldest(this.over, MOST_OVER)
    return sale
  }

  find(id: string): SaleFacts | undefined {
    return this.over.get(id) ?? this.waiting.get(id)
  }

  /** Oldest first. */
  all(): SaleFacts[] {
    return [...this.waiting.values()]
  }
}
