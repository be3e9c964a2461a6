import { addPortions } from '@/lib/domain/cabinet/foods'

/** A till that has said nothing for so long is taken to have gone: it says all of it again every twenty seconds. */
const FORGET_MS = 60_000

type Portions = Readonly<Record<string, number>>

/**
 * What tills have on orders that nobody has paid yet, by the connection that said so. In memory only: it is of the moment, and whoever
 * starts again is told within twenty seconds (docs/decisions/0026).
 */
export class Typing {
  private readonly open = new Map<string, { portions: Portions; atMs: number }>()

  /** Whether the sum may be another now. */
  set(from: string, portions: Portions, nowMs: number): boolean {
    const before = this.open.get(from)
    this.open.delete(from)
    if (Object.keys(portions).length > 0) this.open.set(from, { portions, atMs: nowMs })
    return JSON.stringify(before?.portions ?? {}) !== JSON.stringify(portions)
  }

  gone(from: string): boolean {
    return this.open.delete(from)
  }

  /** Forgets who has fallen silent; whether there was anybody. */
  expire(nowMs: number): boolean {
    const silent = [...this.open].filter(([, { atMs }]) => nowMs - atMs > FORGET_MS)
    for (const [from] of silent) this.open.delete(from)
    return silent.length > 0
  }

  /** Portions by food over all tills. */
  sum(): Record<string, number> {
    return addPortions([...this.open.values()].map(({ portions }) => portions))
  }
}
