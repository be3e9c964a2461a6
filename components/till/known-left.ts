import { z } from 'zod'
import type { Units } from '@/lib/domain/availability'

const keptShape = z.object({
  date: z.string(),
  left: z.record(z.templateLiteral([z.enum(['item', 'food']), '/', z.string()]), z.int().min(0)),
})

export type LeftBox = {
  /** As this till last heard it on this trading day, also before it was opened anew: without a link it still counts. */
  known(date: string): Units
  /** What the shop says on this trading day. The same said again is as old as it was. */
  hear(left: Units, date: string): void
}

const nothingCounted: Units = {}

export function leftIn(box: () => Pick<Storage, 'getItem' | 'setItem'>): LeftBox {
  const name = 'chippy:left'
  let heard: { date: string; left: Units } | null = null
  const kept = () => {
    try {
      return keptShape.parse(JSON.parse(box().getItem(name) ?? ''))
    } catch {
      return { date: '', left: nothingCounted }
    }
  }
  return {
    known(date) {
      heard ??= kept()
      return heard.date === date ? heard.left : nothingCounted
    },
    hear(left, date) {
      if (heard?.left === left) return
      heard = { date, left }
      try {
        box().setItem(name, JSON.stringify(heard))
      } catch {
        // A browser that keeps nothing: it counts as long as the page lives.
      }
    },
  }
}
