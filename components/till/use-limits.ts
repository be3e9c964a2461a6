'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import { type Limits, usualLimits } from '@/lib/domain/limits'
import { askNow } from '../live/do-now'

const limitsAnswer = z.object({
  limits: z.object({ discountPercent: z.number(), discountPence: z.number(), voidPence: z.number(), refundPence: z.number() }),
})
/** As this page last heard them: without a link they still count. */
let heard: Limits = usualLimits

export const knownLimits = (): Limits => heard

/** Up to what this till gives away by itself. */
export function useLimits(): Limits {
  const [limits, setLimits] = useState(heard)
  useEffect(() => {
    let left = false
    void askNow('/api/limits', null).then((asked) => {
      const read = asked.ok ? limitsAnswer.safeParse(asked.body) : null
      if (!read?.success) return
      heard = read.data.limits
      if (!left) setLimits(heard)
    })
    return () => {
      left = true
    }
  }, [])
  return limits
}
