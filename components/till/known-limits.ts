import { z } from 'zod'
import { type Limits, usualLimits } from '@/lib/domain/limits'

const limitsShape = z.object({
  ...{ discountPercent: z.number(), discountPence: z.number(), voidPence: z.number(), refundPence: z.number() },
  /** Absent in what was kept before there was one. */
  docketPence: z.number().default(usualLimits.docketPence),
})
const answer = z.object({ limits: limitsShape })

export type LimitsBox = {
  /** As this till last heard them, also before it was opened anew: without a link they still count. */
  known(): Limits
  /** What the shop has answered; null: that is no answer. */
  hear(body: unknown): Limits | null
}

export function limitsIn(box: () => Pick<Storage, 'getItem' | 'setItem'>): LimitsBox {
  const name = 'chippy:limits'
  let heard: Limits | null = null
  const kept = () => {
    try {
      return limitsShape.parse(JSON.parse(box().getItem(name) ?? ''))
    } catch {
      return usualLimits
    }
  }
  return {
    known() {
      heard ??= kept()
      return heard
    },
    hear(body) {
      const read = answer.safeParse(body)
      if (!read.success) return null
      heard = read.data.limits
      try {
        box().setItem(name, JSON.stringify(heard))
      } catch {
        // A browser that keeps nothing: they count as long as the page lives.
      }
      return heard
    },
  }
}
