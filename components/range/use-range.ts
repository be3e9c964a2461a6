'use client'

import type { RangeAnswer } from '@/lib/realtime/range'
import { useAnswer } from '../live/use-answer'

/** How the shop cooks, as it was when the page was opened. Null: not known yet. */
export const useRange = (): RangeAnswer | null => useAnswer<RangeAnswer>('/api/range', 2_000)
